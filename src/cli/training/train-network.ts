/** One run of a training: shows it, records it, writes checkpoints, and saves the weights at its end. */
import { watchedModelOf } from "../../ir/model/watched.ts";
import type { EpochRecord } from "../../report/record.ts";
import type { Trouble } from "../../trouble/evidence.ts";
import { placeText } from "../../trouble/report.ts";
import { watchFor } from "../../trouble/watch.ts";
import type { Arguments } from "../arguments.ts";
import type { CompiledModule } from "../compiler.ts";
import { type ExitCode, InputError } from "../exit.ts";
import { type Interruption, interruption } from "../interruption.ts";
import type { Length } from "../length.ts";
import { openLog } from "../log.ts";
import { createNetwork, type EpochReport, type FitHistory, type FitOptions, type Measured, type Network } from "../network.ts";
import { isStream } from "../output.ts";
import { type Progress, type RatedReport, showProgress } from "../progress.ts";
import type { Recorder } from "../recorder.ts";
import { openReport, type Reported, type TrainingReport } from "../report/training.ts";
import { saveState } from "../save.ts";
import { openEvents } from "../tensorboard/events.ts";
import type { Terminal } from "../terminal.ts";
import { UnreadableError } from "../../data/unreadable.ts";
import { type BufferSize, withBuffer } from "./buffer.ts";
import { cadenceOf } from "./cadence.ts";
import { type Checkpoints, openCheckpoints } from "./checkpoints.ts";
import { type Best, type EarlyStopping, earlyStopping } from "./early-stopping.ts";
import { isOfTraining } from "./failure.ts";
import type { FitData } from "./fit-data.ts";
import { withHistory } from "./history.ts";
import { rateOfEpochs } from "./rate.ts";
import { finishedState, type SavedState, unfinishedState, withShare } from "./saved-state.ts";
import { summary, together } from "./summary.ts";
import { stateWriter } from "./write-state.ts";

/** A network with the data and settings it is to be trained with. */
export interface Run {
  readonly file: string;
  readonly module: CompiledModule;
  readonly network: Network;
  readonly rows: FitData["rows"];
  readonly length: Length;
  readonly test: FitData["test"];
  /** The size of the shuffle buffer, where it is not the usual one. */
  readonly buffer: BufferSize | undefined;
  readonly options: Pick<FitOptions, "validation" | "columns"> & { readonly seed: number };
  readonly threads: number | undefined;
  /** The state of early stopping to begin with, where the model has it. */
  readonly best: Best | undefined;
  /** Epochs before this run that its checkpoint has. */
  readonly earlier: readonly EpochRecord[];
  /** What `--report` needs besides. */
  readonly reported: Pick<Reported, "chosen" | "parts" | "inputs" | "messages">;
}

export async function trainNetwork(run: Run, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { module: { model }, network, length: { first, epochs, of = first + epochs } } = run;
  const progress = await showProgress({ name: model.name, epochs: of, expected: epochs }, terminal);
  const stop = interruption(progress.print);
  const recorders: Recorder[] = [];
  try {
    const out = args.value("out");
    const stopping = run.best === undefined || model.train.stop === undefined ? undefined : earlyStopping(model.train.stop, run.best, () => network.save({ only: "weights" }));
    const best = (): Best | undefined => stopping?.best();
    const report = await openReport({ ...run, ...run.reported, first, of }, args, progress.print);
    const log = await openLog(args.value("log"), args.value("resume") !== undefined, progress.print);
    const events = openEvents(args.value("tensorboard"), model.name, progress.print);
    const known: EpochRecord[] = [...run.earlier];
    const history: Recorder = { write: (one) => void known.push(one), tested: () => undefined, close: () => undefined, failed: () => false };
    recorders.push(...[history, log, events, report?.recorder].filter((one) => one !== undefined));
    const { validation } = run.options;
    const share = typeof validation === "number" ? validation : undefined;
    const save = (): Uint8Array => withBuffer(withShare(network.save(), share), run.buffer);
    const output = out === undefined ? undefined : await openOutput({ path: out, save, best, known }, args, progress.print);
    const began = performance.now();
    const trouble = (found: Trouble): void => {
      const place = placeText(found);
      report?.trouble({ kind: found.kind, found: found.found, advice: found.advice, ...(place !== undefined && { place }) });
      progress.print(`${found.text}\n`);
    };
    const beside = { progress: report === undefined ? progress : { ...progress, print: report.print }, recorders, trouble, stopping, checkpoints: output?.checkpoints, stop };
    const ended = await orReported(fit(run, beside), report, began);
    const took = performance.now() - began;
    const part = ended.how === "finished" && first + epochs < of;
    const written = output === undefined || (await saveState(output.path, output.state(ended.how, part), output.write, terminal));
    const test = ended.how === "stopped" || part ? undefined : await testOf(run, ended, best());
    if (test !== undefined) for (const one of recorders) one.tested({ epoch: best()?.epoch ?? ended.last?.epoch ?? first, test });
    terminal.out(summary(ended.last, took, test));
    if (ended.how === "early") terminal.out(`stopped    early: the weights are those of epoch ${best()?.epoch}\n`);
    if (run.threads !== undefined) terminal.out(`threads    ${together(ended.history.threads, run.threads, run.module)}\n`);
    if (output !== undefined && written) terminal.out(`weights    ${output.path}\n`);
    if (report !== undefined) {
      await report.write({ kind: ended.how, ...(ended.how !== "stopped" && !part && bestOf(network, best())) }, took);
      terminal.out(`report     ${report.path}\n`);
    }
    if (ended.how === "stopped") {
      terminal.err(output === undefined ? "training was stopped; nothing was saved, since there is no --out\n" : `training was stopped; to go on: nnc train ${run.file} --resume ${output.path} --out ${output.path}\n`);
      return stop.code();
    }
    return written && !recorders.some((one) => one.failed()) && output?.checkpoints?.failed() !== true ? 0 : 1;
  } finally {
    for (const one of recorders) one.close();
    progress.stop();
    stop.release();
  }
}

