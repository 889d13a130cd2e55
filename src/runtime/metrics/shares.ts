/** Outputs of classes as probabilities. `classes` is 1 where an output is one number: the probability of the second of two classes. */

/** The probability of class `k` of item `n`. */
export function shareOf(outputs: ArrayLike<number>, classes: number, n: number, k: number): number {
  return classes === 1 ? (k === 1 ? outputs[n]! : 1 - outputs[n]!) : outputs[n * classes + k]!;
}

/** The class that `predict` gives: the first of the greatest, and of two the second from one half. */
export function predictedClass(outputs: ArrayLike<number>, classes: number, n: number): number {
  if (classes === 1) return outputs[n]! >= 0.5 ? 1 : 0;
  let best = 0;
  for (let k = 1; k < classes; k++) if (outputs[n * classes + k]! > outputs[n * classes + best]!) best = k;
  return best;
}
