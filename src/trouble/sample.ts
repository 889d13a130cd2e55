/** A sample of some rows of a data set, spread over them evenly. */
import type { RowsOf } from "../data/leaks.ts";
import type { DataArray } from "../data/growing.ts";

export interface Sample {
  readonly count: number;
  readonly arrays: ReadonlyMap<string, DataArray>;
}

export function sampleOf({ data: { arrays, count: total }, rows }: RowsOf, most: number): Sample {
  const count = Math.min(rows.length, most);
  const chosen = Array.from({ length: count }, (_, k) => rows[Math.floor((k * rows.length) / count)] ?? 0);
  return { count, arrays: new Map([...arrays].map(([name, array]) => [name, rowsOf(array, array.length / total, chosen)])) };
}

/** The sample with some arrays in another order of its rows: the `k`-th, which is the same each time. */
export function shuffled({ count, arrays }: Sample, names: ReadonlySet<string>, k: number): Sample {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = 12345 + k;
  for (let i = count - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j] ?? i, order[i] ?? j];
  }
  return { count, arrays: new Map([...arrays].map(([name, array]) => [name, names.has(name) ? rowsOf(array, array.length / count, order) : array])) };
}

function rowsOf(array: DataArray, width: number, rows: readonly number[]): DataArray {
  const taken = array.slice(0, rows.length * width);
  rows.forEach((row, k) => taken.set(array.subarray(row * width, (row + 1) * width), k * width));
  return taken;
}
