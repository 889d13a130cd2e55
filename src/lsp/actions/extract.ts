/** Steps of a chain become a block, whose parameters are the compile-time numbers that they read. */
import type { ChainStatement } from "../../ir/ast/types.ts";
import { bodiesOf, namesIn } from "../lookup.ts";
import type { Seen } from "../workspace.ts";
import { freshName, type Rewriting, type Selected } from "./rewriting.ts";

export function extractBlock(seen: Seen, { start, end }: Selected): Rewriting | undefined {
  const text = seen.document.getText();
  const declaration = seen.analysis.file.declarations.find((d) => d.span.start <= start && end <= d.span.end);
  if (declaration?.kind !== "chain") return undefined;
  const steps = selectedIn(declaration.body, start, end);
  if (steps === undefined || !steps.every((s) => ["call", "nested", "rate", "repeat", "as", "let", "shapeAssertion", "equation"].includes(s.kind))) return undefined;
  const { occurrences } = namesIn(seen);
  const isInside = (at: number): boolean => start <= at && at < end;
  const outside = occurrences.filter((o) => isInside(o.span.start) && o.thing.span.source.name === seen.uri && !isInside(o.thing.span.start) && o.thing.definition === undefined && !(o.thing.kind === "parameter" && o.thing.of !== declaration));
  const numbers = [...new Set(outside.map((o) => o.thing.name))];
  if (outside.some((o) => !["parameter", "number", "index"].includes(o.thing.kind))) return undefined;
  const readLater = occurrences.some((o) => !isInside(o.span.start) && isInside(o.thing.span.start) && o.thing.span.source.name === seen.uri);
  if (readLater) return undefined;
  const name = freshName(text, "part");
  const list = numbers.length === 0 ? "" : `(${numbers.join(", ")})`;
  const from = beginningOf(text, declaration.span.start);
  return {
    title: `extract the block \`${name}${list}\``, kind: "extract",
    changes: [{ start: from, end: from, text: `block ${name}${list} {\n  ${text.slice(start, end)}\n}\n\n` }, { start, end, text: `${name}${list}` }],
  };
}

/** Whole statements of one body. */
function selectedIn(body: readonly ChainStatement[], start: number, end: number): readonly ChainStatement[] | undefined {
  const inside = body.filter((s) => start <= s.span.start && s.span.end <= end);
  if (inside[0]?.span.start === start && inside.at(-1)?.span.end === end) return inside;
  return body.flatMap(bodiesOf).map((b) => selectedIn(b, start, end)).find((b) => b !== undefined);
}

/** Of a declaration, with the comment that documents it. */
function beginningOf(text: string, start: number): number {
  let at = text.lastIndexOf("\n", start - 1) + 1;
  for (;;) {
    const before = text.lastIndexOf("\n", at - 2) + 1;
    if (at === 0 || !text.slice(before, at).trimStart().startsWith("///")) return at;
    at = before;
  }
}
