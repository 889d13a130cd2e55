/** The learning rate that a range test suggests: where the smoothed loss falls fastest. */
import { exp, log } from "../../ir/equation/elementary.ts";
import type { RangeStep } from "./range-test.ts";

export interface Suggestion {
  /** Rounded to 1, 1.5, 2, 3, 5 or 7 times a power of ten. */
  readonly rate: number;
  /** The rate of the least smoothed loss. */
  readonly least: number;
}

/** Said with a suggestion, and without one. */
export const rule = "the steepest descent of the smoothed loss over the logarithm of the rate, below the rate of its least value";

/** The deviation of the weights of neighbours, as a share of all steps: a fifth of a decade in eight. */
const width = 1 / 40;
/** The loss must fall by this share of itself, and by more than the noise. */
const leastFall = 0.02;

/** Means of neighbours with weights of a Gaussian. It looks to both sides, so that it does not lag as a running mean does. */
export function smooth(losses: readonly number[], whole: number): readonly number[] {
  const deviation = Math.max(1, whole * width);
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: reach + 1 }, (_, d) => exp((-d * d) / (2 * deviation * deviation)));
  return losses.map((_, i) => {
    let [sum, all] = [0, 0];
    for (let k = Math.max(0, i - reach); k <= Math.min(losses.length - 1, i + reach); k++) {
      const weight = weights[Math.abs(k - i)] ?? 0;
      sum += weight * (losses[k] ?? 0);
      all += weight;
    }
    return sum / all;
  });
}

/** `undefined` where the loss does not fall, but for noise. */
export function suggest(steps: readonly RangeStep[], smoothed: readonly number[]): Suggestion | undefined {
  const lowest = smoothed.reduce((best, value, i) => (value < (smoothed[best] ?? Infinity) ? i : best), 0);
  const start = smoothed[0] ?? 0;
  const noise = deviation(steps.slice(0, Math.max(2, Math.floor(steps.length / 4))).map(({ loss }, i) => loss - (smoothed[i] ?? 0)));
  if (start - (smoothed[lowest] ?? start) <= Math.max(leastFall * Math.abs(start), noise)) return undefined;
  let steepest = 1;
  let most = 0;
  for (let i = 1; i < lowest; i++) {
    const fall = (smoothed[i - 1] ?? 0) - (smoothed[i + 1] ?? 0);
    if (fall > most) [steepest, most] = [i, fall];
  }
  const rate = steps[steepest]?.rate;
  return rate === undefined ? undefined : { rate: rounded(rate), least: rounded(steps[lowest]?.rate ?? rate) };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length);
}

const factors = [1, 1.5, 2, 3, 5, 7, 10] as const;

function rounded(rate: number): number {
  const power = Math.floor(log(rate) / log(10) + 1e-9);
  const near = factors.map((factor) => Number(`${factor}e${power}`));
  const distance = (other: number): number => Math.abs(log(other) - log(rate));
  return near.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}
