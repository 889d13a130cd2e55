import { withLabels } from "../../data/labels.ts";
import { type PartsOptions, takeExamples } from "../../data/parts.ts";
import type { DataSet } from "../../data/read.ts";
import { choice, oneFile } from "../arguments.ts";
import { type Command, header, set } from "../command.ts";
import type { CompiledModule } from "../compiler.ts";
import { dataFlag } from "../data-files.ts";
import { cacheFlags } from "../cache/flags.ts";
import { InputError, UsageError } from "../exit.ts";
import { documentOf, type Evaluation, textOf } from "../measures/evaluation.ts";
import { measureOutputs } from "../measures/outputs.ts";
import { compileModel, loadData } from "../model-file.ts";
import { createNetwork, loadWeights, withoutLoss } from "../network.ts";
import { fastestTarget, runFlags } from "../target.ts";
import type { Terminal } from "../terminal.ts";
import { loadParts, type PartName } from "../training/parts.ts";
import { savedSeed, savedShare } from "../training/saved-state.ts";

const formats = ["pretty", "json"] as const;

const partNames = ["training", "validation", "test"] as const satisfies readonly PartName[];

export const command: Command = {
  usage: "FILE --weights W [--data F…]",
  about: "Measures a trained model over a data set: loss and metrics; for each output of classes a confusion matrix, and precision, recall, F1 and support by class; for outputs of numbers MAE, RMSE and R².",
  flags: {
    weights: { type: "string", short: "w", value: "W.safetensors", help: "the checkpoint that `nnc train --out` wrote" },
    data: dataFlag("the model's own data"),
    ...cacheFlags,
    part: { type: "string", choices: partNames, help: "measures the examples that the model holds out for validation or test, or those that train, instead of all; by the seed and the share of the checkpoint" },
    ...header,
    format: { type: "string", choices: formats, help: "tables, or all of it as one JSON document (pretty)" },
    ...runFlags,
    ...set,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    const weights = args.value("weights");
    if (weights === undefined) throw new UsageError("--weights is missing: give the file that `nnc train --out` wrote");
    const module = await compileModel(file, args, terminal, fastestTarget(args));
    if (module === undefined) return 1;
    const { model } = module;
    const lacks = withoutLoss(model);
    if (lacks !== undefined) throw new InputError(`the model ${model.name} ${lacks}, so there is nothing to measure`);
    const part = choice(args, "part", partNames);
    const all = await loadData(file, module, args, part === undefined ? "examples" : "parts", terminal);
    if (all === undefined) return 1;
    const network = createNetwork(module, model.train.seed);
    const saved = await loadWeights(network, weights);
    const data = part === undefined ? all : await partOf(part, file, module, all, { seed: savedSeed(saved, model.train.seed), validation: savedShare(saved) }, terminal);
    if (data === undefined) return 1;
    const measured: Evaluation = { examples: data.count, ...network.evaluate(withLabels(model, data.arrays, data.count)), outputs: measureOutputs(model, network, data) };
    terminal.out(choice(args, "format", formats) === "json" ? `${JSON.stringify(documentOf(model.name, measured), undefined, 2)}\n` : textOf(measured));
    return 0;
  },
};

/** The examples of one part of the data. */
async function partOf(name: PartName, file: string, module: CompiledModule, all: DataSet, options: PartsOptions, terminal: Terminal): Promise<DataSet | undefined> {
  const parts = await loadParts(file, module, all, options, terminal);
  if (parts === undefined) return undefined;
  const { data, rows } = parts[name];
  if (rows.length === 0) throw new InputError(`the model ${module.name} holds no examples out for ${name}: write \`train { ${name}: 0.2 }\` in ${file}`);
  return data === all ? takeExamples(data, rows) : data;
}
