import { oneFile } from "../arguments.ts";
import { type Command, header, set } from "../command.ts";
import { dataFlag } from "../data-files.ts";
import { exampleAt } from "../examples.ts";
import { UsageError } from "../exit.ts";
import { compileModel, loadRows } from "../model-file.ts";
import { createPredictor, loadWeights } from "../network.ts";
import { givenOptions, precision } from "../options.ts";

export const command: Command = {
  usage: "FILE --weights W [--data F…]",
  about: "Predicts each row of a file, or of standard input, and writes a line of JSON for each, in order. Where a row has no prediction, the line is {\"prediction\":null,\"row\":…,\"line\":…,\"reason\":…}. Columns of outputs, and of inputs that no output depends on, are not needed. Exits with 1 where a cell is wrong, a prediction is not finite, or no row has one.",
  flags: {
    weights: { type: "string", short: "w", value: "W.safetensors", help: "the checkpoint that `nnc train --out` wrote" },
    data: dataFlag("standard input"),
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
    const loaded = await loadRows(module, args, terminal);
    if (loaded === undefined) return 1;
    const network = createPredictor(module, module.model.train.seed);
    await loadWeights(network, weights);
    let infinite = 0;
    const lineWithout = (row: number, reason: string): string => JSON.stringify({ prediction: null, row: row + 1, line: loaded.lineOf(row), reason });
    loaded.rows.forEach((row, index) => {
      if ("reason" in row) return terminal.out(`${lineWithout(index, row.reason)}\n`);
      const line = written(network.predict(exampleAt(module.model.inputs, loaded.data, row.example)));
      if (line === undefined) infinite += 1;
      return terminal.out(`${line ?? lineWithout(index, "the prediction is not finite")}\n`);
    });
    if (infinite > 0) terminal.err(`nnc: ${infinite} of ${loaded.rows.length} predictions are not finite: the weights or the values of these rows are too large\n`);
    return loaded.sound && infinite === 0 ? 0 : 1;
  },
};

/** A prediction as JSON; `undefined` if a number of it is not finite, which JSON cannot represent. */
function written(prediction: unknown): string | undefined {
  let finite = true;
  const text = JSON.stringify(prediction, (_key, value: unknown) => {
    if (typeof value === "number" && !Number.isFinite(value)) finite = false;
    // JSON writes typed arrays as objects; they are lists.
    return value instanceof Float64Array || value instanceof Float32Array || value instanceof Int32Array ? Array.from(value) : value;
  });
  return finite ? text : undefined;
}
