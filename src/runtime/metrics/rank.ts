import type { Meter } from "../metrics.ts";
import { predictedClass } from "./shares.ts";

/**
 * The share of items whose class is among the `top` with the greatest outputs; of equal ones the first counts as greater, so
 * that `top` = 1 is the accuracy.
 */
export function rankMeter(classes: number, items: number, top: number): Meter {
  let found = 0;
  let seen = 0;
  return {
    reset() {
      found = 0;
      seen = 0;
    },
    add(outputs, targets, count) {
      for (let n = 0; n < count * items; n++) if (classesBefore(outputs, classes, n, targets[n]!) < top) found++;
      seen += count * items;
    },
    value: () => found / seen,
  };
}

/** How many classes come before one. */
function classesBefore(outputs: ArrayLike<number>, classes: number, n: number, truth: number): number {
  if (classes === 1) return predictedClass(outputs, classes, n) === truth ? 0 : 1;
  const own = outputs[n * classes + truth]!;
  let before = 0;
  // NaN, which compares with nothing, comes before.
  for (let k = 0; k < classes; k++) if (k < truth ? !(outputs[n * classes + k]! < own) : k > truth && !(outputs[n * classes + k]! <= own)) before++;
  return before;
}
