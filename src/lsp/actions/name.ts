/** A part of an equation becomes an equation of its own, over the indices that it reads. */
import { namesIn } from "../lookup.ts";
import { isReduction } from "../names/expressions.ts";
import type { Seen } from "../workspace.ts";
import { equationsOf, expressionsIn } from "./equations.ts";
import { freshName, indentation, type Rewriting, type Selected } from "./rewriting.ts";

export function nameEquation(seen: Seen, { start, end }: Selected): Rewriting | undefined {
  const text = seen.document.getText();
  const equation = equationsOf(seen).find(({ value: { span } }) => span.start <= start && end <= span.end);
  const part = equation && expressionsIn(equation.value).find(({ span }) => span.start === start && span.end === end);
  if (equation === undefined || part === undefined || part.kind === "number" || part.kind === "string") return undefined;
  const own = new Set(equation.indices.flatMap((i) => (i.kind === "pack" ? [i.name.span.start] : i.kind === "reference" ? [i.name.span.start] : i.kind === "binary" && i.left.kind === "reference" ? [i.left.name.span.start] : [])));
  const inside = expressionsIn(part).flatMap((e) => (e.kind === "reference" && isReduction(e.arguments ?? []) ? (e.arguments ?? []) : []));
  const packs = new Set([...equation.indices, ...inside].flatMap((i) => (i.kind === "pack" || i.kind === "packArgument" ? [i.name.text] : [])));
  const used = namesIn(seen).occurrences.filter((o) => start <= o.span.start && o.span.end <= end);
  // An index of a sum around the part has no value outside of the sum.
  const lost = used.some(({ thing }) => (thing.kind === "index" && !own.has(thing.span.start) && !(start <= thing.span.start && thing.span.end <= end)) || (thing.kind === "pack" && !packs.has(thing.name)));
  const read = new Set(used.map(({ thing }) => thing.name));
  if (lost) return undefined;
  const kept = equation.indices.filter((i) => {
    const name = i.kind === "pack" ? i.name.text : i.kind === "reference" ? i.name.text : i.kind === "binary" && i.left.kind === "reference" ? i.left.name.text : undefined;
    return name !== undefined && read.has(name);
  });
  const name = freshName(text, "part");
  const left = kept.map(({ span }) => text.slice(span.start, span.end));
  const reads = kept.map((i) => (i.kind === "binary" && i.left.kind === "reference" ? i.left.name.text : text.slice(i.span.start, i.span.end)));
  const listed = (items: readonly string[]): string => (items.length === 0 ? "" : `[${items.join(", ")}]`);
  return {
    title: `name it \`${name}${listed(left)}\``, kind: "extract",
    changes: [
      { start: equation.span.start, end: equation.span.start, text: `${name}${listed(left)} = ${text.slice(start, end)}\n${indentation(text, equation.span.start)}` },
      { start, end, text: `${name}${listed(reads)}` },
    ],
  };
}
