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
  /** How many examples go into a gradient: at most, and without this, as many as the module was emitted for. */
  readonly batch?: number;
  /** Share of the examples held out, 0 or more and less than 1. */
  readonly validation?: number;
  /** Which are held out: some drawn by the seed, or the last ones, as where examples follow each other in time. */
  readonly hold?: "drawn" | "last";
  /** Where the order of the examples and the split come from. */
  readonly seed?: number;
  readonly shuffle?: boolean;
  /** Stops after so many epochs without a better loss, and restores the best weights. */
  readonly patience?: number;
  readonly onEpoch?: (report: EpochReport) => void;
}

export interface FitAsyncOptions extends FitOptions {
  /** An `AbortSignal`: training ends after the step at hand, and with the weights it has then. */
  readonly signal?: { readonly aborted: boolean };
  /**
   * How many threads share the work of a step, this one among them; 1 without it. Networks whose steps are too short for that
   * use one, and so do platforms without shared memory, as pages that are not cross-origin isolated. Results are the same.
   */
  readonly threads?: number;
}

export interface FitHistory {
  readonly epochs: readonly EpochReport[];
  readonly stopped: "finished" | "early" | "aborted";
  /** The epoch whose weights early stopping put back at the end. */
  readonly best?: number;
  /** How many threads there were, where the network was compiled to share its work. */
  readonly threads?: number;
}

/** One pass over the training examples, for values that are fitted to them. */
export interface FittingPass {
  readonly begin: () => void;
  /** Of the examples at hand. */
  readonly accumulate: (count: number) => void;
  /** `count`: of all examples. */
  readonly finish: (count: number) => void;
}

/** A data set that was taken in. */
export interface DataRows {
  readonly examples: number;
  /** Brings examples to hand: the rows `order[from]` to `order[from + count - 1]`. */
  readonly gather: (order: Int32Array, from: number, count: number) => void;
}

/** What measuring needs of a network and its data. */
export interface MeasureCore extends DataRows {
  readonly batch: number;
  /** The mean loss of the examples at hand, not training. */
  readonly lossOf: (count: number) => number;
  /** Whether there are metrics. */
  readonly measured: boolean;
  readonly resetMetrics: () => void;
  readonly addMetrics: (count: number) => void;
  readonly metrics: () => Readonly<Record<string, number>>;
}

/** What the loop needs of a network and its data. */
export interface FitCore extends MeasureCore {
  /** Batches whose gradients are averaged before an update. */
  readonly accumulate: number;
  /** Epochs that are behind the network already. */
  readonly epoch: () => number;
  /** Tells the schedules where training stands. */
  readonly place: (epoch: number, epochs: number, stepsEachEpoch: number) => void;
  /** What is still to be fitted to the data, and that it was. */
  readonly passes: readonly FittingPass[];
  readonly fitted: () => void;
  /** Forward and backward on the examples at hand: their mean loss. `share` of how many batches, from 0, go into one update. */
  readonly gradient: (count: number, share: number, shares: number) => number;
  readonly update: () => void;
  readonly keep: () => void;
  readonly restore: () => void;
  /** An error that says where the loss of the examples at hand came to be no number. */
  readonly blame: (count: number, loss: number) => Error;
}

export interface FitRun {
  /** A little of the work, at most one update; false once there is nothing left to do. */
  readonly advance: () => boolean;
  readonly history: (aborted: boolean) => FitHistory;
}

export type FitDefaults = Required<Pick<FitOptions, "epochs" | "validation" | "hold" | "seed" | "shuffle">> & { readonly patience: number };

/** Loss (where asked for) and metrics over a range of rows, a batch at a time. */
interface Measuring {
  /** The result, once there is one. */
  readonly advance: () => Measured | undefined;
}

function startMeasuring(core: MeasureCore, order: Int32Array, from: number, to: number, loss: boolean): Measuring {
  let at = from;
  let total = 0;
  core.resetMetrics();
  return {
    advance() {
      const count = Math.min(core.batch, to - at);
      core.gather(order, at, count);
      if (loss) total += core.lossOf(count) * count;
      if (core.measured) core.addMetrics(count);
      at += count;
      return at < to ? undefined : { loss: total / (to - from), metrics: core.metrics() };
    },
  };
}

/** Loss and metrics over all rows. */
export function measureAll(core: MeasureCore, examples: number): Measured {
  const measuring = startMeasuring(core, Int32Array.from({ length: examples }, (_, i) => i), 0, examples, true);
  for (;;) {
    const found = measuring.advance();
    if (found !== undefined) return found;
  }
}

