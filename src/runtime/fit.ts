/** Training over a data set: shuffled epochs, held-out examples, early stopping. */
import { checkSeed } from "./checks.ts";
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
  /** How often every example is seen in this call. Without it: as often as the model says, or where a longer training has begun, as often as that still wants. */
  readonly epochs?: number;
  /** How many epochs the whole training has, those of earlier and later calls included: where schedules end. It is saved with the weights. */
  readonly of?: number;
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
  /** Called before training with what the history has as `warnings`. */
  readonly onWarning?: (warning: string) => void;
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
  /** What training goes on with, though it does little good. */
  readonly warnings?: readonly string[];
  /** How many threads there were, where the network was compiled to share its work. */
  readonly threads?: number;
}

/** One pass over examples, for values that are fitted to them, or for the loss over all of them. */
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
  /** The mean loss of the examples at hand, not training: where the loss over a data set is the mean of these by their examples. */
  readonly lossOf?: (count: number) => number;
  /** The loss over the rows of an order, where it is not. */
  readonly wholeLoss?: (order: Int32Array) => Generator<undefined, number>;
  /** Absent where there are none. */
  readonly metrics?: MetricSums;
}

/** Metrics of the examples that were added up since they were last reset. */
export interface MetricSums {
  readonly reset: () => void;
  /** The examples at hand. */
  readonly add: (count: number) => void;
  readonly values: () => Readonly<Record<string, number>>;
}

/** What the loop needs of a network and its data. */
export interface FitCore extends MeasureCore {
  /** Batches whose gradients go into an update: the mean over the examples of all of them. */
  readonly accumulate: number;
  /** Where statistics over the batch are taken that have one term in a batch of one example; absent where none are. */
  readonly statistics?: string;
  /** Epochs that are behind the network already. */
  readonly epoch: () => number;
  /** Epochs of the training that they are part of; 0 where that is not known. */
  readonly whole: () => number;
  /** Sets both, for schedules and for what is saved. */
  readonly place: (epoch: number, whole: number, stepsEachEpoch: number) => void;
  /** Fits what is still to be fitted to the first rows, so many, of an order; absent where nothing ever is. */
  readonly prepare?: (order: Int32Array, count: number) => Generator<undefined, void>;
  /** Told that all is fitted. */
  readonly fitted: () => void;
  /** Forward and backward on `count` examples, gives their mean loss. `share` of how many batches, from 0, go into one update, with `total` examples. */
  readonly gradient: (count: number, share: number, shares: number, total: number) => number;
  readonly update: () => void;
  readonly keep: () => void;
  readonly restore: () => void;
  /** An error that says where the loss of the examples at hand came to be no number. */
  readonly blame: (count: number, loss: number) => Error;
}

export interface FitRun {
  /** Of what was done so far. */
  readonly history: FitHistory;
  /** The work, a little at a time. */
  readonly work: Generator<undefined, void>;
}

export type FitDefaults = Required<Pick<FitOptions, "epochs" | "validation" | "hold" | "seed" | "shuffle">> & { readonly patience: number };

/** Loss (where asked for) and metrics over a range of rows, a batch at a time. */
function* measure(core: MeasureCore, order: Int32Array, from: number, to: number, loss: boolean): Generator<undefined, Measured> {
  const { metrics, lossOf } = core;
  const whole = loss && core.wholeLoss ? yield* core.wholeLoss(order.subarray(from, to)) : undefined;
  let total = 0;
  if (whole !== undefined && metrics === undefined) return { loss: whole, metrics: {} };
  metrics?.reset();
  for (let at = from; at < to; at += core.batch) {
    const count = Math.min(core.batch, to - at);
    core.gather(order, at, count);
    if (loss && lossOf) total += lossOf(count) * count;
    metrics?.add(count);
    yield;
  }
  return { loss: whole ?? total / (to - from), metrics: metrics?.values() ?? {} };
}

/** Passes over the first rows of an order, one after the other, a batch at a time. */
export function* runPasses(passes: readonly FittingPass[], rows: DataRows, batch: number, order: Int32Array, examples: number): Generator<undefined, void> {
  for (const pass of passes) {
    pass.begin();
    for (let from = 0; from < examples; from += batch) {
      const count = Math.min(batch, examples - from);
      rows.gather(order, from, count);
      pass.accumulate(count);
      yield;
    }
    pass.finish(examples);
  }
}

/** Does all of the work at once. */
export function workOff<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The numbers of so many rows, in order. */
function rowNumbers(count: number): Int32Array {
  return new Int32Array(count).map((_, i) => i);
}

/** Loss and metrics over all rows. */
export function measureAll(core: MeasureCore): Measured {
  return workOff(measure(core, rowNumbers(core.examples), 0, core.examples, true));
}

const optionNames: readonly string[] = ["epochs", "of", "batch", "validation", "hold", "seed", "shuffle", "patience", "onEpoch", "onWarning", "signal", "threads"];

