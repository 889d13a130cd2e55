/** The size of a model while it is elaborated, and its limits. */
import type { LayerDeclaration } from "../../ir/ast/types.ts";
import type { Span } from "../../source/source.ts";
import type { Elaboration, Named } from "./types.ts";

/** Calls of a model: some thousands of layers. */
export const mostCalls = 6000;

/** Axes of an array: each is a loop in a loop, and an index of every read. */
export const mostAxes = 32;

/** Whether so many more calls are within the limit; false, and a fault, where they are not. */
export function grows({ size, report }: Elaboration, calls: number, span: Span): boolean {
  if (size.exceeded) return false;
  if (size.calls + calls <= mostCalls) return true;
  size.exceeded = true;
  report.add("tooManyCalls", span, { calls: Math.floor(size.calls + calls), limit: mostCalls });
  return false;
}

/** How many calls a layer makes: one, and those of the layers that its equations apply to whole values. */
export function weightOfLayer(e: Elaboration, { declaration, library }: Named<LayerDeclaration>): number {
  return known(e, declaration, () => declaration.body.reduce((sum, s) => {
    const value = s.kind === "equation" || s.kind === "layerOutput" ? s.value : undefined;
    const layer = value?.kind === "reference" && value.arguments !== undefined ? library.layer(value.name.text) : undefined;
    return layer === undefined ? sum : sum + weightOfLayer(e, layer);
  }, 1));
}

/** Counts each part once; recursion counts 0 here and is refused elsewhere. */
export function known({ size: { weights } }: Elaboration, part: object, count: () => number): number {
  const found = weights.get(part);
  if (found !== undefined) return found;
  weights.set(part, 0);
  const weight = count();
  weights.set(part, weight);
  return weight;
}
