/** Names of a user that are words of the compiler: what is computed is that of the same model with other names. */
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { load } from "../support/module.ts";
import { close, noise } from "../support/numbers.ts";

/** Losses of four steps on 8 examples. */
async function losses(text: string): Promise<readonly number[]> {
  const network = (await load(text))({ seed: 1 });
  const [x, y] = [noise(16, 3), noise(8, 4)];
  return Array.from({ length: 4 }, () => network.trainBatch(x, y));
}

/** The order of the terms of a sum follows from names: what is the same is so but for rounding. */
async function expectSame(found: string, expected: string): Promise<void> {
  close(await losses(found), await losses(expected), 1e-12, "losses");
}

const input = (name: string): string => `model M { input ${name}: [2] batchNorm dense(3) tanh dense(1) output y: [1] loss squaredError regularize l2(0.1)
  train { batch: 8 optimizer: adam(rate: warmup(2, cosine(0.1))) clip: norm(1) } }`;

test.each(["t", "step", "steps", "epoch", "epochs", "training", "gradient", "target", "y"])("an input called %s", async (name) => {
  await expectSame(input(name), input("x"));
});

/** An equation of the model, a layer's weight, a state of an optimizer and an instance, all by one name. */
const others = (name: string): string => `
layer scaled { input x: [n] weight ${name}: [n] = 1 output y[i] = x[i] * ${name}[i] }
optimizer own(rate = 0.1) { state ${name} = 0  ${name} = 0.5 * ${name} + g  w = w - rate * ${name} / t }
model M { input x: [2] scaled as adam
  ${name}x[j] = x[j] * x[j]
  ${name}x dense(3) as ${name}1 dense(1) output y: [1] loss squaredError train { batch: 8 optimizer: own(rate: exponential(0.1)) clip: norm(1) } }`;

test.each(["norm", "m", "scale", "each", "data", "next", "step", "epochs", "value"])("a weight, a state and instances called %s", async (name) => {
  await expectSame(others(name), others("q"));
});

test.each([
  ["a state called as a parameter", "optimizer own(rate = 0.1) { state rate = 0  w = w - rate * g }", "NN408"], ["a parameter called as the gradient", "optimizer own(g = 0.1) { w = w - g }", "NN408"],
  ["an activation called as a function", "activation exp(x) = 2 * x", "NN212"], ["a layer called as a function", "layer reshape() { input x: [n] output y[i] = x[i] }", "NN212"],
])("%s is refused", (_, definition, code) => {
  const { diagnostics } = check(`${definition} model M { input x: [2] dense(1) output y: [1] loss squaredError train { optimizer: ${definition.startsWith("optimizer") ? "own" : "sgd"} } }`);
  expect([...new Set(diagnostics.filter((d) => d.severity === "error").map((d) => d.code))]).toContain(code);
});

test("a parameter of an initializer wins over what all initializers see", async () => {
  const text = (name: string): string => `initializer own(${name} = 3) = ${name} / 10 model M { input x: [2] dense(2, init: own(5)) dense(1) output y: [1] loss squaredError train { batch: 8 } }`;
  await expectSame(text("fanIn"), text("other"));
});

test("a layer called value beside equations of the model", async () => {
  const text = (name: string): string => `layer squared { input x: [n] d[i] = x[i] * x[i] output d } model M { input x: [2] squared as ${name} d[j] = 2 * ${name}[j] d dense(1) output y: [1] loss squaredError train { batch: 8 } }`;
  await expectSame(text("value"), text("other"));
});