/** `pauses`: whether the work pauses after each update. */
export function startFit(core: FitCore, options: FitAsyncOptions, defaults: FitDefaults, pauses: boolean): FitRun {
  // A misspelt option would change nothing, silently, where no types are checked.
  for (const name of Object.keys(options)) if (!optionNames.includes(name)) throw new TypeError(`fit has no option ${name}; its options are ${optionNames.join(", ")}`);
  const first = core.epoch();
  const begun = Math.max(core.whole(), first);
  // A longer training that has begun is gone on with.
  const epochs = options.epochs ?? (options.of !== undefined ? Math.max(0, options.of - first) : begun > first ? begun - first : defaults.epochs);
  const whole = options.of ?? Math.max(begun, first + epochs);
  const validation = options.validation ?? defaults.validation;
  const hold = options.hold ?? defaults.hold;
  const seed = checkSeed(options.seed ?? defaults.seed);
  const shuffle = options.shuffle ?? defaults.shuffle;
  const patience = options.patience ?? defaults.patience;
  const batch = options.batch ?? core.batch;
  const threads = options.threads ?? 1;
  if (options.of !== undefined && (!Number.isInteger(options.of) || options.of < 0)) throw new RangeError(`of is ${options.of}, not a whole number`);
  if (!Number.isInteger(epochs) || epochs < 0) throw new RangeError(`epochs is ${epochs}, not a whole number`);
  if (epochs > 0 && whole < first + epochs) throw new RangeError(`of is ${whole}, and ${epochs} epochs after ${first} make ${first + epochs}: it counts those of the whole training`);
  if (!(validation >= 0 && validation < 1)) throw new RangeError(`validation is ${validation}: it is a share, 0 or more and less than 1`);
  if (hold !== "drawn" && hold !== "last") throw new RangeError(`hold is ${JSON.stringify(hold)}: it is "drawn" or "last"`);
  if (!Number.isInteger(patience) || patience < 0) throw new RangeError(`patience is ${patience}, not a whole number`);
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads is ${threads}: it is a whole number, 1 or more`);
  if (!Number.isInteger(batch) || batch < 1 || batch > core.batch) throw new RangeError(`batch is ${batch}: it is a whole number from 1 to ${core.batch}`);
  // Whoever asks for examples held out gets one at least, and one at least is trained on.
  const held = validation === 0 ? 0 : Math.min(core.examples - 1, Math.max(1, Math.round(core.examples * validation)));
  if (validation > 0 && held === 0) throw new RangeError(`validation is ${validation}, and of one example none can be held out: give more examples, or validation: 0`);
  const trained = core.examples - held;
  const split = rowNumbers(core.examples);
  if (held > 0 && shuffle && hold === "drawn") shuffleOrder(split, core.examples, seed, 0);
  const order = split.slice();
  const steps = Math.ceil(Math.ceil(trained / batch) / core.accumulate);
  const reports: EpochReport[] = [];
  const history: { -readonly [K in keyof FitHistory]: FitHistory[K] } = { epochs: reports, stopped: "finished" };

  if (core.statistics !== undefined && trained % batch === Number(batch > 1)) {
    const cause = batch === 1 ? "batches have one example" : `${trained} examples in batches of ${batch} leave a batch of one`;
    const effect = "Running statistics skip it, and other parameters learn from it without them: take another batch size";
    const warning = `${cause}, where statistics over the batch have one term: ${core.statistics}. ${effect}`;
    history.warnings = [warning];
    options.onWarning?.(warning);
  }

  function* train(): FitRun["work"] {
    if (core.prepare) yield* core.prepare(split, trained);
    core.fitted();
    let least = Infinity;
    let best = 0;
    for (let epoch = first + 1; epoch <= first + epochs; epoch++) {
      order.set(split);
      // The order of an epoch depends on its number alone, so that training resumed goes on as it would have.
      if (shuffle) shuffleOrder(order, trained, seed, epoch);
      core.place(epoch - 1, whole, steps);
      let sum = 0;
      for (let from = 0; from < trained; ) {
        const total = Math.min(core.accumulate * batch, trained - from);
        const shares = Math.ceil(total / batch);
        for (let share = 0; share < shares; share++) {
          const count = Math.min(batch, trained - from);
          core.gather(order, from, count);
          const loss = core.gradient(count, share, shares, total);
          if (!Number.isFinite(loss)) throw core.blame(count, loss);
          sum += loss * count;
          from += count;
        }
        core.update();
        if (pauses) yield;
      }
      const metrics = core.metrics && (yield* measure(core, split, 0, trained, false)).metrics;
      const validation = held > 0 ? yield* measure(core, split, trained, core.examples, true) : undefined;
      // An epoch counts once it is measured: what is stopped before begins it anew.
      core.place(epoch, whole, steps);
      const report: EpochReport = { epoch, loss: sum / trained, metrics: metrics ?? {}, ...(validation && { validation }) };
      reports.push(report);
      options.onEpoch?.(report);
      if (patience > 0) {
        const { loss } = validation ?? report;
        if (loss < least) {
          least = loss;
          best = epoch;
          core.keep();
        }
        if (epoch - Math.max(best, first) >= patience) {
          history.stopped = "early";
          // Here this training ends: there is nothing left of it to go on with.
          core.place(epoch, epoch, steps);
          break;
        }
      }
      if (reports.length < epochs) yield;
    }
    if (best > 0) {
      core.restore();
      history.best = best;
    }
  }

  return { history, work: train() };
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
export async function runAsync({ history, work }: FitRun, signal: { readonly aborted: boolean } | undefined): Promise<FitHistory> {
  let since = Date.now();
  let now = since;
  for (;;) {
    if (signal?.aborted === true) return { ...history, stopped: "aborted" };
    if (work.next().done === true) return history;
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
