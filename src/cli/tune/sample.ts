/** The configurations of a search: a grid, or draws. */
import { exp, log } from "../../ir/equation/elementary.ts";
import { uniform } from "../../runtime/random.ts";
import type { Dimension } from "./space.ts";

/** The value of each dimension, as it is written in a file. */
export type Configuration = readonly string[];

/** Draws for one configuration that is not among those before. */
const attempts = 100;

/** Whether the space is that of lists with no more configurations than `count`, of which all are tried. */
function isGrid(space: readonly Dimension[], count: number): boolean {
  return size(space) <= count;
}

/** `count` different ones at most: the whole grid where it is small enough, else draws that depend on the seed alone. */
export function configurations(space: readonly Dimension[], count: number, seed: number): readonly Configuration[] {
  if (isGrid(space, count)) return grid(space);
  const taken = new Map<string, Configuration>();
  for (let trial = 0; trial < count; trial++) {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const drawn = space.map((dimension, d) => draw(dimension, uniform(seed, trial, d, attempt)));
      const key = drawn.join("\n");
      if (taken.has(key)) continue;
      taken.set(key, drawn);
      break;
    }
  }
  return [...taken.values()];
}

/** The number of configurations; infinite with a range of real numbers. */
function size(space: readonly Dimension[]): number {
  return space.reduce((product, d) => product * (d.kind === "list" ? d.values.length : d.whole ? Math.floor(d.high - d.low) + 1 : Infinity), 1);
}

function grid(space: readonly Dimension[]): readonly Configuration[] {
  return space.reduce<readonly Configuration[]>((all, d) => {
    const values = d.kind === "list" ? d.values : Array.from({ length: d.high - d.low + 1 }, (_, k) => String(d.low + k));
    return all.flatMap((before) => values.map((value) => [...before, value]));
  }, [[]]);
}

/** `share`: from 0 to less than 1. */
function draw(dimension: Dimension, share: number): string {
  if (dimension.kind === "list") return dimension.values[Math.floor(share * dimension.values.length)] ?? "";
  const { low, high, logarithmic, whole } = dimension;
  const end = whole ? high + 1 : high;
  const value = logarithmic ? exp(log(low) + share * (log(end) - log(low))) : low + share * (end - low);
  return whole ? String(Math.min(high, Math.max(low, Math.floor(value)))) : String(Number(value.toPrecision(3)));
}
