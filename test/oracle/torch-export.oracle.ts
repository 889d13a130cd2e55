/** Exported networks in PyTorch beside emitted modules, from the same weights: outputs, losses, gradients and states in float64. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { torchFile } from "../../src/export/torch/file.ts";
import type { CheckedModel } from "../../src/index.ts";
import { decodeSafetensors, encodeSafetensors } from "../../src/runtime/safetensors.ts";
import { type Create, loadWithModel } from "../support/module.ts";
import { agree, greatest, leastOfAll, once } from "./compare.ts";
import { sampleModels } from "./torch-export-models.ts";

const folder = process.env["NNC_KEEP"] ?? mkdtempSync(join(tmpdir(), "nnc-export-"));
afterAll(() => {
  if (process.env["NNC_KEEP"] === undefined) rmSync(folder, { recursive: true });
});

const seed = 7;

function generator(start: number): () => number {
  let state = start;
  return () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32);
}

interface Given {
  readonly whole: boolean;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

type Numbers = readonly number[] | Float64Array | Float32Array | Int32Array;

const only = (process.env["TORCH_ONLY"] ?? "").split(",");
const cases = sampleModels().filter(({ name }) => only.some((part) => name.includes(part)));
/** What emitted modules compute, by the case and the name of the result. */
const expected = new Map<string, Readonly<Record<string, Numbers>>>();

/** Data of an array: class numbers where it has some, else numbers. */
function dataOf(model: CheckedModel, array: string, count: number, next: () => number): Given {
  const definition = model.arrays.get(array);
  const shape = [count, ...(definition?.extents.slice(1).map(({ lower, upper }) => upper - lower) ?? [])];
  const { content } = definition ?? { content: { kind: "real" as const } };
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Array.from({ length: size }, () => (content.kind === "index" ? Math.floor(next() * content.below) : 0.1 + 0.8 * next()));
  return { whole: content.kind === "index", shape, values };
}

function flat(given: ReadonlyMap<string, Given>): Float64Array | Readonly<Record<string, Float64Array>> {
  const all = [...given].map(([name, { values }]) => [name, Float64Array.from(values)] as const);
  const [first, second] = all;
  return first !== undefined && second === undefined ? first[1] : Object.fromEntries(all);
}

/** Of one output its numbers, of several an object. */
function outputArrays(outputs: Float64Array | Readonly<Record<string, Float64Array>>): readonly Float64Array[] {
  return outputs instanceof Float64Array ? [outputs] : Object.values(outputs);
}

async function prepare(name: string, text: string, number: number): Promise<Readonly<Record<string, unknown>>> {
  const { create, model }: { create: Create; model: CheckedModel } = await loadWithModel(text, { fileName: `${name}.nn` });
  const next = generator(number + 1);
  const initial = decodeSafetensors(create({ seed }).save());
  const variables = model.variables.map((v) => ({ name: v.name, shape: v.shape, values: Float64Array.from({ length: v.shape.reduce((a, b) => a * b, 1) }, () => (v.role === "state" || v.role === "fitted" ? 0.5 + next() : next() - 0.5)) }));
  const bytes = encodeSafetensors(variables, { model: model.name });
  const network = create({ seed, weights: bytes });
  const count = Math.min(model.train.batch, 5);
  const inputs = new Map(model.inputs.map((i) => [i.name, dataOf(model, i.array, count, next)]));
  const needed = new Map([...inputs].filter(([n]) => model.inputs.some((i) => i.name === n && i.needed)));
  const targets = new Map(model.outputs.flatMap((o) => (o.target === undefined ? [] : [[o.name, dataOf(model, o.target, count, next)] as const])));
  const hasLoss = model.loss !== undefined && !model.loss.external;
  const outputs = network.forward(flat(needed), count);
  const results: Record<string, Numbers> = {};
  outputArrays(outputs).forEach((o, k) => {
    results[`output ${k}`] = Float64Array.from(o);
  });
  if (hasLoss) {
    results["loss"] = [network.loss(flat(inputs), flat(targets), count)];
    results["training loss"] = [network.accumulate(flat(inputs), flat(targets), count)];
    for (const [parameter, { values }] of Object.entries(network.gradients)) results[`gradient ${parameter}`] = Float64Array.from(values);
    const saved = decodeSafetensors(network.save());
    for (const v of model.variables) if (v.role === "state") results[`state ${v.name}`] = saved.tensors.get(v.name)?.values ?? [];
  }
  for (const v of model.variables) results[`initial ${v.name}`] = initial.tensors.get(v.name)?.values ?? [];
  expected.set(name, results);
  const file = join(folder, `case${number}.py`);
  writeFileSync(file, torchFile([model], `${name}.nn`));
  writeFileSync(join(folder, `case${number}.safetensors`), bytes);
  const named = (given: ReadonlyMap<string, Given>): readonly (readonly [string, Given])[] => [...given].map(([n, g]) => [inputs.has(n) && given === targets ? `${n}_2` : n, g]);
  return {
    number, name: model.name, seed, file, weights: join(folder, `case${number}.safetensors`), results: join(folder, `results${number}.safetensors`), loss: hasLoss,
    inputs: [...needed.keys()], given: Object.fromEntries([...named(inputs), ...(hasLoss ? named(targets) : [])]), flags: hasLoss && targets.size === 0 && needed.size === inputs.size ? { with_loss: true } : {},
  };
}

beforeAll(async () => {
  const manifest: unknown[] = [];
  for (const [number, { name, text }] of cases.entries()) {
    try {
      manifest.push(await prepare(name, text, number));
    } catch (cause) {
      writeFileSync(join(folder, `results${number}.safetensors.error`), cause instanceof Error ? cause.stack ?? cause.message : String(cause));
    }
  }
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  execFileSync("/usr/bin/python3", [fileURLToPath(new URL("torch_export.py", import.meta.url)), join(folder, "manifest.json")], { stdio: "inherit" });
}, 600_000);

describe("exported to PyTorch", () => {
  test.each(cases.map((c, number) => [c.name, number] as const))("%s", (name, number) => {
    const results = join(folder, `results${number}.safetensors`);
    if (existsSync(`${results}.error`)) expect.fail(readFileSync(`${results}.error`, "utf8"));
    const found = decodeSafetensors(readFileSync(results)).tensors;
    const all = Object.entries(expected.get(name) ?? {});
    expect(all.length).toBeGreaterThan(0);
    const gradients = all.filter(([key]) => key.startsWith("gradient"));
    // Where a bias is inside of a convolution of PyTorch, its gradient before a norm is nearer to 0 than ours.
    const least = Math.max(...gradients.map(([, values]) => greatest(Array.from(values))), 1e-9) * 10 * leastOfAll;
    for (const [key, values] of all) {
      const actual = found.get(key)?.values ?? new Float64Array(values.length);
      agree(key, actual, Array.from(values), once, key.startsWith("gradient") ? least : 1e-12);
    }
  });
});
