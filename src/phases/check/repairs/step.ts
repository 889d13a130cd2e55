/** Repairs of a call whose input does not fit: what to write in its place or before it. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Item, Reference } from "../../../ir/ast/expression.ts";
import type { Library, Way } from "../types.ts";
import { insertBefore, renamed, replace } from "./edits.ts";
import { continuationsOf, relativesOf, reshapersOf, reshapesTo } from "./signatures.ts";
import { writtenBatch } from "./way.ts";

export interface Misfit {
  readonly library: Library;
  readonly call: Reference;
  readonly way: Way;
  readonly found: readonly number[];
  readonly pattern: readonly Item[];
}

type Repair = (misfit: Misfit, rank: number) => readonly Fix[];

/** One line each: a shape that is found where others are expected, and what may be meant. In order of likelihood. */
const repairs: readonly { readonly meant: string; readonly candidates: Repair }[] = [
  { meant: "a square image without an axis for its channel", candidates: (misfit, rank) => (rank === 3 && misfit.found.length === 2 && misfit.found[0] === misfit.found[1] ? reshaped(misfit, [...misfit.found, 1]) : []) },
  { meant: "the same for values of other axes", candidates: ({ library, call, found }) => relativesOf(library, call, found.length).map((s) => replace(renamed(call, s.name))) },
  { meant: "a first axis that is the batch", candidates: (misfit, rank) => batch(misfit, rank, true) },
  { meant: "an image of one channel, or times of one value", candidates: (misfit, rank) => (misfit.found.length === rank - 1 ? reshaped(misfit, [...misfit.found, 1]) : []) },
  { meant: "a square image in a row", candidates: (misfit, rank) => squares(misfit.found, rank).flatMap((shape) => reshaped(misfit, shape)) },
  {
    meant: "the last state of what came before",
    candidates: ({ library, way, found }, rank) => {
      const last = way.history.findLast((s) => s.after.length === found.length);
      return last === undefined || found.length <= rank ? [] : continuationsOf(library, last.reference).map((s) => replace(renamed(last.reference, s.name)));
    },
  },
  { meant: "all numbers as one vector", candidates: ({ library, call, found }, rank) => reshapersOf(library, found.length, rank).map((s) => insertBefore(call, s.name)) },
  { meant: "a first axis that is the batch, of an unusual size for one", candidates: (misfit, rank) => batch(misfit, rank, false) },
];

function batch({ library, way, found }: Misfit, rank: number, likely: boolean): readonly Fix[] {
  const written = found.length === rank + 1 ? writtenBatch(way, library) : undefined;
  return written !== undefined && written.likely === likely ? [written.fix] : [];
}

function reshaped({ library, call }: Misfit, shape: readonly number[]): readonly Fix[] {
  return reshapesTo(library, shape).map((step) => insertBefore(call, step));
}

function squares(found: readonly number[], rank: number): readonly (readonly number[])[] {
  const [count] = found;
  if (found.length !== 1 || count === undefined || rank !== 3) return [];
  return [1, 3].flatMap((channels) => {
    const side = Math.sqrt(count / channels);
    return Number.isInteger(side) ? [[side, side, channels]] : [];
  });
}

export function repairsOfStep(misfit: Misfit): readonly Fix[] {
  const rank = misfit.pattern.filter((i) => i.kind !== "pack").length;
  return repairs.flatMap(({ candidates }) => candidates(misfit, rank));
}
