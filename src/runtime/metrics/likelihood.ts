import { exp, on } from "../exponential.ts";
import { log } from "../logarithm.ts";
import type { Meter } from "../metrics.ts";
import { shareOf } from "./shares.ts";

/**
 * `logLoss`: the mean of -ln p of the true class, where p is at least 2^-52, as in scikit-learn. `perplexity`: its
 * exponential (Jelinek et al., Perplexity: a measure of the difficulty of speech recognition tasks, 1977).
 */
export function likelihoodMeter(classes: number, items: number): Meter {
  let sum = 0;
  let seen = 0;
  return {
    reset() {
      sum = 0;
      seen = 0;
    },
    add(outputs, targets, count) {
      for (let n = 0; n < count * items; n++) sum -= log(on(Math.max(Number.EPSILON, shareOf(outputs, classes, n, targets[n]!))))[0]!;
      seen += count * items;
    },
    value: (name) => (name === "perplexity" ? exp(on(sum / seen))[0]! : sum / seen),
  };
}
