/** An example at its real size, on its real data, against what PyTorch computed: see torch_examples.py. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { type DataArray, type DataSet } from "../../src/data/read.ts";
import { modelFiles } from "../../src/data/locate-files.ts";
import { readExamples, readTable } from "../../src/data/model-data.ts";
import { consecutive, encode } from "../../examples/devils-dictionary/text.ts";
import type { CheckedModel } from "../../src/index.ts";
import { Report } from "../../src/diagnostics/report.ts";
import { loadWithModel } from "../support/module.ts";
import { agree, greatest, later, leastOfAll, once } from "./compare.ts";

/** Every so many entries of an array. */
interface Spread {
  readonly length: number;
  readonly every: number;
  readonly values: readonly number[];
}

type Spreads = Readonly<Record<string, Spread>>;

export interface ExampleCase {
  readonly name: string;
  /** Parameters of the model. */
  readonly settings: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly batch: number;
  /** In the order in which they are drawn, uniformly in ± scale. */
  readonly parameters: readonly { readonly name: string; readonly size: number; readonly scale: number }[];
  readonly outputs: Spreads;
  readonly loss: number;
  readonly gradients: Spreads;
  readonly steps: number;
  readonly after: Spreads;
}

/** The minimal standard generator (Park, Miller), as in torch_examples.py: numbers in -1 … 1. */
function minimalStandard(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return 2 * (state / 2147483647) - 1;
  };
}

function agreeSpread(what: string, found: ArrayLike<number>, expected: Spread, tolerance: number, least?: number): void {
  expect(found.length, `length of ${what}`).toBe(expected.length);
  const kept = Array.from({ length: Math.ceil(expected.length / expected.every) }, (_, i) => found[i * expected.every] ?? Number.NaN);
  agree(what, kept, expected.values, tolerance, least);
}

/** The rows from `from` up to `to` of the values of those names: one array, or several by name. */
function rowsOf(data: DataSet, names: readonly string[], from: number, to: number): DataArray | Readonly<Record<string, DataArray>> {
  const parts = names.map((name) => {
    const array = data.arrays.get(name) ?? new Float64Array(0);
    const width = array.length / data.count;
    return [name, array.subarray(from * width, to * width)] as const;
  });
  const [first, second] = parts;
  return first !== undefined && second === undefined ? first[1] : Object.fromEntries(parts);
}

async function dataOf(model: CheckedModel, file: string): Promise<DataSet> {
  const report = new Report();
  const table = await readTable(model, await modelFiles(model, file), {}, report);
  const data = table && (await readExamples(model, table, "examples", report));
  if (data === undefined) throw new Error(report.diagnostics.map((d) => d.message).join("\n"));
  return data;
}

/** Windows of 32 characters, one after the other, from the beginning of the text. */
function windowsOfText(): DataSet {
  const { count, text, next } = consecutive(encode(readFileSync("examples/devils-dictionary/devils-dictionary.txt", "utf8")), 32);
  return { count, dropped: 0, arrays: new Map([["text", text], ["next", next]]) };
}

export async function compareExample(c: ExampleCase): Promise<void> {
  const file = `examples/${c.name}/${c.name}.nn`;
  const { create, model } = await loadWithModel(readFileSync(file, "utf8"), { fileName: file, set: c.settings });
  const data = model.train.data === undefined ? windowsOfText() : await dataOf(model, file);
  const network = create();
  expect(Object.keys(network.parameters).sort()).toEqual(c.parameters.map(({ name }) => name).sort());
  const draw = minimalStandard(c.seed);
  for (const { name, size, scale } of c.parameters) {
    const { values } = network.parameters[name] ?? {};
    expect(values?.length, name).toBe(size);
    for (let i = 0; i < size; i++) if (values !== undefined) values[i] = scale * draw();
  }
  // No epochs: what is fitted to the data is, and nothing is trained.
  network.fit(Object.fromEntries(data.arrays), { epochs: 0, validation: 0 });
  const inputs = model.inputs.map(({ name }) => name);
  const targets = model.outputs.filter(({ target }) => target !== undefined).map(({ name }) => name);
  const batch = (step: number, names: readonly string[]): DataArray | Readonly<Record<string, DataArray>> => rowsOf(data, names, step * c.batch, (step + 1) * c.batch);

  const forward: unknown = network.forward(batch(0, inputs), c.batch);
  for (const [name, expected] of Object.entries(c.outputs)) agreeSpread(`output ${name}`, outputOf(forward, name), expected, once);
  agree("loss", [network.accumulate(batch(0, inputs), batch(0, targets), c.batch)], [c.loss], once);
  expect(Object.keys(network.gradients).sort()).toEqual(Object.keys(c.gradients).sort());
  const least = Math.max(...Object.values(c.gradients).map(({ values }) => greatest(values))) * leastOfAll;
  for (const [name, expected] of Object.entries(c.gradients)) agreeSpread(`gradient of ${name}`, network.gradients[name]?.values ?? [], expected, once, least);
  for (let step = 0; step < c.steps; step++) network.trainBatch(batch(step, inputs), batch(step, targets), c.batch);
  for (const [name, expected] of Object.entries(c.after)) agreeSpread(`${name} after training`, network.parameters[name]?.values ?? [], expected, later);
}

/** Of one output `forward` gives the array, of several an object. */
function outputOf(forward: unknown, name: string): Float64Array {
  if (forward instanceof Float64Array) return forward;
  const found: unknown = typeof forward === "object" && forward !== null ? Object.entries(forward).find(([key]) => key === name)?.[1] : undefined;
  if (!(found instanceof Float64Array)) throw new Error(`forward gives no ${name}`);
  return found;
}
