/** Which steps a value fits, by the shape that their first input states, and by what they require of it. */
import type { Item, Kind } from "../../ir/ast/expression.ts";
import type { Analysis, Definition, TracedValue } from "../../index.ts";

export type Fit = "fits" | "unknown" | "misfits";

export function fitOf(analysis: Analysis, definition: Definition, value: TracedValue, inside: readonly string[] = []): Fit {
  switch (definition.kind) {
    case "layer": {
      const fields = definition.body.flatMap((s) => (s.kind === "input" ? s.fields : []));
      if (fields[0] === undefined) return "unknown";
      const sizes = new Map<string, number>();
      const fit = fitOfKind(fields[0].encoding, value, sizes);
      return fit === "fits" && analysis.refuses(definition, sizes) ? "misfits" : fit;
    }
    case "function": {
      if (value.index) return "misfits";
      const indices = definition.parameters[0]?.indices;
      return indices === undefined ? "fits" : fitOfItems(indices, value.shape, undefined);
    }
    case "chain": {
      // A block fits what its first step fits.
      const step = definition.body.flatMap((s) => (s.kind === "nested" ? s.body : [s])).find((s) => s.kind === "call");
      if (step?.kind !== "call" || inside.includes(step.call.name.text)) return "unknown";
      const first = analysis.find("layer", step.call.name.text) ?? analysis.find("activation", step.call.name.text) ?? analysis.find("block", step.call.name.text);
      return first === undefined ? "unknown" : fitOf(analysis, first, value, [...inside, definition.name.text]);
    }
    case "optimizer": return "misfits";
  }
}

function fitOfKind(kind: Kind, value: TracedValue, known: Map<string, number>): Fit {
  if (kind.kind === "namedKind") return kind.name.text === "index" && value.index ? fitOfItems(kind.shape ?? [], value.shape, known) : "misfits";
  if (value.index) return "misfits";
  return kind.kind === "shapeKind" ? fitOfItems(kind.items, value.shape, known) : "unknown";
}

/** A pack takes any number of axes; a name any size, or the one that it has already in `known`, which is added to; a number its size. */
function fitOfItems(items: readonly Item[], shape: readonly number[], known: Map<string, number> | undefined): Fit {
  const packs = items.filter((i) => i.kind === "pack").length;
  const least = items.length - packs;
  if (packs === 0 ? shape.length !== least : shape.length < least) return "misfits";
  if (packs > 1) return "unknown";
  const at = items.findIndex((i) => i.kind === "pack");
  const axes = at < 0 ? shape : [...shape.slice(0, at), ...shape.slice(shape.length - (items.length - at - 1))];
  const sizes = items.filter((i) => i.kind !== "pack");
  for (const [i, item] of sizes.entries()) {
    const size = axes[i] ?? 0;
    if (item.kind === "number" && item.value !== size) return "misfits";
    if (item.kind !== "reference" || known === undefined) continue;
    if ((known.get(item.name.text) ?? size) !== size) return "misfits";
    known.set(item.name.text, size);
  }
  return "fits";
}
