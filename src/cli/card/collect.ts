/** Collects what a card says of a model, its data and its weights. */
import { holdingOf } from "../../data/parts.ts";
import type { CardRecord, DataRecord, GivenRecord, ResultsRecord } from "../../report/card/record.ts";
import type { FileRecord } from "../../report/record.ts";
import { type Arguments, chosenModel } from "../arguments.ts";
import { type CompiledModule, compilerOptions, loadCompiler } from "../compiler.ts";
import { createNetwork, createPredictor, loadWeights, withoutLoss } from "../network.ts";
import { settingsOf } from "../report/settings.ts";
import { versions } from "../report/versions.ts";
import type { ChosenTarget } from "../target.ts";
import type { Terminal } from "../terminal.ts";
import { commandsOf, trainedOf } from "./commands.ts";
import { describeData } from "./data.ts";
import { measureParts } from "./measure.ts";
import type { Sources } from "./sources.ts";
import { taskOf } from "./task.ts";
import { inputsOf, outputsOf } from "./values.ts";
import type { PublishedWeights } from "./weights.ts";

export interface Subject {
  readonly file: string;
  readonly module: CompiledModule;
  readonly sources: Sources;
  readonly weights: PublishedWeights | undefined;
  readonly chosen: ChosenTarget;
  readonly given: GivenRecord;
  readonly files: readonly FileRecord[];
}

/** `undefined` after faults of the data, which are shown. */
export async function collectCard(subject: Subject, args: Arguments, terminal: Terminal): Promise<CardRecord | undefined> {
  const { file, module: { model }, sources, weights, chosen, given, files } = subject;
  const results = await resultsOf(subject, args, terminal);
  if (results === undefined) return undefined;
  const data = model.train.data === undefined && args.values("data").length === 0 || args.has("no-data") ? [] : await describeData(file, model, args, terminal);
  const training = trainedOf(model, weights);
  const described = { model, source: sources.source, several: sources.several, set: sources.set, data: args.values("data").length === 0 ? [] : mainFiles(data) };
  const share = weights?.metadata["validation"];
  const [measured] = results.kind === "measured" ? results.parts : [];
  const { layers } = await explained(file, subject, args);
  const task = args.value("task") ?? taskOf(model);
  return {
    model: model.name, ...(model.doc !== undefined && { doc: model.doc }), given, ...(task !== undefined && { task }), data,
    inputs: inputsOf(model), outputs: outputsOf(model), layers, training, results, files, versions: versions(),
    parameters: model.variables.reduce((sum, { trained, shape }) => sum + (trained ? shape.reduce((a, b) => a * b, 1) : 0), 0),
    settings: settingsOf(model, { epochs: training.epochs ?? model.train.epochs, held: holdingOf(model, { validation: share === undefined ? undefined : Number(share) }), seed: training.seed, threads: undefined, ...chosen, precision: weights?.precision ?? chosen.precision, fused: true }).filter(({ name }) => name !== "threads" && name !== "target"),
    commands: commandsOf(described, weights, measured?.part),
  };
}

function mainFiles(data: readonly DataRecord[]): readonly string[] {
  return data.filter(({ part }) => part === "examples").flatMap(({ files }) => files.map(({ path }) => path));
}

async function resultsOf({ file, module, weights }: Subject, args: Arguments, terminal: Terminal): Promise<ResultsRecord | undefined> {
  const { model } = module;
  const none = (reason: string): ResultsRecord => ({ kind: "none", reason });
  const path = args.value("weights");
  if (path === undefined || weights === undefined) return none("Nothing was measured, since no weights were given (`--weights W`).");
  const lacks = withoutLoss(model);
  if (lacks !== undefined) {
    await loadWeights(createPredictor(module, model.train.seed), path);
    return none(`Nothing was measured: the model ${lacks}.`);
  }
  const network = createNetwork(module, model.train.seed);
  const saved = await loadWeights(network, path);
  if (args.has("no-data")) return none("Nothing was measured, since the data were not read (`--no-data`).");
  if (model.train.data === undefined && args.values("data").length === 0) return none("Nothing was measured: the model has no data, and none were given (`--data FILE`).");
  const parts = await measureParts(file, module, network, saved, args, terminal);
  return parts && { kind: "measured", parts };
}

async function explained(file: string, { module: { model }, chosen: { precision } }: Subject, args: Arguments): Promise<Pick<CardRecord, "layers">> {
  const compiler = await loadCompiler();
  const { models } = await compiler.explain(model.source.text, { ...(await compilerOptions(file, args)), ...chosenModel(args), model: model.name, precision });
  const [found] = models;
  if (found === undefined) throw new Error(`no explanation of ${model.name}`);
  return found;
}
