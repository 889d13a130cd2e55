import { withLabels } from "../../data/labels.ts";
import { hasStops } from "../../ir/model/stops.ts";
import { type Arguments, oneFile, wholeNumber } from "../arguments.ts";
import { type Command, header, set } from "../command.ts";
import type { CompiledModule } from "../compiler.ts";
import { compareArray, type Agreement } from "../differences.ts";
import { drawData } from "../draw.ts";
import { InputError } from "../exit.ts";
import { compileModel, loadData } from "../model-file.ts";
import { dataFlag } from "../data-files.ts";
import { cacheFlags } from "../cache/flags.ts";
import { verifyDerivatives } from "../inner-derivatives.ts";
import { createNetwork, type Network, single, slice } from "../network.ts";
import { short } from "../../numbers.ts";
import type { Terminal } from "../terminal.ts";

/** Relative to the greatest entry of an array; central differences are good to about 1e-9. */
const tolerance = 1e-5;

export const command: Command = {
  usage: "FILE [--data F…]",
  about: "Compares the gradients that the emitted module computes with central differences of its loss, in float64, on the model's own data or on random data where it has none. With `loss external` the loss is a sum of the outputs with random weights. What is stopped (`stop(e)`) is held while weights move, and each `derivative(v, x)` of the equations is compared with differences of its v.",
  flags: {
    data: dataFlag("the model's own data"),
    ...cacheFlags,
    ...header,
    seed: { type: "string", value: "N", help: "seed of initial weights and draws" },
    limit: { type: "string", value: "N", help: "most entries of each array to compare (500)" },
    ...set,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    const seed = wholeNumber(args, "seed", 0);
    const limit = wholeNumber(args, "limit", 1) ?? 500;
    const module = await compileModel(file, args, terminal, { precision: "f64" });
    if (module === undefined) return 1;
    const held = hasStops(module.model) ? await compileModel(file, args, terminal, { precision: "f64", held: true }) : module;
    if (held === undefined) return 1;
    const agreements = await verifyModule(file, module, held, seed ?? module.model.train.seed, limit, args, terminal);
    if (agreements === undefined) return 1;
    terminal.out(table(agreements));
    const wrong = agreements.filter(({ error }) => !(error <= tolerance));
    for (const { name, worst } of wrong) {
      terminal.err(`${name}[${worst.index}]: the gradient is ${worst.derived}, the central difference ${worst.measured}\n`);
    }
    terminal.err(wrong.length === 0 ? "every gradient agrees\n" : `${wrong.length} of ${agreements.length} gradients do not agree\n`);
    return wrong.length === 0 ? 0 : 1;
  },
};

async function verifyModule(
  file: string,
  module: CompiledModule,
  held: CompiledModule,
  seed: number,
  limit: number,
  args: Arguments,
  terminal: Terminal,
): Promise<readonly Agreement[] | undefined> {
  const { model } = module;
  if (model.loss === undefined) throw new InputError(`the model ${model.name} has no loss, so it has no gradients`);
  const { external } = model.loss;
  const given = args.value("data") !== undefined || (model.train.data !== undefined && !external);
  const data = given ? await loadData(file, module, args, external ? "inputs" : "examples", terminal) : drawData(model, seed);
  if (data === undefined) return undefined;
  if (external) {
    const [{ verifyHosted }, { createHosted }] = await Promise.all([import("../host.ts"), import("../network.ts")]);
    return [...await verifyDerivatives(module, createHosted(module, seed), data, seed), ...await verifyHosted(module, held, seed, limit, data)];
  }
  const network = createNetwork(module, seed);
  // One epoch computes fitted values, and leaves the initial point, where many weights are 0.
  network.fit(withLabels(model, data.arrays, data.count), { epochs: 1, validation: 0, seed });

  const count = Math.min(model.train.batch, data.count);
  const inputs = single(slice(data.arrays, model.inputs.map(({ name }) => name), data.count, 0, count));
  const targets = single(slice(data.arrays, model.outputs.filter((o) => o.target !== undefined).map(({ name }) => name), data.count, 0, count));
  const clean = createNetwork(module, seed);
  clean.load(network.save());
  clean.accumulate(inputs, targets, count);
  const moved = held === module ? network : heldAt(network, held, seed);
  moved.accumulate(inputs, targets, count);
  // The training loss, with the same draws each time, since no step is taken between, and with what is stopped as it is here.
  const loss = (): number => (held === module ? moved.accumulate(inputs, targets, count) : moved.loss(inputs, targets, count));
  const inner = await verifyDerivatives(module, network, data, seed);
  return [...inner, ...Object.entries(moved.parameters).flatMap(([name, { values }]) => {
    const gradient = clean.gradients[name];
    return gradient === undefined ? [] : [compareArray(name, values, gradient.values, loss, limit)];
  })];
}

function heldAt(network: Network, held: CompiledModule, seed: number): Network {
  const other = createNetwork(held, seed);
  other.load(network.save());
  return other;
}

function table(agreements: readonly Agreement[]): string {
  const rows = agreements.map(({ name, compared, size, error }) => [
    name,
    compared === size ? String(size) : `${compared} of ${size}`,
    short(error),
    error <= tolerance ? "agrees" : "DIFFERS",
  ]);
  const all = [["parameter", "entries", "error", ""], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()}\n`).join("");
}
