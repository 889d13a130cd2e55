/**
 * Trains each example with several seeds on the rows that its split leaves for training, measures it on the others, and
 * writes `nnc.json`: the mean score, its spread, and seconds for one training. Takes names of examples; without, all.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments } from "../../src/cli/arguments.ts";
import { fastestTarget } from "../../src/cli/target.ts";
import { command, frozenIn } from "../../src/cli/commands/train.ts";
import type { CompiledModule } from "../../src/cli/compiler.ts";
import { compileModel, loadData } from "../../src/cli/model-file.ts";
import { createNetwork, type Examples, type Network } from "../../src/cli/network.ts";
import { processTerminal } from "../../src/cli/terminal.ts";
import type { DataArray, DataSet } from "../../src/data/read.ts";
import { examples, type Measured, type Splits } from "./examples.ts";

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const splits: Splits = JSON.parse(readFileSync("bench/accuracy/splits.json", "utf8"));
const terminal = processTerminal();

interface Result {
  readonly score: string;
  readonly beside: string;
  readonly mean: number;
  readonly deviation: number;
  readonly seconds: number;
}

/** An example that is ready to be trained. */
interface Prepared {
  readonly module: CompiledModule;
  readonly train: Examples;
  readonly test: Examples;
}

/** The rows of a data set, in the order given. */
function pick(data: DataSet, rows: readonly number[]): Examples {
  return Object.fromEntries([...data.arrays].map(([name, array]) => [name, pickRows(array, array.length / data.count, rows)]));
}

function pickRows(array: DataArray, width: number, rows: readonly number[]): DataArray {
  const picked = array instanceof Int32Array ? new Int32Array(rows.length * width) : new Float64Array(rows.length * width);
  rows.forEach((row, i) => picked.set(array.subarray(row * width, (row + 1) * width), i * width));
  return picked;
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
}

async function prepare({ name, file = `${name}/${name}.nn`, rows, split }: Measured): Promise<Prepared> {
  const path = join("examples", file);
  const args = readArguments([path], command.flags);
  const module = await compileModel(path, args, terminal, fastestTarget(args));
  const data = module && (await loadData(path, module, args, "examples", terminal));
  if (module === undefined || data === undefined || data.count !== rows) throw new Error(`${name} has not the ${rows} rows that were split`);
  const all = Array.from({ length: rows }, (_, i) => i);
  switch (split.kind) {
    case "drawn": {
      const held = splits[split.name] ?? [];
      return { module, train: pick(data, all.filter((row) => !held.includes(row))), test: pick(data, held) };
    }
    case "last":
      return { module, train: pick(data, all.slice(0, -split.count)), test: pick(data, all.slice(-split.count)) };
    case "elsewhere": {
      const other = readArguments([path, "--data", `examples/${split.name}/${split.name}.csv`], command.flags);
      const found = await loadData(path, module, other, "examples", terminal);
      if (found === undefined) throw new Error(`the data of ${split.name} do not suit ${name}`);
      return { module, train: pick(data, all), test: pick(found, splits[split.name] ?? []) };
    }
  }
}

async function trained({ module, train }: Prepared, seed: number, base?: Network): Promise<Network> {
  const network = createNetwork(module, seed);
  if (base !== undefined) network.load(base.save(), { only: frozenIn(module.model) });
  network.fit(train, { epochs: module.model.train.epochs, validation: 0, seed });
  return network;
}

async function measure(example: Measured): Promise<Result> {
  const { score, beside, base } = example;
  const prepared = await prepare(example);
  const below = examples.find(({ name }) => name === base);
  const preparedBelow = below && (await prepare(below));
  const scores: number[] = [];
  const began = performance.now();
  for (const seed of seeds) {
    const network = await trained(prepared, seed, preparedBelow && (await trained(preparedBelow, seed)));
    const measured = network.evaluate(prepared.test);
    scores.push((score === "loss" ? measured.loss : measured.metrics[score]) ?? Number.NaN);
  }
  const seconds = (performance.now() - began) / 1000 / seeds.length;
  const mean = scores.reduce((sum, s) => sum + s, 0) / scores.length;
  return { score, beside, mean, deviation: Math.sqrt(variance(scores)), seconds };
}

const wanted = process.argv.slice(2);
const results: Record<string, Result> = JSON.parse(readFileSync("bench/accuracy/nnc.json", "utf8"));
for (const example of examples) {
  if (wanted.length > 0 && !wanted.includes(example.name)) continue;
  const result = await measure(example);
  results[example.name] = result;
  terminal.out(`${example.name.padEnd(26)} ${result.score.padEnd(9)} ${result.mean.toFixed(4)} ± ${result.deviation.toFixed(4)}  ${result.seconds.toFixed(3)} s\n`);
}
writeFileSync("bench/accuracy/nnc.json", `${JSON.stringify(results, undefined, 2)}\n`);
