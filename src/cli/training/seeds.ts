/** `nnc train --seeds`: the same training from several seeds, and the spread of what they measure. */
import type { CheckedModel } from "../../ir/model/types.ts";
import { duration, metric } from "../../numbers.ts";
import { type Arguments, choice } from "../arguments.ts";
import { type ExitCode, InputError } from "../exit.ts";
import { grid } from "../grid.ts";
import { interruption, type Interruption } from "../interruption.ts";
import type { Length } from "../length.ts";
import type { EpochReport, FitOptions, Network } from "../network.ts";
import { writeWhole } from "../output.ts";
import { type Progress, showProgress } from "../progress.ts";
import { saveState } from "../save.ts";
import type { Terminal } from "../terminal.ts";
import { earlyStopping, noBest } from "./early-stopping.ts";
import { isOfTraining } from "./failure.ts";
import type { FitData } from "./fit-data.ts";
import { finishedState, withShare } from "./saved-state.ts";
import { seedFormats } from "./seed-flags.ts";
import { measuresOf, type Spread, spreads } from "./spread.ts";

export interface SeededTraining {
  readonly model: CheckedModel;
  /** A network with the initial weights of a seed. */
  readonly create: (seed: number) => Promise<Network>;
  readonly rows: FitData["rows"];
  readonly length: Length;
  readonly options: Pick<FitOptions, "validation" | "columns">;
  /** The first seed; the others follow it. */
  readonly seed: number;
  readonly count: number;
  readonly threads: number | undefined;
}

interface Trained {
  readonly seed: number;
  /** The epoch whose weights are kept: the last, or with early stopping the best. */
  readonly report: EpochReport;
  readonly weights: Uint8Array;
}

interface Failed {
  readonly seed: number;
  readonly reason: string;
}

export async function trainSeeds(training: SeededTraining, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { model, count, seed: first } = training;
  const began = performance.now();
  const done: Trained[] = [];
  const failed: Failed[] = [];
  const stop = interruption(terminal.err);
  try {
    for (let seed = first; seed < first + count && !stop.signal.aborted; seed++) {
      const one = await trainSeed(training, seed, stop, terminal);
      if (one === undefined) break;
      if ("reason" in one) failed.push(one);
      else done.push(one);
      terminal.err(`seed ${seed}  ${"reason" in one ? `failed: ${one.reason}` : lineOf(one.report)}\n`);
    }
  } finally {
    stop.release();
  }
  const took = performance.now() - began;
  const best = done.reduce<Trained | undefined>((least, one) => (least === undefined || lossOf(one) < lossOf(least) ? one : least), undefined);
  if (best === undefined) {
    if (stop.signal.aborted) return stop.code();
    throw new InputError(`no training of ${model.name} came to its end: ${failed[0]?.reason ?? ""}`);
  }
  const json = choice(args, "format", seedFormats) === "json";
  terminal.out(json ? jsonOf(training, done, failed, best) : `${textOf(done)}\nbest       seed ${best.seed}, by the ${best.report.validation === undefined ? "" : "validation "}loss\ntrained    ${done.length} of ${count} in ${duration(took)}\n`);
  const out = args.value("out");
  const written = out === undefined || (await saveState(out, { bytes: best.weights }, ({ bytes }) => writeWhole(out, bytes), terminal));
  if (out !== undefined && written) (json ? terminal.err : terminal.out)(`weights    ${out}, of seed ${best.seed}\n`);
  if (stop.signal.aborted) return stop.code();
  return written && failed.length === 0 ? 0 : 1;
}

/** `undefined` where a signal ends it. */
async function trainSeed({ model, create, rows, length: { epochs, of = epochs }, options, threads, count, seed: from }: SeededTraining, seed: number, stop: Interruption, terminal: Terminal): Promise<Trained | Failed | undefined> {
  const network = await create(seed);
  const stopping = model.train.stop === undefined ? undefined : earlyStopping(model.train.stop, noBest(model.train.stop, 0), () => network.save({ only: "weights" }));
  // Off a terminal a training is one line, written at its end.
  const progress: Progress | undefined = terminal.interactive ? await showProgress({ name: `${model.name} ${seed - from + 1}/${count}`, epochs: of, expected: epochs }, terminal) : undefined;
  const reports: EpochReport[] = [];
  let early = false;
  const onEpoch = (report: EpochReport): void => {
    reports.push(report);
    progress?.update(report);
    early = stopping?.epochEnded(report) === true;
  };
  const signal = { get aborted() { return early || stop.signal.aborted; } };
  try {
    const { stopped } = await network.fitAsync(rows, { ...options, seed, epochs, of, patience: 0, onEpoch, signal, ...(threads !== undefined && { threads }) });
    if (stopped === "aborted" && !early) return undefined;
  } catch (cause) {
    if (!isOfTraining(cause)) throw cause;
    return { seed, reason: cause.message };
  } finally {
    progress?.stop();
  }
  const best = stopping?.best();
  const report = reports.find(({ epoch }) => epoch === best?.epoch) ?? reports.at(-1);
  if (report === undefined) return { seed, reason: "it has no epochs" };
  if (!Number.isFinite((report.validation ?? report).loss)) return { seed, reason: "its loss is not finite" };
  return { seed, report, weights: finishedState(withShare(network.save(), typeof options.validation === "number" ? options.validation : undefined), best).bytes };
}

function lossOf({ report }: Trained): number {
  return (report.validation ?? report).loss;
}

function shown(name: string, value: number): string {
  return metric(name.replace(/^validation /, ""), value);
}

function lineOf(report: EpochReport): string {
  return [...measuresOf(report)].map(([name, value]) => `${name} ${shown(name, value)}`).join("  ");
}

const statistics = ["mean", "deviation", "min", "max"] as const satisfies readonly (keyof Spread)[];

function textOf(done: readonly Trained[]): string {
  const all = spreads(done.map(({ report }) => report));
  const names = [...all.keys()];
  const cells = (values: (name: string) => number): readonly string[] => names.map((name) => shown(name, values(name)));
  return grid([
    ["seed", ...names],
    ...done.map(({ seed, report }) => [String(seed), ...cells((name) => measuresOf(report).get(name) ?? NaN)]),
    [],
    ...statistics.map((statistic) => [statistic, ...cells((name) => all.get(name)?.[statistic] ?? NaN)]),
  ]);
}

function jsonOf({ model, length: { epochs } }: SeededTraining, done: readonly Trained[], failed: readonly Failed[], best: Trained): string {
  const all = Object.fromEntries(spreads(done.map(({ report }) => report)));
  const seeds = done.map(({ seed, report: { epoch, ...measured } }) => ({ seed, epoch, ...measured }));
  return `${JSON.stringify({ model: model.name, epochs, best: best.seed, spread: all, seeds, failed }, undefined, 2)}\n`;
}
