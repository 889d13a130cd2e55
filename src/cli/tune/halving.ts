/**
 * Successive halving: all configurations are trained a little, the better part goes on, and so on to the whole training.
 * Jamieson and Talwalkar, Non-stochastic best arm identification and hyperparameter optimization (AISTATS 2016); the bracket is one of
 * Li et al., Hyperband (JMLR 18, 2018).
 */

export interface Rung {
  /** Configurations that are trained to it. */
  readonly trials: number;
  /** Epochs from the beginning. */
  readonly epochs: number;
}

/** Of `trials`, the share 1/eta goes on from each rung to the next, which has eta times the epochs; the first has `least` epochs or more, the last all. */
export function rungsOf(trials: number, epochs: number, eta: number, least = 1): readonly Rung[] {
  const counts = [trials];
  let divisor = eta;
  while (Math.floor(trials / divisor) >= 1 && epochs / divisor >= least) {
    counts.push(Math.floor(trials / divisor));
    divisor *= eta;
  }
  divisor /= eta;
  return counts.map((count) => {
    const rung = { trials: count, epochs: Math.max(1, Math.round(epochs / divisor)) };
    divisor /= eta;
    return rung;
  });
}

/** The trials with the least losses, at most `count`, by number; those whose loss is not finite never go on. */
export function keep<T extends { readonly number: number; readonly loss: number }>(results: readonly T[], count: number): readonly T[] {
  return results.filter(({ loss }) => Number.isFinite(loss)).sort((a, b) => a.loss - b.loss || a.number - b.number).slice(0, count).sort((a, b) => a.number - b.number);
}
