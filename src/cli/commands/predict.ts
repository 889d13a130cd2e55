import type { DataSet } from "../../data/read.ts";
import { oneFile } from "../arguments.ts";
import { type Command, precision, set } from "../command.ts";
import type { CompiledModule } from "../compiler.ts";
import { exampleAt } from "../examples.ts";
import { UsageError } from "../exit.ts";
import { compileModel, loadData } from "../model-file.ts";
import { createPredictor, loadWeights } from "../network.ts";
import { showDiagnostics } from "../show.ts";
import type { Terminal } from "../terminal.ts";

export const command: Command = {
  usage: "FILE --weights W [--data F]",
  about: "Predicts each row of a file, or of standard input, and writes a line of JSON for each. Columns of outputs are not needed.",
  flags: {
    weights: { type: "string", short: "w", value: "W.safetensors", help: "what `nnc train --out` wrote" },
    data: { type: "string", value: "FILE", help: "separated values with named columns, instead of standard input" },
    model: { type: "string", value: "NAME", help: "which model, where the file holds several" },
    ...set,
    ...precision,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    const weights = args.value("weights");
    if (weights === undefined) throw new UsageError("--weights names the file that `nnc train --out` wrote");
    const module = await compileModel(file, args, terminal);
    if (module === undefined) return 1;
    const data = await (args.value("data") === undefined ? readPiped(module, terminal) : loadData(file, module, args, "inputs", terminal));
    if (data === undefined) return 1;
    const network = await createPredictor(module, module.model.train.seed);
    await loadWeights(network, weights);
    for (let row = 0; row < data.count; row++) {
      terminal.out(`${JSON.stringify(network.predict(exampleAt(module.model.inputs, data, row)), asList)}\n`);
    }
    return 0;
  },
};

/** JSON writes typed arrays as objects; they are lists. */
function asList(_key: string, value: unknown): unknown {
  return value instanceof Float64Array || value instanceof Float32Array || value instanceof Int32Array ? Array.from(value) : value;
}

async function readPiped({ model }: CompiledModule, terminal: Terminal): Promise<DataSet | undefined> {
  const [{ readModelText }, { Report }] = await Promise.all([import("../../data/model-data.ts"), import("../../diagnostics/report.ts")]);
  const report = new Report();
  const data = readModelText(model, "standard input", await terminal.stdin(), "inputs", report);
  await showDiagnostics(report.diagnostics, terminal);
  return data;
}
