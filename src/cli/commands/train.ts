import { type Arguments, oneFile, share, wholeNumber } from "../arguments.ts";
import { type Command, header, set } from "../command.ts";
import { sizeOf } from "../../data/leaks.ts";
import type { CompiledModule } from "../compiler.ts";
import { type ExitCode, InputError, UsageError } from "../exit.ts";
import { dataFlag, examplePaths, otherPaths } from "../data-files.ts";
import { cacheFlags } from "../cache/flags.ts";
import { finishedMessage, trainingLength } from "../length.ts";
import { compileModel } from "../model-file.ts";
import { createNetwork, loadWeights, type Network, readCheckpoint, withoutLoss } from "../network.ts";
import { grouped } from "../../numbers.ts";
import { checkDistinct, checkWritable, type NamedFile } from "../output.ts";
import { stampFiles } from "../report/files.ts";
import { listen } from "../report/listen.ts";
import { type ChosenTarget, fastestTarget, runFlags } from "../target.ts";
import type { Terminal } from "../terminal.ts";
import { bufferOf, savedBuffer } from "../training/buffer.ts";
import { cadenceOf } from "../training/cadence.ts";
import { noBest } from "../training/early-stopping.ts";
import { loadExamples } from "../training/examples.ts";
import { type DataParts, loadParts } from "../training/parts.ts";
import { savedHistory } from "../training/history.ts";
import { resumedBest, savedSeed, savedShare } from "../training/saved-state.ts";
import { checkSeedFlags, seedFormats } from "../training/seed-flags.ts";
import { trainNetwork } from "../training/train-network.ts";

export const command: Command = {
  usage: "FILE [--data F…]",
  about: "Compiles a model in memory and trains it with its `train` settings, which flags override. Ctrl-C saves and ends.",
  flags: {
    data: dataFlag("the model's own data"),
    ...cacheFlags,
    ...header,
    epochs: { type: "string", value: "N", help: "passes over the training data in this run" },
    of: { type: "string", value: "N", help: "epochs of the whole training, of which this run is a part: schedules end there. --resume continues to it" },
    validation: { type: "string", value: "SHARE", help: "share of the examples held out for validation" },
    buffer: { type: "string", value: "N|all", help: "streams the examples in each epoch through a shuffle buffer of N, in place of memory for all (files of 1 GiB or more: as many as 128 MiB have)" },
    seed: { type: "string", value: "N", help: "seed of initial weights, of the split, and of the order of examples and draws" },
    out: { type: "string", short: "o", value: "W.safetensors", help: "saves a checkpoint: weights and everything that --resume needs, at the end and as training goes" },
    checkpoint: { type: "string", value: "epoch|TIME|off", help: "how often --out is written before the end: after every epoch, or every 30s or 5m, within long epochs too (after epochs, 10 seconds apart at least)" },
    resume: { type: "string", value: "W.safetensors", help: "continues a training from its checkpoint to its end" },
    base: { type: "string", value: "W.safetensors", help: "initial weights of `frozen` layers, from a checkpoint of another model" },
    only: { type: "string", value: "NAMES", help: "layers to take from --base instead, as in `dense1,conv1`" },
    log: { type: "string", value: "RUN.jsonl", help: "writes a line of JSON after each epoch, and one of the test at the end; with --resume it appends, else the log of an earlier run becomes RUN.jsonl.old" },
    tensorboard: { type: "string", value: "DIR", help: "writes loss, metrics and rate of each epoch as event files of TensorBoard, into a folder of their own for each run" },
    report: { type: "string", value: "OUT.html", help: "writes a page at the end, and after Ctrl-C: curves, quality of the predictions, the worst of them, layers, equations, settings, hashes of the files; with --resume, of the epochs before, too" },
    seeds: { type: "string", value: "N", help: "trains N times, from the seed on, and prints mean, standard deviation, least and greatest of loss and metrics; --out saves the best weights by the validation loss" },
    format: { type: "string", choices: seedFormats, help: "of --seeds: a table, or all numbers as one JSON document (pretty)" },
    threads: { type: "string", value: "N", help: "threads that share the work of a step, where steps are long enough (WebAssembly; 1); results are the same" },
    unfused: { type: "boolean", help: "rounds every product before it is added, without fused multiply-add (WebAssembly): the same weights in every engine, more slowly" },
    ...runFlags,
    ...set,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    const chosen = fastestTarget(args);
    if (args.value("base") !== undefined && args.value("resume") !== undefined) throw new UsageError("--resume continues a training, and --base begins a new one: give one of them");
    if (args.value("only") !== undefined && args.value("base") === undefined) throw new UsageError("--only names layers to take from --base: give --base too");
    cadenceOf(args);
    bufferOf(args);
    checkSeedFlags(args);
    const overrides = { epochs: wholeNumber(args, "epochs", 1), of: wholeNumber(args, "of", 1), validation: share(args, "validation"), seed: wholeNumber(args, "seed", 0), threads: wholeNumber(args, "threads", 1), seeds: wholeNumber(args, "seeds", 2) };
    const heard = listen(terminal);
    const module = await compileModel(file, args, heard.terminal, chosen);
    if (module === undefined) return 1;
    return trainModule(file, module, { ...overrides, chosen }, args, terminal, heard);
  },
};

interface Overrides {
  readonly epochs: number | undefined;
  readonly of: number | undefined;
  readonly validation: number | undefined;
  readonly seed: number | undefined;
  readonly threads: number | undefined;
  readonly seeds: number | undefined;
  readonly chosen: ChosenTarget;
}

