/** A member is a weight wherever an expression or an operand is written: what reads it is differentiated by it. */
import { expect, test } from "vitest";
import { check, compile } from "../../src/index.ts";
import { load, type TestNetwork } from "../support/module.ts";
import { close, noise } from "../support/numbers.ts";

/** Members in every place, each in a model whose loss depends on `hidden.W` through it. */
const places: Readonly<Record<string, string>> = {
  "argument of a loss": "dense(2) as hidden dense(1) output y: [1] loss squaredError(y) + meanSquaredError(hidden.W, target: hidden.W) + size(hidden.W)",
  "parameter of a loss": "dense(2) as hidden dense(2) output y: [2] loss scaled(y, by: hidden.b)",
  "let": "dense(2) as hidden let w = hidden.W w flatten dense(1) output y: [1] loss squaredError",
  "side chain": "dense(2) as hidden let w = hidden.W { tanh dense(2) lastTime } add(w) dense(1) output y: [1] loss squaredError",
  "output": "dense(2) as hidden output y: [2, 2] = hidden.W loss squaredError",
  "chain of an output": "dense(2) as hidden output y: [2, 2] = hidden.W { tanh } loss squaredError",
  "step of the chain": "dense(2) as hidden output y: [2] hidden.W tanh output z: [2, 2] loss squaredError(y) + squaredError(z)",
  "operand": "dense(2) as hidden tanh add(hidden.b) dense(1) output y: [1] loss squaredError",
  "equation": "dense(2) as hidden d[j] = sum(i: tanh(hidden.W[i, j]) * hidden[i]) + hidden.b[j] d dense(1) output y: [1] loss squaredError",
  "whole value": "dense(2) as hidden v = tanh(hidden.W) u = reshape(hidden.W, [4]) w = hidden.b d[j] = hidden[j] * v[0, j] + u[2 * j] + w[j] d dense(1) output y: [1] loss squaredError",
  "body that is repeated": "dense(2) as hidden repeat 2 { dense(2) as h d[j] = h.b[j] + h[j] * hidden.W[0, j] d } dense(1) output y: [1] loss squaredError",
  "body of a shared part": "dense(2) as hidden shared s = { tanh add(hidden.b) } s s dense(1) output y: [1] loss squaredError",
  "shared layer": "shared hidden = dense(2) hidden tanh hidden add(hidden.b) dense(1) output y: [1] loss squaredError",
  "block": "wide dense(2) as hidden dense(1) output y: [1] loss squaredError + size(hidden.W)",
};

const definitions = `loss size(y[..s]) = 0.5 * sum(..s: y[..s] ^ 2)
loss scaled(y[k], target[k], by[k] = 1) = sum(k: by[k] ^ 2 * (y[k] - target[k]) ^ 2)
block wide() { dense(2) as inner tanh add(inner.b) }`;

const text = (body: string): string => `${definitions} model M { input x: [2] ${body} ${body.includes("train {") ? "" : "train { batch: 4 optimizer: sgd(rate: 0.1) } "}}`;

/** Derivatives of the loss by central differences. */
function differences(values: Float64Array, loss: () => number): readonly number[] {
  return Array.from(values, (at, i) => {
    const [up, down] = [1e-5, -1e-5].map((h) => {
      values[i] = at + h;
      return loss();
    });
    values[i] = at;
    return ((up ?? NaN) - (down ?? NaN)) / 2e-5;
  });
}

test.each(Object.entries(places))("%s", async (_, body) => {
  const { modules } = await compile(text(body));
  const outputs = modules[0]?.model.outputs ?? [];
  const network: TestNetwork = (await load(text(body)))({ seed: 3 });
  const x = noise(8, 1);
  const sizes = outputs.map((o) => ("shape" in o.encoding ? o.encoding.shape.reduce((a, b) => a * b, 1) : 1));
  const all = Object.fromEntries(outputs.map((o, k) => [o.name, noise(4 * (sizes[k] ?? 1), 7 + k)]));
  const targets = outputs.length === 1 ? (all[outputs[0]?.name ?? ""] ?? new Float64Array()) : all;
  for (const [, { values }] of Object.entries(network.parameters)) values.set(noise(values.length, 5));
  network.accumulate(x, targets);
  for (const [name, { values }] of Object.entries(network.gradients)) {
    close(values, differences(network.parameters[name]?.values ?? new Float64Array(), () => network.loss(x, targets)), 1e-7, name);
  }
  expect(Object.keys(network.gradients).filter((name) => name.startsWith("hidden."))).toEqual(["hidden.W", "hidden.b"]);
});

test("decay of one layer is by its weight", async () => {
  const network = (await load("loss size(y[..s], target[..s]) = 0.5 * sum(..s: y[..s] ^ 2) model D { input x: [2] dense(3) as hidden tanh dense(1) output y: [1] loss meanSquaredError(y) + 0.1 * size(hidden.W, target: hidden.W) train { batch: 2 } }"))();
  for (const { values } of Object.values(network.parameters)) values.fill(0);
  network.parameters["hidden.W"]?.values.set([1, 2, 3, 4, 5, 6]);
  expect(network.accumulate([0.1, 0.2, 0.3, 0.4], [0, 0])).toBeCloseTo(4.55, 12);
  close(network.gradients["hidden.W"]?.values ?? [], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 1e-12, "gradient");
});

test("a shared part in another shared part has the weights of the first", async () => {
  const network = (await load("model M { input x: [2] shared p = dense(2) shared q = { p tanh } q p output y: [2] loss squaredError }"))();
  expect(Object.keys(network.parameters)).toEqual(["p.W", "p.b"]);
});

test.each([
  ["a loss", "loss squaredError(y) + 0.1 * meanSquaredError(hidden.nonsense, target: hidden.W)", "NN211"], ["a target", "loss squaredError(y) + meanSquaredError(hidden.W, target: hidden.V)", "NN211"],
  ["a let", "let a = hidden.V loss squaredError(y)", "NN211"], ["a side chain", "let a = hidden.V { tanh } loss squaredError(y)", "NN211"], ["an output", "output z: [2, 2] = hidden.V loss squaredError(y)", "NN211"],
  ["an equation", "d[j] = hidden.V[0, j] loss squaredError(y)", "NN211"], ["a whole value", "d = tanh(hidden.V) loss squaredError(y)", "NN211"], ["a reshape", "d = reshape(hidden.V, [4]) loss squaredError(y)", "NN211"],
  ["an operand", "add(hidden.V) loss squaredError(y)", "NN211"], ["a member of an input", "let a = x.W loss squaredError(y)", "NN211"], ["a member of nothing", "let a = hiden.W loss squaredError(y)", "NN201"],
  ["a member of a loss", "loss squaredError.W", "NN211"], ["a member of a regularizer", "loss squaredError regularize l2.W", "NN211"], ["a member of an optimizer", "loss squaredError train { optimizer: adam.W }", "NN211"],
  ["a read as an operand", "add(hidden[1]) loss squaredError(y)", "NN349"], ["a read before a side chain", "let a = hidden[1] { tanh } loss squaredError(y)", "NN349"], ["a read in a loss", "loss squaredError(y[0])", "NN349"],
  ["the data of an output in a target", "loss squaredError(y, target: y.target)", undefined],
])("%s", (_, rest, code) => {
  const { diagnostics } = check(text(`dense(2) as hidden dense(2) as last output y: [2] ${rest}`));
  expect(diagnostics.filter((d) => d.severity === "error").map((d) => d.code)).toEqual(code === undefined ? [] : [code]);
});