/** What training gives; where it fails, the report says so. */
async function orReported(training: Promise<Ended>, report: TrainingReport | undefined, began: number): Promise<Ended> {
  try {
    return await training;
  } catch (cause) {
    if (cause instanceof InputError) await report?.write({ kind: "failed", reason: cause.message }, performance.now() - began);
    throw cause;
  }
}

/** Gives the network its best weights, which are those that are saved, and their epoch. */
function bestOf(network: Network, best: Best | undefined): { readonly best?: number } {
  if (best?.weights === undefined) return {};
  network.load(best.weights);
  return { best: best.epoch };
}

/** How a training ended: all epochs are done, early stopping, or a signal. */
type How = "finished" | "early" | "stopped";

/** Loss and metrics of the test examples, with the weights that the training gives. */
async function testOf({ network, test }: Run, { history }: Ended, best: Best | undefined): Promise<Measured | undefined> {
  if (test === undefined) return undefined;
  if (best?.weights === undefined && history.test !== undefined) return history.test;
  const examples = await test();
  bestOf(network, best);
  return network.evaluate(examples);
}

/** What `--out` names, while training goes on. */
interface Output {
  readonly path: string;
  readonly checkpoints: Checkpoints | undefined;
  readonly write: (state: SavedState) => Promise<void>;
  /** What is written at the end; `part`: of a longer training. */
  readonly state: (how: How, part: boolean) => SavedState;
}

/** What is saved where. */
interface Saving {
  readonly path: string;
  /** The network, and the settings of the run that its continuation needs. */
  readonly save: () => Uint8Array;
  readonly best: () => Best | undefined;
  /** Epochs so far. */
  readonly known: readonly EpochRecord[];
}

async function openOutput({ path, save, best, known }: Saving, args: Arguments, print: (text: string) => void): Promise<Output> {
  // A device or FIFO takes one file, and none beside it.
  const streamed = await isStream(path);
  const unfinished = (current: boolean): SavedState => unfinishedState(withHistory(save(), known), path, streamed ? undefined : best(), current);
  const cadence = streamed ? undefined : cadenceOf(args);
  const write = stateWriter(path);
  return {
    path, write,
    checkpoints: cadence && openCheckpoints({ cadence, state: unfinished, write, print }),
    state: (how, part) => (how === "stopped" || part ? unfinished(how !== "stopped") : finishedState(save(), best())),
  };
}

/** What goes on beside a training. */
interface Beside {
  readonly progress: Progress;
  readonly recorders: readonly Recorder[];
  readonly trouble: (trouble: Trouble) => void;
  readonly stopping: EarlyStopping | undefined;
  readonly checkpoints: Checkpoints | undefined;
  readonly stop: Interruption;
}

interface Ended {
  readonly how: How;
  readonly history: FitHistory;
  readonly last: EpochReport | undefined;
}

async function fit({ module, network, rows, reported: { parts }, length, options, threads }: Run, { progress, recorders, trouble, stopping, checkpoints, stop }: Beside): Promise<Ended> {
  const { first, epochs, of = first + epochs } = length;
  const rateOf = rateOfEpochs(module.model, () => network.save(), first, of);
  const watch = watchFor({ model: watchedModelOf(module.model), network, create: () => createNetwork(module, options.seed), training: parts.training, validation: parts.validation }, trouble);
  const began = performance.now();
  let last: EpochReport | undefined;
  let early = false;
  const onEpoch = (report: EpochReport): void => {
    last = report;
    const rated: RatedReport = rateOf === undefined ? report : { ...report, rate: rateOf(report.epoch) };
    progress.update(rated);
    for (const one of recorders) one.write(rated, performance.now() - began);
    watch.epochEnded(report);
    early = stopping?.epochEnded(report) === true;
    if (!early) checkpoints?.epochEnded();
  };
  const signal = { get aborted() { return early || stop.signal.aborted; } };
  try {
    // The command stops early itself, since `fit` would count anew after a checkpoint.
    const history = await network.fitAsync(rows, { ...options, epochs, of, patience: 0, onEpoch, onWarning: (text) => progress.print(`warning: ${text}\n`), signal, ...(threads !== undefined && { threads }) });
    if (early || history.stopped !== "aborted") watch.ended();
    return { how: early ? "early" : history.stopped === "aborted" ? "stopped" : "finished", history, last };
  } catch (cause) {
    if (cause instanceof UnreadableError) throw new InputError(cause.message);
    if (!isOfTraining(cause)) throw cause;
    throw new InputError(`training ended: ${cause.message}`);
  } finally {
    progress.stop();
    await checkpoints?.close();
  }
}
