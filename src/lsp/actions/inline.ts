/** The right side of an equation takes the place of each read of what it defines. */
import { namesIn, occurrenceAt } from "../lookup.ts";
import { isSame } from "../names/symbols.ts";
import type { Seen } from "../workspace.ts";
import { equationsOf, expressionsIn, type Found } from "./equations.ts";
import type { Change, Rewriting } from "./rewriting.ts";

export function inlineEquation(seen: Seen, offset: number): Rewriting | undefined {
  const thing = occurrenceAt(seen, offset)?.thing;
  const equation = equationsOf(seen).find((e) => e.kind === "equation" && thing !== undefined && e.name.span.start === thing.span.start);
  if (equation === undefined || thing === undefined) return undefined;
  const indices = equation.indices.map((i) => (i.kind === "pack" || i.kind === "reference" ? i.name : undefined));
  // A range that the left side states would be lost.
  if (indices.some((i) => i === undefined)) return undefined;
  const reads = equationsOf(seen).flatMap((e) => expressionsIn(e.value)).filter((e) => e.kind === "reference" && namesIn(seen).occurrences.some((o) => o.span.start === e.name.span.start && isSame(o.thing, thing)));
  const uses = namesIn(seen).occurrences.filter((o) => isSame(o.thing, thing) && o.span.start !== thing.span.start);
  if (reads.length === 0 || new Set(uses.map((o) => o.span.start)).size !== reads.length) return undefined;
  const changes: Change[] = [];
  for (const read of reads) {
    const given = read.kind === "reference" ? (read.indices ?? []) : [];
    const texts = given.map(({ span: { source, start, end } }) => source.text.slice(start, end));
    const text = texts.length === indices.length ? substituted(seen, equation, texts) : undefined;
    if (text === undefined) return undefined;
    changes.push({ start: read.span.start, end: read.span.end, text });
  }
  return { title: `inline \`${thing.name}\``, kind: "inline", changes: [...changes, { ...lineOf(seen.document.getText(), equation), text: "" }] };
}

/** The right side with what is read in place of the indices; nothing where a name would mean something else there. */
function substituted(seen: Seen, { indices, value }: Found, texts: readonly string[]): string | undefined {
  const { source, start, end } = value.span;
  const inside = namesIn(seen).occurrences.filter((o) => start <= o.span.start && o.span.end <= end);
  const bound = new Set(inside.filter((o) => o.thing.kind === "index" && o.span.start === o.thing.span.start).map((o) => o.thing.name));
  if (texts.some((t) => [...t.matchAll(/[A-Za-z_]\w*/g)].some(([name]) => bound.has(name)))) return undefined;
  let text = source.text.slice(start, end);
  const places = new Map(inside.map((o) => [o.span.start, o]));
  for (const o of [...places.values()].sort((a, b) => b.span.start - a.span.start)) {
    const at = indices.findIndex((i) => (i.kind === "pack" || i.kind === "reference") && i.name.span.start === o.thing.span.start && i.name.text === o.thing.name);
    const isPack = at >= 0 && indices[at]?.kind === "pack";
    // Packs have one name in a layer: the same axes under it.
    if (at < 0 || isPack) {
      if (isPack && texts[at] !== `..${o.thing.name}`) return undefined;
      continue;
    }
    const given = texts[at] ?? "";
    const simple = /^\w+$/.test(given);
    text = text.slice(0, o.span.start - start) + (simple ? given : `(${given})`) + text.slice(o.span.end - start);
  }
  const isAtom = value.kind === "number" || value.kind === "reference" || value.kind === "guarded";
  return isAtom ? text : `(${text})`;
}

/** The equation, with its line where it is alone on it. */
function lineOf(text: string, { span }: Found): { readonly start: number; readonly end: number } {
  const begin = text.lastIndexOf("\n", span.start - 1) + 1;
  const end = text.indexOf("\n", span.end);
  const alone = end >= 0 && text.slice(begin, span.start).trim() === "" && text.slice(span.end, end).trim() === "";
  return alone ? { start: begin, end: end + 1 } : { start: span.start, end: span.end };
}
