/** NaN has a cause that can be found: what is made of NaN is NaN, as in PyTorch, by the equations, by every form of the kernels, and on every target. */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import type { KernelSet } from "../../../src/ir/kernel/types.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { toEquations, toKernels } from "../../../src/pipeline.ts";
import { createFrom, scriptOf } from "../../programs/random/module.ts";
import { targets } from "../../programs/random/targets.ts";
import { load } from "../../support/module.ts";

const [rows, columns] = [7, 9];

/** NaN first, in the middle and last, in rows and in columns, twice in some; a column of nothing else. */
const x = Float64Array.from({ length: rows * columns }, (_, k) => Math.round(8 * Math.sin(3 * k + 1)) / 4);
for (const [i, j] of [[0, 0], [3, 1], [6, 2], [2, 3], [5, 3], [0, 8], [6, 8], [4, 4]] as const) x[i * columns + j] = NaN;
for (let i = 0; i < rows; i++) x[i * columns + 5] = NaN;
const at = (i: number, j: number): number => x[i * columns + j] ?? 0;
const to = (n: number): readonly number[] => Array.from({ length: n }, (_, k) => k);
const column = (j: number): readonly number[] => to(rows).map((i) => at(i, j));
const row = (i: number): readonly number[] => to(columns).map((j) => at(i, j));

/** `torch.argmax`, `torch.argmin`: the first NaN, where there is one. */
const place = (list: readonly number[], best: number): number => (list.some(Number.isNaN) ? list.findIndex(Number.isNaN) : list.indexOf(best));
const pooled = (i: number, j: number): number => Math.max(at(2 * i, 2 * j), at(2 * i, 2 * j + 1), at(2 * i + 1, 2 * j), at(2 * i + 1, 2 * j + 1));
const grid = `input x: [${rows}, ${columns}]`;
const layer = (output: string, body: string): readonly [string, string] => [`layer f() { input x: [t, d] output ${output} = ${body} }`, `${grid} f`];

/** What a model computes of `x`, and what PyTorch does; NaN where it must be, and nowhere else. */
const cases: Readonly<Record<string, { readonly text: readonly [string, string]; readonly shape: string; readonly right: readonly number[] }>> = {
  "max of columns": { text: layer("y[j]", "max(i: x[i, j])"), shape: "[9]", right: to(columns).map((j) => Math.max(...column(j))) },
  "max of rows": { text: layer("y[i]", "max(j: x[i, j])"), shape: "[7]", right: to(rows).map((i) => Math.max(...row(i))) },
  "min of columns": { text: layer("y[j]", "min(i: x[i, j])"), shape: "[9]", right: to(columns).map((j) => Math.min(...column(j))) },
  "min of rows": { text: layer("y[i]", "min(j: x[i, j])"), shape: "[7]", right: to(rows).map((i) => Math.min(...row(i))) },
  "argmax of columns": { text: layer("y[j]", "argmax(i: x[i, j])"), shape: "[9]", right: to(columns).map((j) => place(column(j), Math.max(...column(j)))) },
  "argmin of rows": { text: layer("y[i]", "argmin(j: x[i, j])"), shape: "[7]", right: to(rows).map((i) => place(row(i), Math.min(...row(i)))) },
  "what stands at the argmax": { text: layer("y[j]", "max(i: x[i, j]) + 10 * argmax(i: x[i, j])"), shape: "[9]", right: to(columns).map((j) => Math.max(...column(j)) + 10 * place(column(j), Math.max(...column(j)))) },
  "a fitting part of a row": { text: layer("y[i]", "max(j: j <= i ? x[i, j] : -infinity)"), shape: "[7]", right: to(rows).map((i) => Math.max(...row(i).slice(0, i + 1))) },
  "clamped": { text: layer("y[i, j]", "min(max(x[i, j], -1), 1)"), shape: "[7, 9]", right: [...x].map((v) => Math.min(Math.max(v, -1), 1)) },
  "relu": { text: ["", `${grid} relu`], shape: "[7, 9]", right: [...x].map((v) => Math.max(v, 0)) },
  "a comparison": { text: layer("y[i, j]", "x[i, j] > 0 ? 1 : x[i, j] <= 0 ? 2 : 3"), shape: "[7, 9]", right: [...x].map((v) => (v > 0 ? 1 : v <= 0 ? 2 : 3)) },
  "sign and abs": { text: layer("y[i, j]", "sign(x[i, j]) + abs(x[i, j])"), shape: "[7, 9]", right: [...x].map((v) => Math.sign(v) + Math.abs(v)) },
  "pooled": { text: ["", "input x: [7, 9, 1] maxPool(2)"], shape: "[3, 4, 1]", right: to(3).flatMap((i) => to(4).map((j) => pooled(i, j))) },
  "pooled channels": {
    text: ["layer wide() { input x: [r, c, 1] output y[i, j, k < 6] = x[i, j, 0] + k }", "input x: [7, 9, 1] wide maxPool(2)"], shape: "[3, 4, 6]",
    right: to(3).flatMap((i) => to(4).flatMap((j) => to(6).map((k) => pooled(i, j) + k))),
  },
  "pooled over everything": { text: ["", "input x: [7, 9, 1] globalMaxPool"], shape: "[1]", right: [NaN] },
  "softmax": { text: ["", `${grid} softmax`], shape: "[7, 9]", right: to(rows).flatMap((i) => row(i).map((v) => Math.exp(v) / row(i).reduce((sum, w) => sum + Math.exp(w), 0))) },
  "logsumexp": { text: layer("y[j]", "log(sum(i: exp(x[i, j])))"), shape: "[9]", right: to(columns).map((j) => Math.log(column(j).reduce((sum, v) => sum + Math.exp(v), 0))) },
  "over edges": {
    text: layer("y[v < 3, j < d]", "max(e < t: e - 3 * floor(e / 3) == v ? x[e, j] : -infinity)"), shape: "[3, 9]",
    right: to(3).flatMap((v) => to(columns).map((j) => Math.max(...column(j).filter((_, i) => i % 3 === v)))),
  },
};

