/**
 * Two models of one file that train in turns (Goodfellow et al. 2014): a critic tells real points from made ones, and a maker makes points that the critic takes for
 * real. What flows from one to the other is the gradient by the critic's input.
 */
import type { Critic, Maker } from "./network.ts";

export const batch = 64;

/** Numbers in [0, 1), one sequence for each seed. */
export function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function gaussian(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

export function noiseOf(draw: () => number): Float64Array {
  return Float64Array.from({ length: batch * 4 }, () => gaussian(draw));
}

/** Points near a circle of radius 1. */
function ring(draw: () => number): number[] {
  return Array.from({ length: batch }, () => {
    const [angle, radius] = [2 * Math.PI * draw(), 1 + 0.05 * gaussian(draw)];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }).flat();
}

/** One step of each: the losses of the critic, and of the maker by the critic. */
export function step(maker: Maker, critic: Critic, draw: () => number): { readonly critic: number; readonly maker: number } {
  const [yes, no] = [new Float64Array(batch).fill(1), new Float64Array(batch)];
  const both = Float64Array.from([...ring(draw), ...maker.forward(noiseOf(draw))]);
  const ofCritic = critic.trainBatch(both, Float64Array.from([...yes, ...no]));
  const made = maker.forwardTraining(noiseOf(draw));
  // The gradients by the critic's weights are left as they are: only `update` would use them.
  const ofMaker = critic.accumulate(made, yes);
  maker.backward(critic.inputGradients.point.subarray(0, 2 * batch));
  maker.update();
  return { critic: ofCritic, maker: ofMaker };
}
