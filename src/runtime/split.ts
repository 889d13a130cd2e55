/**
 * Splits of a data set by classes, groups or time. They take whole numbers and comparisons alone, so that one seed gives
 * the same split in every engine.
 */
import { shuffleOrder } from "./random.ts";

/** A part of a data set that is not drawn at random alone. */
export interface Split {
  /** Of all examples, in (0, 1). */
  readonly share: number;
  /** `stratify`: each class has the same share in both parts. `group`: equal values are in one part. `time`: the greatest values are held out. */
  readonly by: "stratify" | "group" | "time";
  /** The values to split by, one for each example. */
  readonly column: string;
}

/** Values to split by, one for each example: numbers, or text such as `2024-05-01`. */
export type SplitValues = ArrayLike<number> | ArrayLike<string>;

/** `splitBy` as a type, so that a module has the function only where it calls it. */
export type SplitRows = (by: Split["by"], values: SplitValues, order: Int32Array, count: number, held: number, seed: number) => number;

/**
 * Moves the rows that are held out to the end of the first `count` of an order, `held` of them or about as many; returns their
 * number, 0 if these rows cannot be parted.
 */
export function splitBy(by: Split["by"], values: SplitValues, order: Int32Array, count: number, held: number, seed: number): number {
  switch (by) {
    case "stratify": return holdClasses(values, order, count, held);
    case "group": return holdGroups(values, order, count, held, seed);
    case "time": return holdLatest(values, order, count, held);
  }
}

/** Each class gives its share, rounded by largest remainders, and keeps one example at least. */
function holdClasses(values: SplitValues, order: Int32Array, count: number, held: number): number {
  const sizes = new Map<unknown, number>();
  for (let i = 0; i < count; i++) sizes.set(values[order[i]!], (sizes.get(values[order[i]!]) ?? 0) + 1);
  const given = new Map<unknown, number>();
  let left = held;
  for (const [value, size] of sizes) {
    const whole = Math.floor((size * held) / count);
    given.set(value, whole);
    left -= whole;
  }
  const remainders = [...sizes].map(([value, size]) => ({ value, size, remainder: (size * held) % count })).sort((a, b) => b.remainder - a.remainder || b.size - a.size);
  for (const { value, size } of remainders) {
    const whole = given.get(value) ?? 0;
    if (left === 0 || whole >= size - 1) continue;
    given.set(value, whole + 1);
    left -= 1;
  }
  return moveToEnd(order, count, (row) => {
    const open = given.get(values[row]) ?? 0;
    if (open > 0) given.set(values[row], open - 1);
    return open > 0;
  });
}

/** Groups in a drawn order, each whole, as long as they bring the part nearer to its size. */
function holdGroups(values: SplitValues, order: Int32Array, count: number, held: number, seed: number): number {
  const sizes = new Map<unknown, number>();
  // In the order of their rows: that of the examples is drawn.
  for (const row of order.slice(0, count).sort()) sizes.set(values[row], (sizes.get(values[row]) ?? 0) + 1);
  const groups = [...sizes];
  const drawn = Int32Array.from(groups.keys());
  shuffleOrder(drawn, groups.length, seed, 0);
  const chosen = new Set<unknown>();
  let left = held;
  for (const at of drawn) {
    const [value, size] = groups[at]!;
    if (size > 2 * left || chosen.size >= groups.length - 1) continue;
    chosen.add(value);
    left -= size;
  }
  // Where each group is more than the part, the smallest one is nearest to it.
  if (chosen.size === 0 && groups.length > 1) chosen.add(groups.reduce((least, group) => (group[1] < least[1] ? group : least))[0]);
  return moveToEnd(order, count, (row) => chosen.has(values[row]));
}

/** The last ones. Equal times are in one part, so that the boundary is moved to the nearest place between two. */
function holdLatest(values: SplitValues, order: Int32Array, count: number, held: number): number {
  const sorted = order.slice(0, count).sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b));
  order.set(sorted);
  const parts = (at: number): boolean => at > 0 && at < count && values[sorted[at - 1]!] !== values[sorted[at]!];
  for (let distance = 0; distance < count; distance++) {
    for (const first of [count - held - distance, count - held + distance]) if (parts(first)) return count - first;
  }
  return 0;
}

/** Rows for which `isHeld`, asked from the last one on, go to the end; the order is kept on both sides. */
function moveToEnd(order: Int32Array, count: number, isHeld: (row: number) => boolean): number {
  const held: number[] = [];
  const kept: number[] = [];
  for (let i = count - 1; i >= 0; i--) {
    const row = order[i]!;
    (isHeld(row) ? held : kept).push(row);
  }
  order.set(kept.reverse());
  order.set(held.reverse(), kept.length);
  return held.length;
}