export function startFit(core: FitCore, options: FitAsyncOptions, defaults: FitDefaults): FitRun {
  const epochs = options.epochs ?? defaults.epochs;
  const validation = options.validation ?? defaults.validation;
  const hold = options.hold ?? defaults.hold;
  const seed = options.seed ?? defaults.seed;
  const shuffle = options.shuffle ?? defaults.shuffle;
  const patience = options.patience ?? defaults.patience;
  const batch = options.batch ?? core.batch;
  const threads = options.threads ?? 1;
  if (!Number.isInteger(epochs) || epochs < 0) throw new RangeError(`epochs is ${epochs}, not a whole number`);
  if (!(validation >= 0 && validation < 1)) throw new RangeError(`validation is ${validation}: it is a share, 0 or more and less than 1`);
  if (hold !== "drawn" && hold !== "last") throw new RangeError(`hold is ${JSON.stringify(hold)}: it is "drawn" or "last"`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}, not a whole number`);
  if (!Number.isInteger(patience) || patience < 0) throw new RangeError(`patience is ${patience}, not a whole number`);
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads is ${threads}: it is a whole number, 1 or more`);
  if (!Number.isInteger(batch) || batch < 1 || batch > core.batch) throw new RangeError(`batch is ${batch}: it is a whole number from 1 to ${core.batch}`);
  const held = Math.min(core.examples - 1, Math.round(core.examples * validation));
  const trained = core.examples - held;
  const split = Int32Array.from({ length: core.examples }, (_, i) => i);
  if (held > 0 && shuffle && hold === "drawn") shuffleOrder(split, core.examples, seed, 0);
  const order = split.slice();
  const steps = Math.ceil(Math.ceil(trained / batch) / core.accumulate);
  const first = core.epoch();
  const reports: EpochReport[] = [];
  let stopped: FitHistory["stopped"] = "finished";
  let best = Number.POSITIVE_INFINITY;
  let bestEpoch = 0;
  let done = 0;
  let from = 0;
  let total = 0;
  let pass = 0;
  let metrics: Readonly<Record<string, number>> = {};
  let measuring: Measuring | undefined;

  /** Each part of the work does a little of it and gives what is to be done next. */
  type Work = () => Work | undefined;

  const fitting: Work = () => {
    const current = core.passes[pass];
    if (current === undefined) {
      core.fitted();
      return epochs > 0 ? begin : undefined;
    }
    if (from === 0) current.begin();
    const count = Math.min(core.batch, trained - from);
    core.gather(split, from, count);
    current.accumulate(count);
    from += count;
    if (from >= trained) {
      current.finish(trained);
      pass++;
      from = 0;
    }
    return fitting;
  };

  const begin: Work = () => {
    order.set(split);
    // The order of an epoch depends on its number alone, so that training resumed goes on as it would have.
    if (shuffle) shuffleOrder(order, trained, seed, first + done + 1);
    from = 0;
    total = 0;
    core.place(first + done, first + epochs, steps);
    return step;
  };

  const step: Work = () => {
    const shares = Math.min(core.accumulate, Math.ceil((trained - from) / batch));
    for (let share = 0; share < shares; share++) {
      const count = Math.min(batch, trained - from);
      core.gather(order, from, count);
      const loss = core.gradient(count, share, shares);
      if (!Number.isFinite(loss)) throw core.blame(count, loss);
      total += loss * count;
      from += count;
    }
    core.update();
    if (from < trained) return step;
    done++;
    core.place(first + done, first + epochs, steps);
    if (core.measured) measuring = startMeasuring(core, split, 0, trained, false);
    return core.measured ? measure : held > 0 ? validate : () => finish(undefined);
  };

  const measure: Work = () => {
    const found = measuring?.advance();
    if (found === undefined) return measure;
    metrics = found.metrics;
    measuring = undefined;
    return held > 0 ? validate : () => finish(undefined);
  };

  const validate: Work = () => {
    measuring ??= startMeasuring(core, split, trained, core.examples, true);
    const found = measuring.advance();
    if (found === undefined) return validate;
    measuring = undefined;
    return finish(found);
  };

  const finish = (held: Measured | undefined): Work | undefined => {
    const report: EpochReport = { epoch: first + done, loss: total / trained, metrics, ...(held !== undefined && { validation: held }) };
    reports.push(report);
    options.onEpoch?.(report);
    const watched = held?.loss ?? report.loss;
    if (patience > 0 && watched < best) {
      best = watched;
      bestEpoch = report.epoch;
      core.keep();
    }
    if (patience > 0 && report.epoch - Math.max(bestEpoch, first) >= patience) stopped = "early";
    if (stopped !== "early" && done < epochs) return begin;
    if (patience > 0 && bestEpoch > 0) core.restore();
    return undefined;
  };

  let work: Work | undefined = fitting;
  return {
    advance() {
      work = work?.();
      return work !== undefined;
    },
    history: (aborted) => ({ epochs: reports, stopped: aborted ? "aborted" : stopped, ...(!aborted && patience > 0 && bestEpoch > 0 && { best: bestEpoch }) }),
  };
}

/** What of a platform lets its event loop run: each has one of these at least. */
interface EventLoop {
  readonly setImmediate?: (then: () => void) => unknown;
  readonly MessageChannel?: new () => MessagePorts;
  readonly setTimeout: (then: () => void, milliseconds: number) => unknown;
}

interface MessagePorts {
  readonly port1: { readonly addEventListener: (type: "message", then: () => void) => void; readonly start: () => void; readonly close: () => void };
  readonly port2: { readonly postMessage: (message: null) => void };
}

/** Lets the event loop run: what waits there comes before the next step. Browsers hold a timer back for 4 ms, but no message. */
export function breathe(): Promise<void> {
  const { setImmediate: immediately, MessageChannel: Channel, setTimeout: later } = globalThis as unknown as EventLoop;
  return new Promise((resolve) => {
    // Of two immediates the second comes after timers and messages, wherever in its turn the loop is.
    if (immediately !== undefined) immediately(() => immediately(resolve));
    else if (Channel !== undefined) {
      const { port1, port2 } = new Channel();
      port1.addEventListener("message", () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    } else later(resolve, 0);
  });
}

/** Runs to the end, giving way to the event loop before 16 ms have passed without it, as far as single updates take less. */
export async function runAsync(run: FitRun, signal: { readonly aborted: boolean } | undefined): Promise<FitHistory> {
  let since = Date.now();
  let now = since;
  for (;;) {
    if (signal?.aborted === true) return run.history(true);
    if (!run.advance()) return run.history(false);
    const before = now;
    now = Date.now();
    // The next part will take about as long as this one. Clocks tell whole milliseconds, and may be set back.
    const expected = now - since + (now - before);
    if (expected >= 13 || expected < 0) {
      await breathe();
      since = now = Date.now();
    }
  }
}
