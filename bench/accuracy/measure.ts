/**
 * Trains each example with several seeds on the rows that `splits.json` leaves for training, measures it on the others,
 * and writes `nnc.json`: the mean score, its spread, and seconds for one training.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { readArguments } from "../../src/cli/arguments.ts";
import { command } from "../../src/cli/commands/train.ts";
import { compileModel, loadData } from "../../src/cli/model-file.ts";
import { createNetwork, type Examples } from "../../src/cli/network.ts";
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

/** The rows of a data set, in the order given. */
function pick(data: DataSet, rows: readonly number[]): Examples {
  return Object.fromEntries([...data.arrays].map(([name, array]) => [name, pickRows(array, array.length / data.count, rows)]));
}

function pickRows(array: DataArray, width: number, rows: readonly number[]): DataArray {
  const picked = array instanceof Int32Array ? new Int32Array(rows.length * width) : new Float64Array(rows.length * width);
  rows.forEach((row, i) => picked.set(array.subarray(row * width, (row + 1) * width), i * width));
  return picked;
}

function variance(values: ArrayLike<number>): number {
  const list = Array.from(values);
  const mean = list.reduce((sum, v) => sum + v, 0) / list.length;
  return list.reduce((sum, v) => sum + (v - mean) ** 2, 0) / list.length;
}

async function measure({ name, rows, score, beside, split }: Measured): Promise<Result> {
  const file = `examples/${name}/${name}.nn`;
  const args = readArguments([file], command.flags);
  const module = await compileModel(file, args, terminal);
  const data = module && (await loadData(file, module, args, "examples", terminal));
  if (module === undefined || data === undefined || data.count !== rows) throw new Error(`${name} has not the ${rows} rows that were split`);
  const held = splits[split ?? name] ?? [];
  const heldSet = new Set(held);
  const train = pick(data, Array.from({ length: rows }, (_, i) => i).filter((row) => !heldSet.has(row)));
  const test = pick(data, held);
  const scores: number[] = [];
  const began = performance.now();
  for (const seed of seeds) {
    const network = await createNetwork(module, seed);
    network.fit(train, { epochs: module.model.train.epochs, validation: 0, seed });
    const measured = network.evaluate(test);
    scores.push((score === "loss" ? measured.loss : measured.metrics[score]) ?? Number.NaN);
  }
  const seconds = (performance.now() - began) / 1000 / seeds.length;
  const mean = scores.reduce((sum, s) => sum + s, 0) / scores.length;
  return { score, beside, mean, deviation: Math.sqrt(variance(scores)), seconds };
}

/** Examples named on the command line alone; the others keep their numbers. */
const wanted = process.argv.slice(2);
const results: Record<string, Result> = JSON.parse(readFileSync("bench/accuracy/nnc.json", "utf8"));
for (const example of examples) {
  if (wanted.length > 0 && !wanted.includes(example.name)) continue;
  const result = await measure(example);
  results[example.name] = result;
  terminal.out(`${example.name.padEnd(18)} ${result.score.padEnd(9)} ${result.mean.toFixed(4)} ± ${result.deviation.toFixed(4)}  ${result.seconds.toFixed(3)} s\n`);
}
writeFileSync("bench/accuracy/nnc.json", `${JSON.stringify(results, undefined, 2)}\n`);
