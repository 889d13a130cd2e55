import type { Meter } from "../metrics.ts";
import { predictedClass } from "./shares.ts";

/**
 * Cohen's kappa (A coefficient of agreement for nominal scales, 1960): (p - e) / (1 - e), for the share p of correct
 * predictions and the share e that independent draws with the same frequencies would give. NaN where e is 1: one class is
 * all there is, and is always predicted.
 */
export function agreementMeter(classes: number, items: number): Meter {
  const count = Math.max(2, classes);
  const actual = new Float64Array(count);
  const predicted = new Float64Array(count);
  let right = 0;
  let seen = 0;
  return {
    reset() {
      actual.fill(0);
      predicted.fill(0);
      right = 0;
      seen = 0;
    },
    add(outputs, targets, examples) {
      for (let n = 0; n < examples * items; n++) {
        const truth = targets[n]!;
        const found = predictedClass(outputs, classes, n);
        actual[truth] = actual[truth]! + 1;
        predicted[found] = predicted[found]! + 1;
        if (found === truth) right++;
      }
      seen += examples * items;
    },
    value() {
      let chance = 0;
      for (let k = 0; k < count; k++) chance += actual[k]! * predicted[k]!;
      return (seen * right - chance) / (seen * seen - chance);
    },
  };
}
