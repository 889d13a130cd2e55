import { withLabels } from "../../data/labels.ts";
import { targetNames } from "../../targets.ts";
import { precisions } from "../../targets/target.ts";
import { oneFile } from "../arguments.ts";
import { outputBatches } from "../batches.ts";
import { type Command, header, set } from "../command.ts";
import { confusionsOf, confusionTable, countClasses } from "../confusion.ts";
import { InputError, UsageError } from "../exit.ts";
import { compileModel, loadData } from "../model-file.ts";
import { createNetwork, loadWeights, withoutLoss } from "../network.ts";
import { grouped } from "../numbers.ts";
import { measured } from "../progress.ts";
import { fastestTarget } from "../target.ts";

export const command: Command = {
  usage: "FILE --weights W [--data F]",
  about: "Measures a trained model: loss and metrics over a data set, and a confusion matrix for each output of classes.",
  flags: {
    weights: { type: "string", short: "w", value: "W.safetensors", help: "the checkpoint that `nnc train --out` wrote" },
    data: { type: "string", value: "FILE", help: "separated values, instead of the model's own data" },
    ...header,
    target: { type: "string", choices: targetNames, help: "what computes: TypeScript, or WebAssembly, which is faster (wasm, unless --precision is f64)" },
    precision: { type: "string", choices: precisions, help: "element type of real numbers (WebAssembly: f32, TypeScript: f64)" },
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
    const result = network.evaluate(withLabels(model, data.arrays, data.count));
    terminal.out(`examples   ${grouped(data.count)}\n${measured(result).join("\n").replace(/^(\S+) /gm, (_all, name: string) => `${name.padEnd(10)} `)}\n`);
    const confusions = confusionsOf(model.outputs);
    if (confusions.length > 0) {
      for (const { from, count, outputs } of outputBatches(model, network, data)) {
        for (const confusion of confusions) countClasses(confusion, outputs[confusion.output] ?? [], data.arrays.get(confusion.output) ?? [], from, count);
      }
    }
    for (const confusion of confusions) terminal.out(`\n${confusionTable(confusion)}`);
    return 0;
  },
};
