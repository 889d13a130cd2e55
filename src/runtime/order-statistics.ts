/** Medians and most frequent values of numbers over the training examples that have them. */
import type { FittingPass } from "./fit.ts";

/** One fitted array: a statistic of each of the numbers from component `from` of an example on, behind each of which is its mark. */
export interface OrderStatistic {
  readonly statistic: "median" | "mode";
  readonly values: { [index: number]: number; readonly length: number };
  readonly rows: ArrayLike<number>;
  /** Numbers of one example. */
  readonly width: number;
  readonly from: number;
}

/** The pass that computes them, and then calls `last`. Where no example has a number, the statistic is 0. */
export function orderPass(statistics: readonly OrderStatistic[], last: () => void): FittingPass {
  let found: number[][][] = [];
  return {
    begin() {
      found = statistics.map(({ values }) => Array.from({ length: values.length }, () => []));
    },
    accumulate(count) {
      statistics.forEach(({ rows, width, from }, s) => {
        found[s]!.forEach((numbers, i) => {
          for (let at = from + 2 * i; at < count * width; at += width) if (rows[at + 1] === 0) numbers.push(rows[at]!);
        });
      });
    },
    finish() {
      statistics.forEach(({ statistic, values }, s) => {
        found[s]!.forEach((numbers, i) => {
          const sorted = Float64Array.from(numbers).sort();
          values[i] = statistic === "median" ? medianOf(sorted) : modeOf(sorted);
        });
      });
      found = [];
      last();
    },
  };
}

/** The middle of sorted numbers, or the mean of the two in the middle. */
function medianOf(sorted: Float64Array): number {
  const { length } = sorted;
  return length === 0 ? 0 : (sorted[(length - 1) >> 1]! + sorted[length >> 1]!) / 2;
}

/** The most frequent of sorted numbers, the least of several. */
function modeOf(sorted: Float64Array): number {
  let best = 0;
  let most = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from > most) [best, most] = [sorted[from]!, to - from];
  }
  return best;
}
