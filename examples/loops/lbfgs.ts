/**
 * L-BFGS (Liu and Nocedal 1989), for losses of all data at once: it evaluates the loss again within a step, so it is a loop of the program around `accumulate` and
 * `parameters`, and no optimizer of the language. Directions and first steps are those of `torch.optim.LBFGS`; a step is halved until the loss falls enough (Armijo).
 */
import type { Network } from "./network.ts";
import { dot, gather, plus, scatter, type Vector } from "./vectors.ts";

export interface LbfgsOptions {
  readonly steps: number;
  /** How many steps are remembered. */
  readonly history?: number;
  /** How often a step may be halved; 0 takes every step whole. */
  readonly halvings?: number;
}

/** The loss before each step, and after the last. */
export function lbfgs(network: Network, x: Float64Array, y: Float64Array, { steps, history = 10, halvings = 20 }: LbfgsOptions): readonly number[] {
  const past: { readonly s: Vector; readonly y: Vector }[] = [];
  const losses = [network.accumulate(x, y)];
  let gradient = gather(network.gradients);
  let weights = gather(network.parameters);
  for (let t = 0; t < steps; t++) {
    const direction = directionOf(gradient, past);
    const slope = dot(gradient, direction);
    let length = t === 0 ? Math.min(1, 1 / gradient.reduce((sum, g) => sum + Math.abs(g), 0)) : 1;
    const before = losses.at(-1) ?? Number.NaN;
    let next = plus(weights, direction, length);
    for (let k = 0; k < halvings; k++) {
      scatter(next, network.parameters);
      if (network.loss(x, y) <= before + 1e-4 * length * slope) break;
      length /= 2;
      next = plus(weights, direction, length);
    }
    scatter(next, network.parameters);
    losses.push(network.accumulate(x, y));
    const gradientThere = gather(network.gradients);
    const [moved, turned] = [plus(next, weights, -1), plus(gradientThere, gradient, -1)];
    if (dot(turned, moved) > 1e-10) past.push({ s: moved, y: turned });
    if (past.length > history) past.shift();
    [weights, gradient] = [next, gradientThere];
  }
  return losses;
}

/** Minus the gradient times an estimate of the inverse of the second derivatives, from what past steps have changed. */
function directionOf(gradient: Vector, past: readonly { readonly s: Vector; readonly y: Vector }[]): Vector {
  let q = gradient.map((g) => -g);
  const shares = past.toReversed().map(({ s, y }) => {
    const share = dot(s, q) / dot(y, s);
    q = plus(q, y, -share);
    return share;
  });
  const last = past.at(-1);
  let r = last === undefined ? q : q.map((v) => (v * dot(last.y, last.s)) / dot(last.y, last.y));
  past.forEach(({ s, y }, i) => {
    r = plus(r, s, (shares[past.length - 1 - i] ?? 0) - dot(y, r) / dot(y, s));
  });
  return r;
}
