/**
 * A learning-rate range test: one short training whose rate grows from step to step by a constant factor. Smith, Cyclical learning rates
 * for training neural networks (2017), with the exponential growth and the end of Gugger and Howard's `lr_find`.
 */
import { withLabels } from "../../data/labels.ts";
import type { DataSet } from "../../data/read.ts";
import { exp, log } from "../../ir/equation/elementary.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { shuffleOrder } from "../../runtime/random.ts";
import { type Network, single, slice } from "../network.ts";
import { takeExamples } from "../../data/parts.ts";

export interface RangeStep {
  readonly rate: number;
  /** The mean loss of the batch, before the update with this rate. */
  readonly loss: number;
}

export interface Range {
  readonly min: number;
  readonly max: number;
  /** Steps from `min` to `max`, 2 or more. */
  readonly count: number;
}

/** How a test ended: at the greatest rate, or before it because the loss was too great or not finite. */
export type Ended = "complete" | "diverged" | "notFinite";

export interface RangeTest {
  readonly steps: readonly RangeStep[];
  readonly ended: Ended;
}

/** A test ends when the running mean of the loss is so many times its least value, or has grown by as much as that where it is below 0. */
const tooGreat = 4;
/** The weight of the past in the running mean. */
const memory = 0.9;
/** Steps before a test may end. */
const least = 10;

/** The schedule of the test, for the end of a file, and its call. */
export const schedule = { name: "rateOfRangeTest", text: "\n\nschedule rateOfRangeTest(from, to, over) = from * (to / from) ^ (step / over)\n" } as const;

/** Optimizers of the library and of users alike call their step size so. */
export const rateOfOptimizer = { kind: "optimizer", name: "rate" } as const;

export function rateCall({ min, max, count }: Range): string {
  return `${schedule.name}(${min}, ${max}, ${count - 1})`;
}

/** The rate of a step, from 0. */
export function rateAt({ min, max, count }: Range, step: number): number {
  return min * exp((log(max / min) * step) / (count - 1));
}

/** `network` has the schedule of the test; `training` are the examples to train on. */
export function runRangeTest(model: CheckedModel, network: Network, training: DataSet, range: Range, seed: number, batch: number): RangeTest {
  // No epoch: fitted values only.
  network.fit(withLabels(model, training.arrays, training.count), { epochs: 0, validation: 0, test: 0, seed });
  const names = { inputs: model.inputs.map(({ name }) => name), targets: model.outputs.filter((o) => o.target !== undefined).map(({ name }) => name) };
  const order = Int32Array.from({ length: training.count }, (_, i) => i);
  const steps: RangeStep[] = [];
  let mean = 0;
  // Of the running mean, what is not of any loss.
  let share = 1;
  let lowest = Infinity;
  for (let step = 0, from = training.count, pass = 0; step < range.count; step++) {
    if (from >= training.count) {
      from = 0;
      pass++;
      shuffleOrder(order, training.count, seed, pass);
    }
    const count = Math.min(batch, training.count - from);
    const { arrays } = takeExamples(training, order.subarray(from, from + count));
    from += count;
    const loss = network.trainBatch(single(slice(arrays, names.inputs, count, 0, count)), single(slice(arrays, names.targets, count, 0, count)), count);
    if (!Number.isFinite(loss)) return { steps, ended: "notFinite" };
    steps.push({ rate: rateAt(range, step), loss });
    mean = memory * mean + (1 - memory) * loss;
    share *= memory;
    const unbiased = mean / (1 - share);
    lowest = Math.min(lowest, unbiased);
    if (step >= least && unbiased - lowest > (tooGreat - 1) * Math.abs(lowest)) return { steps, ended: "diverged" };
  }
  return { steps, ended: "complete" };
}
