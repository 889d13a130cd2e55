/** Arrays of float64 in WebAssembly: every operation in lanes and beside them, against the interpreter, and among threads. */
import { expect, test } from "vitest";
import { emit, emitMachine, load, noise } from "../typescript/support.ts";
import { compileVectors, Pair } from "../wasm/machine.ts";
import { hasRelaxed } from "../wasm/support.ts";

const offset = 2 ** 40;

/** A fitted center, and what else is made of an input before it is rounded; `n` numbers wide. */
const model = (n: number, value: string, more = ""): string => `layer shifted() {
  input x: [n]
  fitted low[i] = min(data: x[i])
  output y[i < n] = ${value}
}
model M { input x: [${n}] shifted ${more} dense(2) tanh output y: [2] loss meanSquaredError train { batch: 5 optimizer: sgd(rate: 0.1) } }`;

const forms: readonly (readonly [string, string])[] = [
  ["differences", "x[i] - low[i]"],
  ["one column after the other, backwards", "x[n - 1 - i] - low[n - 1 - i]"],
  ["a column beside all others", "(x[i] - x[0]) + (low[0] - low[i])"],
  ["a constant as great as the data", `(x[i] - ${offset}) * 0.5`],
  ["products and quotients", "(x[i] - low[i]) ^ 2 / (1 + (x[i] - low[i]))"],
  ["a square root, an absolute value and a floor", "sqrt(abs(x[i] - low[i])) + floor(x[i] - low[i])"],
  ["what is greatest and least", `max(x[i], ${offset} + 0.25) - min(low[i], x[i])`],
  ["a branch by a comparison", `x[i] > ${offset} + 0.5 ? x[i] - low[i] : low[i] - x[i] - 1`],
  ["two comparisons", `(x[i] > ${offset} + 0.25) and (x[i] <= ${offset} + 0.75) ? 1 : 0.5`],
  ["functions", "exp(x[i] - low[i]) + sin(x[i] - low[i]) + tanh(x[i] - low[i]) + log(1.5 + x[i] - low[i])"],
  ["a power", "(1 + x[i] - low[i]) ^ (low[i] - x[i])"],
  ["a sum over columns", "sum(j: (x[j] - low[j]) * (i + j + 1)) / (4 * n * n)"],
  ["whole steps", "sign(x[i] - low[i] - 0.5)"],
];

test.each(forms)("%s computes alike in lanes and one by one", (_name, value) => {
  const random = noise(5);
  for (const n of [1, 3, 9]) {
    const compiled = compileVectors(model(n, value));
    const inputs = Array.from({ length: 5 * n }, () => offset + (1 + random()) / 2);
    for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
      for (const count of [5, 2]) {
        const pair = new Pair(compiled, relaxed, 1e-5);
        pair.set("shifted1.low", Array.from({ length: n }, () => offset - 0.25));
        pair.train(inputs, Array.from({ length: 10 }, () => random()), count);
      }
    }
  }
});

test("wide examples are centered in lanes", () => {
  const compiled = compileVectors("model M { input x: [70] standardize dense(3) output y: [3] loss meanSquaredError train { batch: 6 optimizer: adam } }");
  const standardize = compiled.planned.kernels.training?.kernels.find((k) => k.writes.includes("standardize1.y"));
  expect(standardize?.decisions.join()).toContain("lanes");
  const pair = new Pair(compiled, false, 1e-5);
  const random = noise(2);
  pair.set("standardize1.center", new Float64Array(70).fill(offset));
  pair.set("standardize1.spread", new Float64Array(70).fill(0.5));
  pair.train(Array.from({ length: 6 * 70 }, () => offset + random()), Array.from({ length: 18 }, () => random()), 6);
});

test("threads train what one trains, and what float64 trains", async () => {
  const text = `model M { input x: [80] standardize dense(192) relu dense(192) tanh dense(3) output y: [3]
    loss meanSquaredError train { batch: 48 epochs: 2 optimizer: adam(rate: 0.001) metrics: [r2] } }`;
  const random = noise(4);
  const numbers = Array.from({ length: 150 * 80 }, () => random());
  const data = { x: numbers.map((v, k) => 1e9 + (k % 80) * 1e6 + 50 * v), y: Array.from({ length: 450 }, (_, k) => numbers[Math.floor(k / 3) * 80 + (k % 3)] ?? 0) };
  const create = await load(await emitMachine(text));
  const [alone, together] = [create({ seed: 3 }), create({ seed: 3 })];
  alone.fit(data);
  expect((await together.fitAsync(data, { threads: 2 })).threads).toBe(2);
  expect(Buffer.compare(together.save(), alone.save())).toBe(0);
  const exact = (await load(await emit(text)))({ seed: 3 });
  exact.fit(data);
  expect(alone.evaluate(data).loss).toBeCloseTo(exact.evaluate(data).loss, 4);
});
