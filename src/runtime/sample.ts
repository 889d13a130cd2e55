/** Classes drawn from probabilities. */
import { onBoth } from "./exponential.ts";
import { pow } from "./logarithm.ts";
import { uniform } from "./random.ts";
import { checkRecord, inWords } from "./checks.ts";

/** How a class is drawn. The draw is a function of `seed` and the step: the same steps with one seed give the same classes. */
export interface SampleOptions {
  /** Probabilities are raised to 1 / temperature: below 1 likely classes become likelier, at 0 the likeliest is taken. 1 by default. */
  readonly temperature?: number;
  /** Only so many classes, the likeliest, are drawn from. All by default. */
  readonly topK?: number;
  /** A whole number, 1 by default. */
  readonly seed?: number;
}

/** Throws for options that do not fit. */
export function checkSample(options: SampleOptions | undefined): void {
  if (options === undefined) return;
  checkRecord(options, "sample");
  const { temperature = 1, topK = 1, seed = 1 } = options;
  if (!(temperature >= 0 && temperature < Infinity)) throw new RangeError(`temperature is ${inWords(temperature)}, not a number from 0`);
  if (!Number.isInteger(topK) || topK < 1) throw new RangeError(`topK is ${inWords(topK)}, not a whole number from 1`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${inWords(seed)}, not a whole number`);
}

/** The number of the likeliest class, or with options that of a class that is drawn; `occurrence` distinguishes draws of one step. */
export function chooseClass(shares: ArrayLike<number>, count: number, options: SampleOptions | undefined, step: number, occurrence: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (shares[k]! > shares[best]!) best = k;
  const { temperature = 1, topK = count, seed = 1 } = options ?? {};
  if (options === undefined || temperature === 0 || topK === 1) return best;
  // Of equal ones the first counts as likelier.
  const ranked = Array.from({ length: count }, (_, k) => k);
  if (topK < count) ranked.sort((a, b) => shares[b]! - shares[a]! || a - b).splice(topK);
  const weights = ranked.map((k) => pow(onBoth(Math.max(shares[k]!, 0) / shares[best]!, 1 / temperature))[0]!);
  let left = uniform(seed, step, occurrence, 0) * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < ranked.length; i++) {
    left -= weights[i]!;
    if (left < 0) return ranked[i]!;
  }
  return best;
}
