/** The shapes of values, from the left sides and the subscripts of their equations. */
import type { Fix, Note } from "../../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../../source/source.ts";
import type { Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { refuseUnknownRead } from "../expressions/unknown-reads.ts";
import { namesIn } from "./batched.ts";
import { declareUpdate, declareValue } from "./declarations.ts";
import { looseIn, refuseLoose } from "./loose.ts";
import { joinPieces, type Left, readLeft } from "./left-sides.ts";
import type { Defining, Shaped, Stated } from "./types.ts";
import { defineWhole } from "./whole.ts";

type Groups = ReadonlyMap<string, readonly Stated[]>;

/** The shape of each value but those that are whole already, every one declared; `undefined` after a fault. */
export function findShapes(defining: Defining, groups: Groups): readonly Shaped[] | undefined {
  const shaped: Shaped[] = [];
  const waiting = new Map(groups);
  while (waiting.size > 0) {
    let outcome = shapeWaiting(defining, waiting, shaped, false);
    // Branches give a range only where nothing else will: after each value that needed one, the others are tried without.
    if (outcome === "none") outcome = shapeWaiting(defining, waiting, shaped, true);
    if (outcome === "found") continue;
    if (outcome === "none" && !shaped.some(({ pieces }) => pieces.some(({ stated }) => refuseLooseOf(stated, defining.base, waiting)))) reportWaiting(defining, waiting);
    return undefined;
  }
  return shaped;
}

/** Finds the shapes of the values that need no other one first; with `weak`, of one, from subscripts in branches too. */
function shapeWaiting(defining: Defining, waiting: Map<string, readonly Stated[]>, shaped: Shaped[], weak: boolean): "found" | "none" | "fault" {
  let found = false;
  for (const [key, group] of waiting) {
    const outcome = shapeOf(defining, group, waiting, weak);
    if (outcome === "waiting") continue;
    if (outcome === "fault") return "fault";
    waiting.delete(key);
    if (outcome !== "whole") shaped.push(outcome);
    if (weak) return "found";
    found = true;
  }
  return found ? "found" : "none";
}

/** The shape of one value, which is declared; `waiting` where it follows from shapes that are not known yet. */
function shapeOf(defining: Defining, group: readonly Stated[], waiting: Groups, weak: boolean): Shaped | "waiting" | "whole" | "fault" {
  const { e, base } = defining;
  const [first] = group;
  if (first === undefined) return "whole";
  if (first.items === undefined && first.kind === "local") {
    const outcome = defineWhole(defining, first, waiting);
    if (outcome !== "scalar") return outcome;
  }
  // A base case takes the ranges of its indices from the general case.
  const general = group.length === 1 ? undefined : group.map((stated) => readLeft(stated, base, weak)).find((left) => left.kind === "known" && isGeneral(left.lefts));
  const beside = general?.kind === "known" ? general.lefts : undefined;
  const pieces: { stated: Stated; lefts: readonly Left[] }[] = [];
  for (const stated of group) {
    const left = readLeft(stated, base, weak, beside);
    if (left.kind !== "known") return left.kind;
    pieces.push({ stated, lefts: left.lefts });
  }
  const [, second] = pieces.filter(({ lefts }) => isGeneral(lefts));
  if (second !== undefined) {
    diagnose(base, "definedTwice", second.stated.span, { name: first.name }, { notes: [{ message: "first defined here", span: first.span }] });
    return "fault";
  }
  const joined = joinPieces(first.name, pieces.map((p) => p.lefts), first.span, e);
  if (joined === undefined) return "fault";
  const declared = first.kind === "update" ? declareUpdate(defining, first, joined.extents) : declareValue(defining, first, joined);
  return declared ? { name: first.name, kind: first.kind, pieces } : "fault";
}

function isGeneral(lefts: readonly Left[]): boolean {
  return lefts.every(({ kind }) => kind !== "constant");
}

/** Reports indices that a left side lacks, where shapes that would follow from it do not. */
function refuseLooseOf({ name, items, value, span }: Stated, base: Context, waiting: Groups): boolean {
  const equation = { value, left: { name, items, span } };
  return [...looseIn(equation, base).keys()].some((index) => !waiting.has(index) && refuseLoose(index, { ...base, equation }));
}

/** Reports the values whose shapes follow from nothing; values that read one of them are not reported. */
function reportWaiting(defining: Defining, waiting: Groups): void {
  const names = new Set([...waiting.values()].flatMap((group) => group.map((s) => s.name)));
  const roots = [...waiting.values()].filter((group) => group.every((s) => [...namesIn(s.value).keys()].every((n) => n === s.name || !names.has(n))));
  for (const stated of [...(roots.length > 0 ? roots : waiting.values())].flat()) {
    const left = readLeft(stated, defining.base, true);
    if (refuseUnknownRead(stated.value, defining.base, names)) continue;
    if (left.kind === "waiting") diagnose(defining.base, "indexWithoutRange", left.span, { index: left.index }, instead(stated, left, defining));
    else if (stated.items === undefined) diagnose(defining.base, "cycleWithoutStep", stated.span, { names: [stated.name] });
  }
}

/** Indices that the right side reads and the left side lacks, in place of one that it has alone. */
function instead({ name, items, value, span }: Stated, waiting: { readonly index: string; readonly span: Span }, { base }: Defining): { readonly notes: readonly Note[]; readonly fixes: readonly Fix[] } {
  const loose = [...looseIn({ value, left: { name, items, span } }, base)].flatMap(([index, places]) => (places[0] === undefined ? [] : [{ index, span: places[0] }]));
  return {
    notes: loose.map((other) => ({ message: `the right side reads \`${other.index}\`, which is not on the left side`, span: other.span })),
    fixes: loose.map((other) => ({ title: `write \`${other.index}\` for \`${waiting.index}\``, edits: [{ span: waiting.span, text: other.index }] })),
  };
}
