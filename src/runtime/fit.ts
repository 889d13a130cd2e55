/** Training over a data set: shuffled epochs, a validation split, early stopping. */
import { checkColumn, checkSeed, inWords } from "./checks.ts";
import { partRows, rowNumbers } from "./parts.ts";
import { shuffleOrder } from "./random.ts";
import type { Split, SplitRows, SplitValues } from "./split.ts";

/** Loss and metrics of a data set. */
export interface Measured {
  /** The mean loss over the examples, regularizer included. */
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** The results of one epoch. */
export interface EpochReport extends Measured {
  /** The number of the epoch, from 1, counted over the lifetime of the network. */
  readonly epoch: number;
  /** Loss and metrics of the validation examples, if there are any. */
  readonly validation?: Measured;
}

/** Options of `fit`. */
export interface FitOptions<Data = never> {
  /** Epochs of this call. Default: the epochs of the model, or the remaining epochs of a longer training that has begun. */
  readonly epochs?: number;
  /** Epochs of the whole training, over earlier and later calls too: the end of schedules. Saved with the weights. */
  readonly of?: number;
  /** Examples per batch. Default and maximum: the batch size the module was compiled for. */
  readonly batch?: number;
  /** Fraction of the examples held out for validation, in [0, 1), or a data set of other examples to validate with. */
  readonly validation?: number | Data;
  /** Fraction of the examples held out of training and validation, in [0, 1), measured once at the end of the training. */
  readonly test?: number;
  /** Which examples are held out: drawn at random, or the last ones, as for time series. By default as the model says. */
  readonly hold?: "drawn" | "last";
  /** Values of the columns that the model splits by, one for each example: `split(0.2, group: patient)`. */
  readonly columns?: Readonly<Record<string, SplitValues>>;
  /** Seed of the split and of the order of the examples. */
  readonly seed?: number;
  /** Whether each epoch visits the examples in a new random order. */
  readonly shuffle?: boolean;
  /** Stops after this many epochs without a lower loss, or a better value of the metric that the model stops by, and restores the best weights. */
  readonly patience?: number;
  /** Called after each epoch. */
  readonly onEpoch?: (report: EpochReport) => void;
  /** Called before training with each of the `warnings` of the history. */
  readonly onWarning?: (warning: string) => void;
}

/** Options of `fitAsync`. */
export interface FitAsyncOptions<Data = never> extends FitOptions<Data> {
  /** An `AbortSignal`: training stops after the current step and leaves the current weights. */
  readonly signal?: { readonly aborted: boolean };
  /**
   * Threads that run each step, including this one; 1 by default. Networks with short steps use one, and so do platforms
   * without shared memory, such as pages that are not cross-origin isolated. Results do not depend on it.
   */
  readonly threads?: number;
}

/** The results of `fit`. */
export interface FitHistory {
  readonly epochs: readonly EpochReport[];
  /** Why training ended: all epochs are done, early stopping, or `signal`. */
  readonly stopped: "finished" | "early" | "aborted";
  /** The epoch whose weights early stopping restored. */
  readonly best?: number;
  /** Loss and metrics of the test examples, once the whole training has ended. */
  readonly test?: Measured;
  /** Settings that training accepts but that learn poorly. */
  readonly warnings?: readonly string[];
  /** The number of threads used, if the network was compiled for several. */
  readonly threads?: number;
}

/** One pass over a data set, for fitted values or for a loss over all examples. */
export interface FittingPass {
  readonly begin: () => void;
  /** Accumulates over the current batch of `count` examples. */
  readonly accumulate: (count: number) => void;
  /** `count`: the number of all examples. */
  readonly finish: (count: number) => void;
}

/** Work that yields where the caller may pause, and what the caller waits for. */
export type Work<T = void> = Generator<Promise<void> | undefined, T>;

/** Examples that are read as they are needed, such as `streamData` of `nnc/data` gives. */
export type ExampleSource<Data> = (take: (data: Data) => DataRows) => DataRows;

/** A validated data set. */
export interface DataRows {
  readonly examples: number;
  /** Of a source: begins a pass over rows, and chooses their order: with a seed it is drawn for the epoch. */
  readonly begin?: (rows: Int32Array, seed?: number, epoch?: number) => void;
  /** Of a source: reads the rows of the next `gather`. */
  readonly load?: (order: Int32Array, from: number, count: number) => Promise<void> | undefined;
  /** Copies rows `order[from]` to `order[from + count - 1]` into the input and target buffers. */
  readonly gather: (order: Int32Array, from: number, count: number) => void;
  /** Classes of the examples, by the name of their value, where the model splits by them. */
  readonly classes?: Readonly<Record<string, SplitValues>>;
}

/** A network and a data set, for evaluation. */
export interface MeasureCore extends DataRows {
  readonly batch: number;
  /** The mean loss of the current batch in evaluation mode, if the loss of a data set is the mean over its examples. */
  readonly lossOf?: (count: number) => number;
  /** The loss of the rows of an order, if it is not such a mean. */
  readonly wholeLoss?: (order: Int32Array) => Work<number>;
  /** Absent if the model has no metrics. */
  readonly metrics?: MetricSums;
}

/** Metrics accumulated since the last reset. */
export interface MetricSums {
  readonly reset: () => void;
  /** Adds the current batch of `count` examples. */
  readonly add: (count: number) => void;
  readonly values: () => Readonly<Record<string, number>>;
}

/** A network and a data set, for training. */
export interface FitCore extends MeasureCore {
  /** What early stopping makes as low as it can, if it is not the loss. */
  readonly score?: (measured: Measured) => number;
  /** Present if the model does not split at random alone. */
  readonly splitBy?: SplitRows;
  /** Batches per update: the gradient is the mean over the examples of all of them. Infinity: all of an epoch. */
  readonly accumulate: number;
  /** The layers with batch statistics over the examples alone, which a batch of one makes degenerate; absent if there are none. */
  readonly statistics?: string;
  /** Completed epochs. */
  readonly epoch: () => number;
  /** Epochs of the whole training; 0 if unknown. */
  readonly whole: () => number;
  /** Sets both, for schedules and for `save`. */
  readonly place: (epoch: number, whole: number, stepsEachEpoch: number) => void;
  /** Computes fitted values from the first `count` rows of an order, unless they are known; absent if there are none. */
  readonly prepare?: (order: Int32Array, count: number) => Work;
  /** Marks fitted values as known. */
  readonly fitted: () => void;
  /** Forward and backward passes on batch `part` of `parts` of an update, `count` of its `total` examples. Returns the mean loss of the batch. */
  readonly gradient: (count: number, part: number, parts: number, total: number) => number;
  readonly update: () => void;
  /** Saves a copy of all weights and state, but of no optimizer state. */
  readonly snapshot: () => void;
  /** Restores the last snapshot. */
  readonly restore: () => void;
  /** The error for a loss that is NaN or infinite; names the first layer whose output is not finite and, by the rows of the batch, the example. */
  readonly nonFiniteLossError: (count: number, loss: number, rows: Int32Array) => Error;
}

/** A training in progress. */
export interface FitRun {
  /** Results so far. */
  readonly history: FitHistory;
  /** Yields where the caller may pause. */
  readonly work: Work;
}

/** Default options of a network. */
export type FitDefaults = Required<Pick<FitOptions, "epochs" | "hold" | "seed" | "shuffle" | "patience">> & { readonly validation: number | Split; readonly test: number | Split };

/** Metrics and, if `loss` is set, the loss of rows `order[from]` to `order[to - 1]`, batch by batch. */
function* measure(core: MeasureCore, order: Int32Array, from: number, to: number, loss: boolean): Work<Measured> {
  const { metrics, lossOf } = core;
  const whole = loss && core.wholeLoss ? yield* core.wholeLoss(order.subarray(from, to)) : undefined;
  let total = 0;
  if (whole !== undefined && metrics === undefined) return { loss: whole, metrics: {} };
  metrics?.reset();
  core.begin?.(order.subarray(from, to));
  for (let at = from; at < to; at += core.batch) {
    const count = Math.min(core.batch, to - at);
    if (core.load) yield core.load(order, at, count);
    core.gather(order, at, count);
    if (loss && lossOf) total += lossOf(count) * count;
    metrics?.add(count);
    yield;
  }
  return { loss: whole ?? total / (to - from), metrics: metrics?.values() ?? {} };
}

/** Runs passes over the first `examples` rows of an order, batch by batch. */
export function* runPasses(passes: readonly FittingPass[], rows: DataRows, batch: number, order: Int32Array, examples: number): Work {
  for (const pass of passes) {
    pass.begin();
    rows.begin?.(order.subarray(0, examples));
    for (let from = 0; from < examples; from += batch) {
      const count = Math.min(batch, examples - from);
      if (rows.load) yield rows.load(order, from, count);
      rows.gather(order, from, count);
      pass.accumulate(count);
      yield;
    }
    pass.finish(examples);
  }
}

/** Runs a generator to its end and returns its result. */
export function drain<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** Loss and metrics of a data set. */
export function measureAll(core: MeasureCore): Measured {
  return drain(measure(core, rowNumbers(core.examples), 0, core.examples, true));
}

const optionNames = [
  "epochs", "of", "batch", "validation", "test", "hold", "columns", "seed", "shuffle", "patience", "onEpoch", "onWarning", "signal", "threads",
] as const satisfies readonly (keyof FitAsyncOptions)[];

/** What of the examples is held out: a share that an option gives is chosen as the model says, unless `hold` says how. */
export function heldShare(name: string, share: number | undefined, usual: number | Split, hold: FitOptions["hold"]): number | Split {
  const held = share ?? (typeof usual === "number" ? usual : usual.share);
  if (typeof held !== "number" || !(held >= 0 && held < 1)) throw new RangeError(`${name} is ${inWords(held)}: it is a share, 0 or more and less than 1`);
  return typeof usual === "number" || hold !== undefined || held === 0 ? held : { ...usual, share: held };
}

/** The values of a column that the model splits by. */
function splitValues(core: FitCore, options: Pick<FitOptions, "columns">, { by, column }: Split): SplitValues {
  const values = core.classes?.[column] ?? options.columns?.[column];
  if (values === undefined) {
    throw new TypeError(`the model splits by the ${by} ${column}: give its values, fit(data, { columns: { ${JSON.stringify(column)}: […] } }), or other examples, validation: data`);
  }
  checkColumn(values, core.examples, column);
  return values;
}

/**
 * Validates options and returns the training to run. `pauses`: whether it yields after each update. `open`: takes a data set in,
 * to be measured.
 */
export function startFit<Data>(core: FitCore, options: FitAsyncOptions<Data>, defaults: FitDefaults, pauses: boolean, open?: (data: Data) => MeasureCore): FitRun {
  // Callers without type checking would not notice that a misspelt option has no effect.
  for (const name of Object.keys(options) as (keyof FitAsyncOptions)[]) if (!optionNames.includes(name)) throw new TypeError(`fit has no option ${name}; its options are ${optionNames.join(", ")}`);
  const first = core.epoch();
  const begun = Math.max(core.whole(), first);
  // Continues a longer training that has begun.
  const epochs = options.epochs ?? (options.of !== undefined ? Math.max(0, options.of - first) : begun > first ? begun - first : defaults.epochs);
  const whole = options.of ?? Math.max(begun, first + epochs);
  const { validation: asked } = options;
  const other = typeof asked === "function" || (typeof asked === "object" && asked !== null) ? open?.(asked) : undefined;
  const hold = options.hold ?? defaults.hold;
  const seed = checkSeed(options.seed ?? defaults.seed);
  const shuffle = options.shuffle ?? defaults.shuffle;
  const patience = options.patience ?? defaults.patience;
  const batch = options.batch ?? core.batch;
  const threads = options.threads ?? 1;
  if (options.of !== undefined && (!Number.isInteger(options.of) || options.of < 0)) throw new RangeError(`of is ${inWords(options.of)}, not a whole number`);
  if (!Number.isInteger(epochs) || epochs < 0) throw new RangeError(`epochs is ${inWords(epochs)}, not a whole number`);
  if (epochs > 0 && whole < first + epochs) throw new RangeError(`of is ${whole}, and ${epochs} epochs after ${first} make ${first + epochs}: it counts those of the whole training`);
  if (hold !== "drawn" && hold !== "last") throw new RangeError(`hold is ${JSON.stringify(hold)}: it is "drawn" or "last"`);
  if (!Number.isInteger(patience) || patience < 0) throw new RangeError(`patience is ${inWords(patience)}, not a whole number`);
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads is ${inWords(threads)}: it is a whole number, 1 or more`);
  if (!Number.isInteger(batch) || batch < 1 || batch > core.batch) throw new RangeError(`batch is ${inWords(batch)}: it is a whole number from 1 to ${core.batch}`);
  const validation = other === undefined ? heldShare("validation", asked as number | undefined, defaults.validation, options.hold) : 0;
  const test = heldShare("test", options.test, defaults.test, options.hold);
  const holdOut = (split: Split, rows: Int32Array, count: number, held: number): number => core.splitBy?.(split.by, splitValues(core, options, split), rows, count, held, seed) ?? 0;
  const { order: split, trained, validated, tested } = partRows(core.examples, { validation, test, hold, seed, shuffle }, holdOut);
  const order = split.slice();
  const steps = Math.max(1, Math.ceil(Math.ceil(trained / batch) / core.accumulate));
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
      // The order depends only on the number of the epoch, so that a resumed training continues identically.
      if (core.begin) core.begin(order.subarray(0, trained), shuffle ? seed : undefined, epoch);
      else if (shuffle) shuffleOrder(order, trained, seed, epoch);
      core.place(epoch - 1, whole, steps);
      let sum = 0;
      for (let from = 0; from < trained; ) {
        const total = Math.min(core.accumulate * batch, trained - from);
        const parts = Math.ceil(total / batch);
        for (let part = 0; part < parts; part++) {
          const count = Math.min(batch, trained - from);
          if (core.load) yield core.load(order, from, count);
          core.gather(order, from, count);
          const loss = core.gradient(count, part, parts, total);
          if (!Number.isFinite(loss)) throw core.nonFiniteLossError(count, loss, order.subarray(from));
          sum += loss * count;
          from += count;
        }
        core.update();
        if (pauses) yield;
      }
      const metrics = core.metrics && (yield* measure(core, split, 0, trained, false)).metrics;
      const validation = other !== undefined
        ? yield* measure(other, rowNumbers(other.examples), 0, other.examples, true)
        : validated > 0 ? yield* measure(core, split, trained, trained + validated, true) : undefined;
      // An epoch counts once it is measured: a training aborted before that repeats it.
      core.place(epoch, whole, steps);
      const report: EpochReport = { epoch, loss: sum / trained, metrics: metrics ?? {}, ...(validation && { validation }) };
      reports.push(report);
      options.onEpoch?.(report);
      if (patience > 0) {
        const measured = validation ?? report;
        const score = core.score?.(measured) ?? measured.loss;
        if (score < least) {
          least = score;
          best = epoch;
          core.snapshot();
        }
        if (epoch - Math.max(best, first) >= patience) {
          history.stopped = "early";
          // The training is complete: nothing remains to resume.
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
    if (tested > 0 && core.epoch() === core.whole()) history.test = yield* measure(core, split, trained + validated, core.examples, true);
  }

  return { history, work: train() };
}

/** Ways to yield to the event loop; every platform has at least one, except an AudioWorklet. */
interface EventLoop {
  readonly setImmediate?: (then: () => void) => unknown;
  readonly MessageChannel?: new () => MessagePorts;
  readonly setTimeout?: (then: () => void, milliseconds: number) => unknown;
}

interface MessagePorts {
  readonly port1: { readonly addEventListener: (type: "message", then: () => void) => void; readonly start: () => void; readonly close: () => void };
  readonly port2: { readonly postMessage: (message: null) => void };
}

/**
 * Resolves after pending timers, messages and I/O have run. Browsers delay nested timers by 4 ms, but not messages. In an
 * AudioWorklet it resolves at once.
 */
export function yieldToEventLoop(): Promise<void> {
  const { setImmediate: immediately, MessageChannel: Channel, setTimeout: later } = globalThis as unknown as EventLoop;
  return new Promise((resolve) => {
    // The second of two nested immediates runs after timers and messages, in whatever phase the event loop is.
    if (immediately !== undefined) immediately(() => immediately(resolve));
    else if (Channel !== undefined) {
      const { port1, port2 } = new Channel();
      port1.addEventListener("message", () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    } else if (later !== undefined) later(resolve, 0);
    else resolve();
  });
}

/** Runs a training to its end, yielding to the event loop at least every 16 ms if single updates are shorter. */
export async function runAsync({ history, work }: FitRun, signal: { readonly aborted: boolean } | undefined): Promise<FitHistory> {
  let since = Date.now();
  let now = since;
  for (;;) {
    if (signal?.aborted === true) return { ...history, stopped: "aborted" };
    const { done, value } = work.next();
    if (done === true) return history;
    if (value !== undefined) await value;
    const before = now;
    now = Date.now();
    // Predict the next part from this one. Clocks have millisecond resolution and may be set back.
    const expected = now - since + (now - before);
    if (expected >= 13 || expected < 0) {
      await yieldToEventLoop();
      since = now = Date.now();
    }
  }
}
