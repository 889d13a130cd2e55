/** Training over a data set: shuffled epochs, held-out examples, early stopping. */
import { shuffleOrder } from "./random.ts";

export interface Measured {
  /** The mean loss over the examples, regularizer included. */
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** What became of one epoch. */
export interface EpochReport extends Measured {
  /** From 1, counted over the life of the network. */
  readonly epoch: number;
  /** On the examples held out, where there are any. */
  readonly validation?: Measured;
}

export interface FitOptions {
  /** How often every example is seen in this call. */
  readonly epochs?: number;
  /** Share of the examples held out, 0 or more and less than 1. */
  readonly validation?: number;
  /** Where the order of the examples and the split come from. */
  readonly seed?: number;
  readonly shuffle?: boolean;
  /** Stops after so many epochs without a better loss, and restores the best weights. */
  readonly patience?: number;
  readonly onEpoch?: (report: EpochReport) => void;
}

export interface FitAsyncOptions extends FitOptions {
  /** An `AbortSignal`: training ends after the step at hand. */
  readonly signal?: { readonly aborted: boolean };
}

export interface FitHistory {
  readonly epochs: readonly EpochReport[];
  readonly stopped: "finished" | "early" | "aborted";
  /** The epoch whose weights were kept by early stopping. */
  readonly best?: number;
}

/** What the loop needs of a network and its data. */
export interface FitCore {
  readonly examples: number;
  readonly batch: number;
  /** Batches whose gradients are averaged before an update. */
  readonly accumulate: number;
  /** Epochs that are behind the network already. */
  readonly epoch: () => number;
  /** Tells the schedules where training stands. */
  readonly place: (epoch: number, epochs: number, stepsEachEpoch: number) => void;
  readonly fitted: (order: Int32Array, count: number) => void;
  /** Forward and backward on a batch: its mean loss. `share` of how many batches, from 0, go into one update. */
  readonly gradient: (order: Int32Array, from: number, count: number, share: number, shares: number) => number;
  readonly update: () => void;
  readonly measure: (order: Int32Array, from: number, to: number) => Measured;
  readonly measured: boolean;
  readonly keep: () => void;
  readonly restore: () => void;
  /** An error that says where a loss that is no number came from. */
  readonly blame: (order: Int32Array, from: number, count: number, loss: number) => Error;
}

export interface FitRun {
  /** One update, or the end of an epoch; false once there is nothing left to do. */
  readonly advance: () => boolean;
  readonly history: (aborted: boolean) => FitHistory;
}

export type FitDefaults = Required<Pick<FitOptions, "epochs" | "validation" | "seed" | "shuffle">> & { readonly patience: number };

export function startFit(core: FitCore, options: FitOptions, defaults: FitDefaults): FitRun {
  const epochs = options.epochs ?? defaults.epochs;
  const validation = options.validation ?? defaults.validation;
  const seed = options.seed ?? defaults.seed;
  const shuffle = options.shuffle ?? defaults.shuffle;
  const patience = options.patience ?? defaults.patience;
  if (!Number.isInteger(epochs) || epochs < 0) throw new RangeError(`epochs is ${epochs}, not a whole number`);
  if (!(validation >= 0 && validation < 1)) throw new RangeError(`validation is ${validation}: it is a share, 0 or more and less than 1`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}, not a whole number`);
  const held = Math.min(core.examples - 1, Math.round(core.examples * validation));
  const trained = core.examples - held;
  const split = Int32Array.from({ length: core.examples }, (_, i) => i);
  if (held > 0 && shuffle) shuffleOrder(split, core.examples, seed, 0);
  const order = split.slice();
  const batches = Math.ceil(trained / core.batch);
  const steps = Math.ceil(batches / core.accumulate);
  const first = core.epoch();
  const reports: EpochReport[] = [];
  let stopped: FitHistory["stopped"] = "finished";
  let best = Number.POSITIVE_INFINITY;
  let bestEpoch = 0;
  let done = 0;
  let from = 0;
  let total = 0;
  core.fitted(split, trained);

  const begin = (): void => {
    order.set(split);
    // The order of an epoch depends on its number alone, so that training resumed goes on as it would have.
    if (shuffle) shuffleOrder(order, trained, seed, first + done + 1);
    from = 0;
    total = 0;
    core.place(first + done, first + epochs, steps);
  };

  const step = (): void => {
    const shares = Math.min(core.accumulate, Math.ceil((trained - from) / core.batch));
    for (let share = 0; share < shares; share++) {
      const count = Math.min(core.batch, trained - from);
      const loss = core.gradient(order, from, count, share, shares);
      if (!Number.isFinite(loss)) throw core.blame(order, from, count, loss);
      total += loss * count;
      from += count;
    }
    core.update();
  };

  const finishEpoch = (): boolean => {
    done++;
    core.place(first + done, first + epochs, steps);
    const metrics = core.measured ? core.measure(split, 0, trained).metrics : {};
    const report: EpochReport = {
      epoch: first + done,
      loss: total / trained,
      metrics,
      ...(held > 0 && { validation: core.measure(split, trained, core.examples) }),
    };
    reports.push(report);
    options.onEpoch?.(report);
    const watched = report.validation?.loss ?? report.loss;
    if (patience > 0 && watched < best) {
      best = watched;
      bestEpoch = report.epoch;
      core.keep();
    }
    if (patience > 0 && report.epoch - bestEpoch >= patience) {
      stopped = "early";
      return false;
    }
    return done < epochs;
  };

  let going = epochs > 0;
  if (going) begin();
  return {
    advance() {
      if (!going) return false;
      step();
      if (from >= trained) {
        going = finishEpoch();
        if (going) begin();
        else if (patience > 0 && bestEpoch > 0) core.restore();
      }
      return going;
    },
    history: (aborted) => ({ epochs: reports, stopped: aborted ? "aborted" : stopped, ...(patience > 0 && bestEpoch > 0 && { best: bestEpoch }) }),
  };
}

/** Lets the event loop run: what waits there comes before the next step. */
export function breathe(): Promise<void> {
  const { setTimeout: later } = globalThis as unknown as { setTimeout: (then: () => void, milliseconds: number) => unknown };
  return new Promise((resolve) => void later(resolve, 0));
}

/** Runs to the end, giving way to the event loop after every 12 ms. */
export async function runAsync(run: FitRun, signal: { readonly aborted: boolean } | undefined): Promise<FitHistory> {
  let since = Date.now();
  for (;;) {
    if (signal?.aborted === true) return run.history(true);
    if (!run.advance()) return run.history(false);
    if (Date.now() - since >= 12) {
      await breathe();
      since = Date.now();
    }
  }
}
