import { withLabels } from "../../data/labels.ts";
import { singleTargetNames } from "../../targets.ts";
import { precisions } from "../../targets/target.ts";
import { choice, oneFile } from "../arguments.ts";
import { type Command, header, set } from "../command.ts";
import { dataFlag } from "../data-files.ts";
import { InputError, UsageError } from "../exit.ts";
import { documentOf, type Evaluation, textOf } from "../measures/evaluation.ts";
import { measureOutputs } from "../measures/outputs.ts";
import { compileModel, loadData } from "../model-file.ts";
import { createNetwork, loadWeights, withoutLoss } from "../network.ts";
import { fastestTarget } from "../target.ts";

const formats = ["pretty", "json"] as const;

export const command: Command = {
  usage: "FILE --weights W [--data F…]",
  about: "Measures a trained model over a data set: loss and metrics; for each output of classes a confusion matrix, and precision, recall, F1 and support by class; for outputs of numbers MAE, RMSE and R².",
  flags: {
    weights: { type: "string", short: "w", value: "W.safetensors", help: "the checkpoint that `nnc train --out` wrote" },
    data: dataFlag("the model's own data"),
    ...header,
    target: { type: "string", choices: singleTargetNames, help: "what computes: TypeScript, or WebAssembly, which is faster (wasm, unless --precision is f64)" },
    precision: { type: "string", choices: precisions, help: "element type of real numbers (WebAssembly: f32, TypeScript: f64)" },
    format: { type: "string", choices: formats, help: "tables, or all of it as one JSON document (pretty)" },
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
    const data = await loadData(file, module, args, "examples", terminal);
    if (data === undefined) return 1;
    const network = createNetwork(module, model.train.seed);
    await loadWeights(network, weights);
    const measured: Evaluation = { examples: data.count, ...network.evaluate(withLabels(model, data.arrays, data.count)), outputs: measureOutputs(model, network, data) };
    terminal.out(choice(args, "format", formats) === "json" ? `${JSON.stringify(documentOf(model.name, measured), undefined, 2)}\n` : textOf(measured));
    return 0;
  },
};