/** Trains a compiled model and writes its weights and metrics. */
export async function trainModule(file: string, module: CompiledModule, overrides: Overrides, args: Arguments, terminal: Terminal, heard = listen(terminal)): Promise<ExitCode> {
  const { model } = module;
  const lacks = withoutLoss(model);
  if (lacks !== undefined) throw new InputError(`the model ${model.name} ${lacks}, so there is nothing to train`);
  const inputs = await stampFiles(await inputsOf(file, module, args));
  await checkOutputs(inputs, args);
  const saved = args.value("resume");
  // A training goes on with the order of examples that it began with.
  const buffer = bufferOf(args) ?? (saved === undefined ? undefined : savedBuffer(await readCheckpoint(saved)));
  const loaded = await loadExamples(file, module, args, buffer, heard.terminal);
  if (loaded === undefined) return 1;
  const { data } = loaded;
  const base = args.value("base");
  const create = async (from: number): Promise<Network> => {
    const made = createNetwork(module, from, !args.has("unfused"));
    if (base !== undefined) await loadWeights(made, base, takenFrom(model, args));
    return made;
  };
  const network = await create(overrides.seed ?? model.train.seed);
  const resumed = saved === undefined ? undefined : await loadWeights(network, saved);
  // A training goes on with the examples that it began with.
  const seed = overrides.seed ?? (resumed === undefined ? model.train.seed : savedSeed(resumed, model.train.seed));
  const validation = overrides.validation ?? (resumed === undefined ? undefined : savedShare(resumed));
  const parts = await loadParts(file, module, data, { seed, validation }, heard.terminal, loaded.rowsOf);
  if (parts === undefined) return 1;
  const length = trainingLength(overrides, resumed, model.train.epochs);
  terminal.err(`${model.name}: ${grouped(parameterCount(network))} parameters, ${grouped(data.count)} examples${partCounts(parts)}${loaded.note}\n`);
  const { rows, options, test } = loaded.fitData(parts, validation);
  const { threads, seeds } = overrides;
  if (seeds !== undefined) {
    const { trainSeeds } = await import("../training/seeds.ts");
    return trainSeeds({ model, create, rows, options, length, seed, count: seeds, threads }, args, terminal);
  }
  const best = model.train.stop === undefined ? undefined : saved === undefined || resumed === undefined ? noBest(model.train.stop, 0) : await resumedBest(model.train.stop, network, saved, resumed);

  if (saved !== undefined && length.epochs === 0) terminal.err(finishedMessage(saved, length));
  const reported = { parts, inputs, chosen: overrides.chosen, messages: heard.messages() };
  return trainNetwork({ file, module, network, rows, test, buffer, length, options: { ...options, seed }, threads, best, earlier: resumed === undefined ? [] : savedHistory(resumed), reported }, args, terminal);
}

/** `, of which 30 are for validation and 15 for the test` */
function partCounts({ training, validation, test }: DataParts): string {
  const counted = ([["validation", validation], ["the test", test]] as const).flatMap(([name, part]) => (sizeOf(part) === 0 ? [] : [`${grouped(sizeOf(part))} for ${name}`]));
  const own = [validation, test].every((part) => sizeOf(part) === 0 || part.data === training.data);
  return counted.length === 0 ? "" : `${own ? ", of which" : ","} ${counted.join(" and ")}`;
}

/** Refuses outputs that cannot be written, and those that are inputs, before anything is computed. */
async function checkOutputs(inputs: readonly NamedFile[], args: Arguments): Promise<void> {
  const named = (flag: string): readonly NamedFile[] => namedBy(flag, args);
  const outputs = [...named("out"), ...named("log"), ...named("report")];
  await checkDistinct(outputs, inputs);
  // The weights that training resumes from are read before they are replaced, as a whole; a log or a report in their place loses them.
  await checkDistinct([...named("log"), ...named("report")], named("resume"));
  for (const { path } of outputs) await checkWritable(path);
}

/** The files that training reads, but for weights to resume from. */
async function inputsOf(file: string, module: CompiledModule, args: Arguments): Promise<readonly NamedFile[]> {
  const data = [...(await examplePaths(file, module, args)), ...(await otherPaths(file, module))];
  return [{ path: file, what: "the model" }, ...data.map((path) => ({ path, what: "the data" })), ...namedBy("base", args)];
}

function namedBy(flag: string, args: Arguments): readonly NamedFile[] {
  const path = args.value(flag);
  return path === undefined ? [] : [{ path, what: `--${flag}` }];
}

/** The arrays of calls inside of `frozen`. */
export function frozenIn(model: CompiledModule["model"]): readonly string[] {
  return model.instances.filter(({ frozen }) => frozen).flatMap(({ variables }) => variables);
}

/** The calls whose arrays come from `--base`. */
function takenFrom(model: CompiledModule["model"], args: Arguments): readonly string[] {
  const only = args.value("only");
  if (only !== undefined) return only.split(",").map((name) => name.trim());
  const frozen = frozenIn(model);
  if (frozen.length === 0) throw new InputError(`nothing of ${model.name} with weights is frozen: name with --only the layers to take from --base`);
  return frozen;
}

function parameterCount(network: Network): number {
  return Object.values(network.parameters).reduce((sum, { values }) => sum + values.length, 0);
}
