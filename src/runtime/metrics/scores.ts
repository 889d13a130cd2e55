import type { Meter } from "../metrics.ts";

/**
 * Metrics of the order of the outputs, each class against the rest: `auc`, the area under the receiver operating
 * characteristic, and `averagePrecision`, the mean precision at each increase of recall; the mean over the classes that
 * have an item, and for `auc` one of another class as well. Of two classes that of the second. NaN where there is no such class.
 *
 * All outputs are kept: 8 bytes for each class of an item and 4 for the item, and while a value is computed 8 more for the item.
 */
export function scoreMeter(classes: number, items: number): Meter {
  let scores = new Float64Array(0);
  let truths = new Int32Array(0);
  let seen = 0;
  return {
    reset: () => void (seen = 0),
    add(outputs, targets, count) {
      const end = seen + count * items;
      if (end > truths.length) {
        const room = Math.max(end, 2 * truths.length);
        const [oldScores, oldTruths] = [scores, truths];
        scores = new Float64Array(room * classes);
        truths = new Int32Array(room);
        scores.set(oldScores);
        truths.set(oldTruths);
      }
      for (let i = 0; i < count * items * classes; i++) scores[seen * classes + i] = outputs[i]!;
      for (let n = 0; n < count * items; n++) truths[seen + n] = targets[n]!;
      seen = end;
    },
    value(name) {
      const area = name === "auc" ? areaUnderCurve : averagePrecision;
      const sorted = new Float64Array(seen);
      let sum = 0;
      let measured = 0;
      for (let k = 0; k < classes; k++) {
        const label = classes === 1 ? 1 : k;
        let positives = 0;
        let negatives = 0;
        for (let n = 0; n < seen; n++) sorted[truths[n] === label ? positives++ : seen - ++negatives] = scores[n * classes + k]!;
        if (positives === 0 || (negatives === 0 && name === "auc")) continue;
        // NaN is sorted to the end.
        const [of, rest] = [sorted.subarray(0, positives).sort(), sorted.subarray(positives).sort()];
        sum += Number.isNaN(of[positives - 1]!) || (negatives > 0 && Number.isNaN(rest[negatives - 1]!)) ? Number.NaN : area(of, rest);
        measured++;
      }
      return sum / measured;
    },
  };
}

/**
 * How often the score of an item of a class is above that of one of the rest; equal scores count half. Both are sorted (Hanley
 * and McNeil, The meaning and use of the area under a receiver operating characteristic curve, 1982).
 */
function areaUnderCurve(of: Float64Array, rest: Float64Array): number {
  let below = 0;
  let upTo = 0;
  let sum = 0;
  for (const score of of) {
    while (below < rest.length && rest[below]! < score) below++;
    while (upTo < rest.length && rest[upTo]! <= score) upTo++;
    sum += below + upTo;
  }
  return sum / 2 / of.length / rest.length;
}

/** The sum over descending thresholds of (R[i] - R[i-1]) P[i], with recall R and precision P of the scores from the threshold on, as in scikit-learn. */
function averagePrecision(of: Float64Array, rest: Float64Array): number {
  let right = of.length;
  let wrong = rest.length;
  let sum = 0;
  while (right > 0) {
    const threshold = of[right - 1]!;
    const before = right;
    while (wrong > 0 && rest[wrong - 1]! >= threshold) wrong--;
    while (right > 0 && of[right - 1]! >= threshold) right--;
    const found = of.length - right;
    sum += ((before - right) * found) / (found + rest.length - wrong);
  }
  return sum / of.length;
}
