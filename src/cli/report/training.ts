/** `nnc train --report`: collects the record of a training as it goes, and writes the page at its end. */
import { holdingOf } from "../../data/parts.ts";
import { sizeOf } from "../../data/leaks.ts";
import { grouped } from "../../numbers.ts";
import type { Explanation } from "../../index.ts";
import type { EpochRecord, FileRecord, Measures, Outcome, OutputRecord, TroubleRecord } from "../../report/record.ts";
import { type Arguments, chosenModel } from "../arguments.ts";
import { type CompiledModule, compilerOptions, loadCompiler } from "../compiler.ts";
import type { FitOptions, Network } from "../network.ts";
import { writeWhole } from "../output.ts";
import type { Recorder } from "../recorder.ts";
import type { ChosenTarget } from "../target.ts";
import type { DataParts } from "../training/parts.ts";
import { earlierEpochs } from "./earlier.ts";
import { hashFiles, type StampedFile } from "./files.ts";
import { remembering } from "./listen.ts";
import { describeOutputs } from "./outputs.ts";
import { settingsOf } from "./settings.ts";
import { versions } from "./versions.ts";

/** A training to report. */
export interface Reported {
  readonly file: string;
  readonly module: CompiledModule;
  readonly network: Network;
  readonly parts: DataParts;
  readonly inputs: readonly StampedFile[];
  readonly chosen: ChosenTarget;
  readonly options: Pick<FitOptions, "validation"> & { readonly seed: number };
  readonly threads: number | undefined;
  /** Epochs before this run that its checkpoint has. */
  readonly earlier: readonly EpochRecord[];
  /** Completed epochs at the beginning, and those of the whole training. */
  readonly first: number;
  readonly of: number;
  /** Messages so far. */
  readonly messages: readonly string[];
}

export interface TrainingReport {
  readonly path: string;
  readonly recorder: Recorder;
  /** Prints a message, and keeps it for the report. */
  readonly print: (text: string) => void;
  /** Keeps a trouble for the report, which is printed apart from its messages. */
  readonly trouble: (trouble: TroubleRecord) => void;
  /** Writes the page. The network must have the weights to be measured. `failed`: there are none. */
  readonly write: (outcome: Omit<Outcome, "of">, milliseconds: number) => Promise<void>;
}

/** `undefined` without `--report`. Reads the log of earlier epochs before it is written to. */
export async function openReport(run: Reported, args: Arguments, print: (text: string) => void): Promise<TrainingReport | undefined> {
  const path = args.value("report");
  if (path === undefined) return undefined;
  const { first, earlier } = run;
  const epochs: EpochRecord[] = [...(await earlierEpochs(earlier, args.value("resume") === undefined ? undefined : args.value("log"), first))];
  const messages = run.messages.filter((text) => text !== "");
  const troubles: TroubleRecord[] = [];
  let test: Measures | undefined;
  const files = await hashFiles(run.inputs);
  const explanation = await explain(run, args);
  return {
    path,
    recorder: { write: (report) => void epochs.push(report), tested: (report) => void (test = report.test), close: () => undefined, failed: () => false },
    print: remembering(print, messages),
    trouble: (trouble) => void troubles.push(trouble),
    write: async (outcome, milliseconds) => writeWhole(path, await pageOf(run, args, { epochs, test, troubles, messages, files, explanation, outcome, milliseconds })),
  };
}

interface Collected {
  readonly epochs: readonly EpochRecord[];
  readonly test: Measures | undefined;
  readonly troubles: readonly TroubleRecord[];
  readonly messages: readonly string[];
  readonly files: readonly FileRecord[];
  readonly explanation: Explanation;
  readonly outcome: Omit<Outcome, "of">;
  readonly milliseconds: number;
}

async function pageOf(run: Reported, args: Arguments, { epochs, test, troubles, messages, files, explanation, outcome, milliseconds }: Collected): Promise<string> {
  const { module: { model }, network, parts: { training, validation, test: held }, options: { seed, validation: asked }, of, chosen, threads } = run;
  const { trainingReport } = await import("../../report/training-report.ts");
  const measured = validation.rows.length > 0 ? validation : training;
  const { data, rows, sampled } = measured;
  const outputs: readonly OutputRecord[] = outcome.kind === "failed" ? [] : describeOutputs(model, network, data, rows.slice().sort(), sampled?.numbers);
  return trainingReport({
    model: model.name, ...(model.doc !== undefined && { doc: model.doc }), outcome: { ...outcome, of },
    date: new Date().toISOString(), milliseconds,
    parameters: Object.values(network.parameters).reduce((sum, { values }) => sum + values.length, 0),
    examples: { training: sizeOf(training), validation: sizeOf(validation), test: sizeOf(held) },
    epochs, ...(test && { test }), troubles, measuredOn: validation.rows.length > 0 ? "validation" : "training", outputs,
    layers: explanation.layers, mathematics: explanation.mathematics ?? [],
    settings: settingsOf(model, { epochs: of, held: holdingOf(model, { validation: typeof asked === "number" ? asked : undefined }), seed, threads, ...chosen, fused: !args.has("unfused") }),
    files, versions: versions(),
    messages: sampled === undefined ? messages : [...messages, `predictions are measured on a sample of ${grouped(rows.length)} of ${grouped(sampled.rows.length)} examples, since they are not in memory`],
  });
}

async function explain({ file, module: { model }, chosen: { precision } }: Reported, args: Arguments): Promise<Explanation> {
  const compiler = await loadCompiler();
  const { models } = await compiler.explain(model.source.text, { ...(await compilerOptions(file, args)), ...chosenModel(args), model: model.name, precision, math: true });
  const [found] = models;
  if (found === undefined) throw new Error(`no explanation of ${model.name}`);
  return found;
}