const tolerance = 1e-5;

function expectSame(who: string, found: ArrayLike<number>, right: readonly number[]): void {
  const wrong = right.flatMap((r, k) => {
    const f = found[k] ?? Infinity;
    return (Number.isNaN(r) ? Number.isNaN(f) : Math.abs(f - r) <= tolerance) ? [] : [`${k}: ${f}, not ${r}`];
  });
  expect(wrong, who).toEqual([]);
}

function ofKernels(set: KernelSet, array: string, output: string): Float64Array {
  const memory = new Map([...set.buffers.values()].map((b) => [b.name, new Float64Array(b.shape.reduce((a, n) => a * n, 1))]));
  memory.get(array)?.set(x);
  runEntry(set.inference, set.buffers, { get: (name) => memory.get(name), draw: () => 0 }, 1);
  return memory.get(output) ?? new Float64Array(0);
}

describe.each(Object.entries(cases))("%s", (_name, { text: [before, body], shape, right }) => {
  const text = `${before} model M { ${body} output y: ${shape} }`;
  const { models: [model], diagnostics } = check(text);
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const [{ array: input } = { array: "" }] = model.inputs;
  const [{ array: output } = { array: "" }] = model.outputs;
  const forms: (readonly [string, ProgramSet])[] = [];
  const set = toEquations(model, (phase, s) => forms.push([phase, s]));

  test("keeps NaN in equations and kernels", () => {
    for (const [phase, { inference }] of forms) expectSame(phase, interpret(inference, new Map([[input, x]]), { count: 1, seed: 1, step: 0 }).value(output), right);
    expectSame("lowered", ofKernels(lower(set, 1), input, output), right);
  });

  test.each(Object.entries(targets))("keeps NaN in %s", (_, { machine, precision, make }) => {
    const planned = toKernels(model, set, machine, { precision });
    expectSame("scheduled", ofKernels(planned.kernels, input, output), right);
    expectSame("emitted", make(model, planned).create({ seed: 1 }).forward(x, 1), right);
  });

  test("keeps NaN in float64", () => {
    const planned = toKernels(model, set);
    expectSame("emitted", createFrom(scriptOf(model, planned, "f64"), "M")({ seed: 1 }).forward(x, 1), right);
  });
});

/** As those of `torch.nn.functional` do. */
test.each(["ts", "wasm"] as const)("every activation keeps NaN on %s", async (target) => {
  const names = readdirSync("src/std/activations").map((f) => f.replace(".nn", ""));
  const kept: (readonly [string, readonly boolean[]])[] = [];
  for (const name of names) kept.push([name, Array.from((await load(`model M { input x: [6] ${name} output y: [6] }`, { target }))().forward([NaN, 1, NaN, -2, 30, NaN], 1), Number.isNaN)]);
  expect(kept).toEqual(names.map((name) => [name, [true, false, true, false, false, true]]));
});

describe("edges", () => {
  const text = (operator: string, none: string): string => `
    layer most(nodes) { input x: [e], sink: index(m)[e] output y[v < nodes] = ${operator}(k: sink[k] == v ? x[k] : ${none}) }
    model M { input x: [7], sink: index(3)[7] x most(sink, 3) output y: [3] }`;
  const values = [1, NaN, 3, -2, 5, NaN, 4];
  const sink = [0, 1, 2, 0, 2, 1, 2];

  test.each(["ts", "wasm"] as const)("keep NaN on %s", async (target) => {
    for (const [operator, none, of] of [["max", "-infinity", Math.max], ["min", "infinity", Math.min]] as const) {
      const network = (await load(text(operator, none), { target }))();
      expectSame(operator, network.forward({ x: values, sink }, 1), to(3).map((v) => of(...values.filter((_, k) => sink[k] === v))));
    }
  });
});

/** A training step: the greatest and where it stands come from one loop. `torch.nn.functional.max_pool2d` gives NaN the gradient. */
test.each(["ts", "wasm"] as const)("the gradient of a pool goes to NaN on %s", async (target) => {
  const network = (await load("layer own() { input x: [r, c, 1] weight w: [r, c] = zeros output y[i, j, k < 1] = x[i, j, k] + w[i, j] }  model M { input x: [2, 6, 1] own maxPool(2) output y: [1, 3, 1] loss squaredError train { batch: 1 } }", { target }))();
  for (const k of [1, 4, 10]) network.parameters["own1.w"]?.values.set([NaN], k);
  network.accumulate([1, 0, 2, 3, 0, 0, 4, 5, 6, 7, 0, 1], [0, 0, 0], 1);
  const reached = Array.from(network.gradients["own1.w"]?.values ?? [], (g) => g !== 0);
  expect(reached).toEqual([false, true, false, false, true, false, false, false, false, true, false, false]);
});
