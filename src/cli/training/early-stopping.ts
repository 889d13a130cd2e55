/**
 * Early stopping as `fit` of emitted modules defines it: a training ends `patience` epochs after the least loss, or the best value of a metric, and gets the weights of
 * that epoch. The command keeps its state itself, because a checkpoint needs it: a training that is resumed must neither count anew nor
 * lose the weights of an epoch before the checkpoint.
 */
import { scoreOf, type Stopping } from "../../ir/model/stopping.ts";
import type { EpochReport } from "../network.ts";

/** What early stopping knows after an epoch. */
export interface Best {
  /** The epoch with the best loss or metric, from which patience counts; before there is one, the epoch that training began after. */
  readonly epoch: number;
  /** The least loss, or the best value of the metric, negated where it is to be high; of validation examples where there are any. */
  readonly score: number;
  /** The metric that improves, where it is not the loss: `highest accuracy`. */
  readonly of?: string;
  /** What `save({ only: "weights" })` gave after that epoch; absent before there is one. */
  readonly weights?: Uint8Array;
}

export interface EarlyStopping {
  /** Takes the results of an epoch; gives whether the training ends with it. */
  readonly epochEnded: (report: EpochReport) => boolean;
  readonly best: () => Best;
}

/** The state before there is a best epoch, of a training that begins after `epoch`. */
export function noBest({ by }: Stopping, epoch: number): Best {
  return { epoch, score: Infinity, ...(by && { of: `${by.aim} ${by.name}` }) };
}

/** `from`: the state to go on from. `weights`: the weights of the network as they are, saved. */
export function earlyStopping(stop: Stopping, from: Best, weights: () => Uint8Array): EarlyStopping {
  let best = from;
  return {
    epochEnded(report) {
      const score = scoreOf(stop, report.validation ?? report);
      if (score < best.score) best = { ...best, epoch: report.epoch, score, weights: weights() };
      return report.epoch - best.epoch >= stop.patience;
    },
    best: () => best,
  };
}
