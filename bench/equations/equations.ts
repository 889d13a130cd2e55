/**
 * Equations that the standard library has not, each beside the definition of the library that is nearest to it: are they as
 * fast as what was there before? GFLOP/s of whole training steps on both targets. --quick: shorter; --table: no measuring.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { check } from "../../src/index.ts";
import { build } from "../speed/build.ts";
import { countKernels } from "../speed/kernels.ts";
import { stepOf, writeJob } from "../speed/step.ts";
import { table } from "../speed/tables.ts";
import type { Target } from "../speed/types.ts";

/** Models by the names of their files: ours, and the standard one in `standard`. */
const pairs = [
  ["bilinear", "dense576"], ["local", "convolution"], ["polynomial", "dense384"], ["contraction", "denseTwice"], ["banded", "convolution1d"],
  ["triangular", "dense256"], ["toeplitz", "dense256"], ["blocks", "denseRows"], ["distances", "denseExp"], ["relative", "attention"],
] as const;

/** GFLOP/s of a training step, by target. */
type Rates = Readonly<Record<Target, number>>;

interface Compared {
  readonly equation: string;
  readonly standard: string;
  readonly own: Rates;
  readonly nearest: Rates;
}

interface Measured {
  readonly machine: { readonly cpu: string; readonly node: string; readonly date: string };
  readonly pairs: readonly Compared[];
}

const folder = "bench/equations";
const file = "bench/results/equations.json";
const out = "dist/bench/equations";
const seconds = process.argv.includes("--quick") ? 0.1 : 0.5;
const targets = ["ts", "wasm"] as const;

interface Ready {
  readonly folder: string;
  readonly paths: Readonly<Record<Target, string>>;
  readonly operations: number;
}

/** Emits a model and writes its data. */
async function prepare(path: string, name: string): Promise<Ready> {
  const model = join(folder, `${path}.nn`);
  const text = readFileSync(model, "utf8");
  const [checked] = check(text).models;
  const input = checked?.inputs[0]?.encoding;
  const output = checked?.outputs[0]?.encoding;
  if (checked === undefined || input?.kind !== "real" || output?.kind !== "real") throw new Error(`${model} is no model from real numbers to real numbers`);
  const work = { title: name, input: input.shape, outputs: output.shape.reduce((a, b) => a * b, 1), loss: "squared", optimizer: "sgd", rate: 0.001, batch: checked.train.batch } as const;
  const data = resolve(out, name);
  writeJob(data, work, seconds);
  const [ts, wasm] = [await build(model, name, "ts", out), await build(model, name, "wasm", out)];
  return { folder: data, paths: { ts: ts.path, wasm: wasm.path }, operations: countKernels(text, work.batch).reduce((sum, k) => sum + k.operations, 0) };
}

async function compare(equation: string, standard: string): Promise<Compared> {
  const [own, nearest] = [await prepare(equation, equation), await prepare(join("standard", standard), standard)];
  const took = { own: { ts: Infinity, wasm: Infinity }, nearest: { ts: Infinity, wasm: Infinity } };
  // In turns, and the fastest of three: both have the same luck.
  for (let round = 0; round < 3; round++) {
    for (const target of targets) {
      took.own[target] = Math.min(took.own[target], 1000 * stepOf(own.folder, own.paths[target]));
      took.nearest[target] = Math.min(took.nearest[target], 1000 * stepOf(nearest.folder, nearest.paths[target]));
    }
  }
  const rate = (operations: number, time: number): number => Number((operations / time).toPrecision(4));
  const rates = (ready: Ready, times: Rates): Rates => ({ ts: rate(ready.operations, times.ts), wasm: rate(ready.operations, times.wasm) });
  const result = { equation, standard, own: rates(own, took.own), nearest: rates(nearest, took.nearest) };
  console.error(`${equation} beside ${standard}: ${targets.map((t) => `${t} ${result.own[t].toFixed(2)} beside ${result.nearest[t].toFixed(2)} GFLOP/s`).join(", ")}`);
  return result;
}

function page({ machine, pairs: list }: Measured): string {
  const lines = list.map(({ equation, standard, own, nearest }) => [
    `[${equation}](../equations/${equation}.nn)`, `[${standard}](../equations/standard/${standard}.nn)`,
    ...targets.flatMap((t) => [own[t].toFixed(2), nearest[t].toFixed(2), `${(own[t] / nearest[t]).toFixed(2)}×`]),
  ]);
  return `# Equations that the library has not

Ten layers written as equations, each beside the nearest of the standard library, on ${machine.cpu}, Node ${machine.node}, ${machine.date} (\`npm run bench:equations\`).
GFLOP/s in a training step of 32 examples, counted in products that are summed; above 1 the new equation runs at the higher rate.

${table(["equation", "nearest standard", "ts", "standard", "beside it", "wasm", "standard", "beside it"], lines)}
`;
}

async function measure(): Promise<Measured> {
  const compared: Compared[] = [];
  for (const [equation, standard] of pairs) compared.push(await compare(equation, standard));
  return { machine: { cpu: cpus()[0]?.model.trim() ?? "", node: process.version, date: new Date().toISOString().slice(0, 10) }, pairs: compared };
}

mkdirSync(out, { recursive: true });
mkdirSync("bench/results", { recursive: true });
const measured: Measured = process.argv.includes("--table") ? JSON.parse(readFileSync(file, "utf8")) : await measure();
if (!process.argv.includes("--quick")) {
  writeFileSync(file, `${JSON.stringify(measured, null, 1)}\n`);
  writeFileSync(file.replace(/json$/, "md"), page(measured));
}
console.log(page(measured));
