/**
 * Sharpness-aware minimization (Foret et al. 2021): the gradient where the loss is about highest within a radius, for the step of the model's own optimizer. Two
 * calls of `accumulate` make one `update`.
 */
import type { Network } from "./network.ts";
import { dot, gather, plus, scatter } from "./vectors.ts";

/** One step; the loss before it. */
export function samStep(network: Network, x: Float64Array, y: Float64Array, radius = 0.05): number {
  const loss = network.accumulate(x, y);
  const gradient = gather(network.gradients);
  const weights = gather(network.parameters);
  scatter(plus(weights, gradient, radius / (Math.sqrt(dot(gradient, gradient)) + 1e-12)), network.parameters);
  network.accumulate(x, y);
  scatter(weights, network.parameters);
  network.update();
  return loss;
}
