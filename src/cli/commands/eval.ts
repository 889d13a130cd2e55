import { withLabels } from "../../data/labels.ts";
import type { DataSet } from "../../data/read.ts";
import type { ClassLabel, ModelOutput } from "../../ir/model/types.ts";
import { oneFile } from "../arguments.ts";
import { type Command, header, set } from "../command.ts";
import { exampleAt } from "../examples.ts";
import { InputError, UsageError } from "../exit.ts";
import { compileModel, loadData } from "../model-file.ts";
import { createNetwork, loadWeights, type Network, withoutLoss } from "../network.ts";
import { grouped } from "../numbers.ts";
import { givenOptions, precision } from "../options.ts";
import { measured } from "../progress.ts";
import type { CheckedModel } from "../../ir/model/types.ts";

export const command: Command = {
  usage: "FILE --weights W [--data F]",
  about: "Measures a trained model: loss and metrics over a data set, and a confusion matrix for each output of classes.",
  flags: {
    weights: { type: "string", short: "w", value: "W.safetensors", help: "the checkpoint that `nnc train --out` wrote" },
    data: { type: "string", value: "FILE", help: "separated values, instead of the model's own data" },
    ...header,
    ...set,
    ...precision,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    const weights = args.value("weights");
    if (weights === undefined) throw new UsageError("--weights is missing: give the file that `nnc train --out` wrote");
    const module = await compileModel(file, args, terminal, givenOptions(args));
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
    for (const output of model.outputs) {
      if (output.target === undefined) continue;
      const matrix = confusion(model, output, network, data);
      if (matrix !== undefined) terminal.out(`\n${matrix}`);
    }
    return 0;
  },
};

/** How often each class was taken for each, as a table; `undefined` for an output that is not one class. */
function confusion(model: CheckedModel, output: ModelOutput, network: Network, data: DataSet): string | undefined {
  const { encoding } = output;
  if ((encoding.kind !== "oneHot" && encoding.kind !== "binary") || encoding.shape.length > 0) return undefined;
  const classes: readonly ClassLabel[] = encoding.classes;
  const counts = classes.map(() => classes.map(() => 0));
  for (let row = 0; row < data.count; row++) {
    const truth = counts[data.arrays.get(output.name)?.[row] ?? 0];
    const predicted = classes.findIndex((label) => label === predictedClass(network.predict(exampleAt(model.inputs, data, row)), output.name));
    if (truth !== undefined && predicted >= 0) truth[predicted] = (truth[predicted] ?? 0) + 1;
  }
  const head = [`${output.name}: true, as predicted →`, ...classes.map(String)];
  const rows = [head, ...classes.map((label, row) => [String(label), ...(counts[row] ?? []).map(String)])];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ")}\n`).join("");
}

/** A prediction of one output is `{ output: class, … }`; of several, such a record by name. */
function predictedClass(prediction: unknown, output: string): unknown {
  const value = property(prediction, output);
  return typeof value === "object" ? property(value, output) : value;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}
