/**
 * Early stopping as `fit` of emitted modules defines it: a training ends `patience` epochs after the least loss, and gets the weights of
 * that epoch. The command keeps its state itself, because a checkpoint needs it: a training that is resumed must neither count anew nor
 * lose the weights of an epoch before the checkpoint.
 */
import type { EpochReport } from "../network.ts";

/** What early stopping knows after an epoch. */
export interface Best {
  /** The epoch with the least loss, from which patience counts; before there is one, the epoch that training began after. */
  readonly epoch: number;
  /** The least loss, of validation examples where there are any. */
  readonly loss: number;
  /** What `save({ only: "weights" })` gave after that epoch; absent before there is one. */
  readonly weights?: Uint8Array;
}

export interface EarlyStopping {
  /** Takes the results of an epoch; gives whether the training ends with it. */
  readonly epochEnded: (report: EpochReport) => boolean;
  readonly best: () => Best;
}

/** `from`: the state to go on from. `weights`: the weights of the network as they are, saved. */
export function earlyStopping(patience: number, from: Best, weights: () => Uint8Array): EarlyStopping {
  let best = from;
  return {
    epochEnded(report) {
      const { loss } = report.validation ?? report;
      if (loss < best.loss) best = { epoch: report.epoch, loss, weights: weights() };
      return report.epoch - best.epoch >= patience;
    },
    best: () => best,
  };
}
