/** The examples that `fit` holds out for validation: the split of `startFit` in src/runtime/fit.ts. */
import type { DataSet } from "../../data/read.ts";
import type { FitDefaults } from "../../runtime/fit.ts";
import { shuffleOrder } from "../../runtime/random.ts";

type Split = Pick<FitDefaults, "validation" | "hold" | "seed" | "shuffle">;

/** In the order of the data; none where nothing is held out. */
export function heldOut(examples: number, { validation, hold, seed, shuffle }: Split): Int32Array {
  const order = Int32Array.from({ length: examples }, (_, i) => i);
  const held = validation === 0 ? 0 : Math.min(examples - 1, Math.max(1, Math.round(examples * validation)));
  if (held > 0 && shuffle && hold === "drawn") shuffleOrder(order, examples, seed, 0);
  return order.subarray(examples - held).sort();
}

/** The examples of some rows. */
export function rowsOf(data: DataSet, rows: Int32Array): DataSet {
  const arrays = [...data.arrays].map(([name, array]) => {
    const width = array.length / data.count;
    const taken = array.slice(0, rows.length * width);
    rows.forEach((row, i) => taken.set(array.subarray(row * width, (row + 1) * width), i * width));
    return [name, taken] as const;
  });
  return { count: rows.length, arrays: new Map(arrays), dropped: 0 };
}
