import type { Meter } from "../metrics.ts";
import { predictedClass, shareOf } from "./shares.ts";

/**
 * The expected calibration error (Guo et al., On calibration of modern neural networks, 2017): over 15 bins of equal width
 * of the probability of the predicted class, the mean difference between it and the share of correct predictions, weighted by
 * the number of items. A bin contains its upper end.
 */
export function calibrationMeter(classes: number, items: number): Meter {
  /** Of each bin, the sum of correct predictions (1) less their probabilities. */
  const surplus = new Float64Array(15);
  let seen = 0;
  return {
    reset() {
      surplus.fill(0);
      seen = 0;
    },
    add(outputs, targets, count) {
      for (let n = 0; n < count * items; n++) {
        const predicted = predictedClass(outputs, classes, n);
        const share = shareOf(outputs, classes, n, predicted);
        const bin = Math.min(14, Math.max(0, Math.ceil(share * 15) - 1));
        surplus[bin] = surplus[bin]! + (predicted === targets[n]! ? 1 : 0) - share;
      }
      seen += count * items;
    },
    value: () => surplus.reduce((sum, s) => sum + Math.abs(s), 0) / seen,
  };
}
