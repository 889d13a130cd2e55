import type { Meter } from "../metrics.ts";

/** The mean of |output - target| / |target|, where |target| is at least 2^-52, as in scikit-learn: a target of 0 makes it very large. */
export function relativeMeter(width: number): Meter {
  return meanMeter(width, (output, target) => Math.abs(output - target) / Math.max(Number.EPSILON, Math.abs(target)));
}

/**
 * The mean quantile (pinball) loss: q times what the target is above the output, or 1 - q times what it is below (Koenker and
 * Bassett, Regression quantiles, 1978).
 */
export function quantileMeter(width: number, q: number): Meter {
  return meanMeter(width, (output, target) => (target > output ? q * (target - output) : (1 - q) * (output - target)));
}

/** The mean of an error over all numbers. */
function meanMeter(width: number, error: (output: number, target: number) => number): Meter {
  let sum = 0;
  let seen = 0;
  return {
    reset() {
      sum = 0;
      seen = 0;
    },
    add(outputs, targets, count) {
      for (let i = 0; i < count * width; i++) sum += error(outputs[i]!, targets[i]!);
      seen += count * width;
    },
    value: () => sum / seen,
  };
}
