/** Every layer, activation, loss and optimizer of the library: WebAssembly against the interpreter, step by step. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CacheMachine, simdMachine } from "../../../src/ir/machines.ts";
import { noise } from "../typescript/support.ts";
import { compileVectors, Pair } from "./machine.ts";
import { hasRelaxed } from "./support.ts";
import { exampleFiles } from "../../../tools/examples.ts";
import { all, sampled } from "../../support/extent.ts";

interface Case {
  readonly name: string;
  readonly text: string;
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
}

const cases = ["torch", "layers"].flatMap((file): readonly Case[] => JSON.parse(readFileSync(new URL(`../../oracle/goldens/${file}.json`, import.meta.url), "utf8")));

/** All of them with `NNC_ALL`; else one in so many, which leaves out sizes and settings but hardly a definition. */
const chosen = sampled(cases, 13, 3);

describe("WebAssembly computes what the interpreter computes", () => {
  test.each(chosen.map((c) => [c.name, c] as const))("%s", (_name, { text, inputs, targets }) => {
    const compiled = compileVectors(text);
    const { batch } = compiled.planned.kernels;
    for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
      for (const count of new Set([batch, Math.max(1, batch - 1)])) new Pair(compiled, relaxed, 1e-5).train(inputs, targets, count);
    }
  });
});

test("WebAssembly computes with operands in panels", () => {
  const tiny: CacheMachine = { ...simdMachine.cache, line: 1, sets: 1, ways: 1, page: 1, pages: 1, panelsFrom: 1, near: 0, walks: { near: 1, far: 1 } };
  const text = "model Net { input x: [20] dense(18) tanh dense(16) softmax output y: oneHot(0..15) loss crossEntropy train { batch: 11 optimizer: adam(rate: 0.01) } }";
  const compiled = compileVectors(text, tiny);
  expect(compiled.planned.kernels.training?.kernels.flatMap((k) => k.decisions).filter((d) => d.includes("in panels")).length).toBeGreaterThan(3);
  const random = noise(3);
  const inputs = Array.from({ length: 11 * 20 }, () => random());
  for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
    for (const count of [11, 8, 3]) new Pair(compiled, relaxed, 1e-5).train(inputs.slice(0, 20 * count), Array.from({ length: count }, (_, k) => k), count);
  }
});

test("draws in lanes are those of the interpreter, compared and added", () => {
  const text = `layer shaken { input x: [n] output y[i] = (random(i) < 0.3 ? 0 : x[i]) + random(i) - 0.5 }
    model Net { input x: [19] shaken dropout(0.5) dense(9) dropout(0.25) output y: [9] loss squaredError train { batch: 6 optimizer: sgd(rate: 0.1) } }`;
  const compiled = compileVectors(text);
  const random = noise(5);
  const [inputs, targets] = [19, 9].map((n) => Array.from({ length: 6 * n }, () => random()));
  for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
    for (const count of [6, 5]) new Pair(compiled, relaxed, 1e-5).train((inputs ?? []).slice(0, 19 * count), (targets ?? []).slice(0, 9 * count), count);
  }
});

/** All of them with `NNC_ALL`, which takes minutes; else those that the interpreter runs in less than a second. */
const quick = ["digits", "iris", "penguins", "wine", "xor"].map((name) => `${name}/${name}.nn`);
const examples = !all ? quick : exampleFiles.map((path) => path.slice("examples/".length));

describe("WebAssembly computes the examples", () => {
  test.each(examples)("%s: WebAssembly trains as the interpreter does", (file) => {
    const compiled = compileVectors(readFileSync(`examples/${file}`, "utf8"));
    const random = noise(7);
    for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
      const pair = new Pair(compiled, relaxed, 1e-5);
      for (const b of compiled.plain.kernels.buffers.values()) {
        const size = b.shape.reduce((a, n) => a * n, 1);
        // Every example has two classes or more.
        if (b.role === "input" || b.role === "target") pair.set(b.name, Array.from({ length: size }, () => (b.content === "index" ? Math.round((random() + 1) / 2) : random())));
        else if (b.role === "fitted") pair.set(b.name, Array.from({ length: size }, () => 1 + random() / 2));
      }
      pair.steps(3);
    }
  }, 600_000);
});
