/** The loss over a data set is that of one batch that is the whole data set, whatever the batch is. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { toEquations, toKernels } from "../../../src/pipeline.ts";
import { load, type TestNetwork } from "../../support/module.ts";

interface Measuring extends TestNetwork {
  evaluate(data: unknown): { readonly loss: number; readonly metrics: Readonly<Record<string, number>> };
}

const x = [1, 2, -1, 0.5, 2, 1, 0.3, -0.7, 1.5, 0.2, -2, 1];

/** Each loss as a model, with data of six examples. */
const cases: Readonly<Record<string, readonly [text: string, data: Readonly<Record<string, unknown>>]>> = {
  "weights by class": [`dense(2) softmax output k: oneHot("a", "b") loss crossEntropy(weights: [1, 10])`, { k: ["a", "b", "a", "a", "a", "b"] }],
  "weights by class, and a regularizer": [`dense(2) softmax output k: oneHot("a", "b") loss crossEntropy(weights: [1, 10]) regularize l2(0.1)`, { k: ["a", "b", "a", "a", "a", "b"] }],
  "weights in a sum of losses": [`dense(2) softmax as p output k: oneHot("a", "b") p dense(1) output y: [1] loss crossEntropy(k, weights: [1, 10]) + 0.5 * squaredError(y)`, { k: ["a", "b", "a", "a", "a", "b"], y: [1, 2, 3, 4, 5, 6] }],
  "a root of a mean": [`dense(1) output y: [1] loss rootMeanSquare`, { y: [1, 2, 3, 4, 5, 60] }],
  "a share of the variance": [`dense(1) output y: [1] loss unexplained`, { y: [1, 2, 3, 4, 5, 60] }],
  "the greatest error": [`dense(1) output y: [1] loss greatestError`, { y: [1, 2, 3, 4, 5, 60] }],
  "a logarithm of a sum of exponentials": [`dense(1) output y: [1] loss soft`, { y: [1, 2, 3, 4, 5, 6] }],
  "a layer that always subtracts the mean of the batch": [`centered dense(1) output y: [1] loss meanSquaredError`, { y: [1, 2, 3, 4, 5, 60] }],
  "the mean of the batch behind a recurrence": [`reshape([2, 1]) gru(2) flatten centered dense(1) output y: [1] loss meanSquaredError`, { y: [1, 2, 3, 4, 5, 60] }],
};

const definitions = `
loss rootMeanSquare(y[..s], target[..s]) = sqrt(mean(batch, ..s: (y[..s] - target[..s]) ^ 2))
loss unexplained(y[..s], target[..s]) = mean(batch, ..s: (y[..s] - target[..s]) ^ 2) / mean(batch, ..s: (target[..s] - mean(batch, ..s: target[..s])) ^ 2)
loss greatestError(y[..s], target[..s]) = max(batch, ..s: abs(y[..s] - target[..s]))
loss soft(y[..s], target[..s]) = log(sum(batch, ..s: exp(y[..s] - target[..s])))
layer centered() { input x: [n] mu[i] = mean(batch: x[i]) output y[i] = x[i] - mu[i] }
`;

describe.each(["ts", "wasm"] as const)("the loss over a data set, %s", (target) => {
  test.each(Object.keys(cases))("does not depend on the batch: %s", async (name) => {
    const [text, more] = cases[name] ?? ["", {}];
    const of = async (batch: number): Promise<readonly [number, number]> => {
      const network = (await load(`${definitions} model M { input x: [2] ${text} train { batch: ${batch} metrics: [${text.includes("oneHot") ? "accuracy" : "mae"}] } }`, { target }))({ seed: 1 }) as Measuring;
      const data = { x, ...more };
      const { loss, metrics } = network.evaluate(data);
      expect(Object.values(metrics)[0]).toBeGreaterThanOrEqual(0);
      expect(network.evaluate(data).loss).toBe(loss);
      const positions = Object.fromEntries(Object.entries(more).map(([key, values]) => [key, (values as (string | number)[]).map((v) => (v === "a" ? 0 : v === "b" ? 1 : Number(v)))]));
      const [only, another] = Object.values(positions);
      return [loss, batch === 6 ? network.loss(x, (another === undefined ? only : positions) ?? []) : NaN];
    };
    const [whole, batch] = await of(6);
    expect(whole).toBeCloseTo(batch, target === "ts" ? 12 : 5);
    for (const size of target === "ts" ? [1, 4] : [4]) expect((await of(size))[0] / whole).toBeCloseTo(1, target === "ts" ? 12 : 5);
  });
});

test("is Σ w l / Σ w with weights, as in the case that was reported", async () => {
  for (const [batch, target] of [[1, "ts"], [2, "wasm"], [4, "ts"]] as const) {
    const network = (await load(`model W { input x: [2] dense(2) softmax output k: oneHot("a", "b") loss crossEntropy(weights: [1, 10]) train { batch: ${batch} } }`, { target }))() as Measuring;
    network.parameters["dense1.W"]?.values.set([1, -1, 0.5, 0.3]);
    network.parameters["dense1.b"]?.values.set([0.1, -0.2]);
    expect(network.evaluate({ x, k: ["a", "b", "a", "a", "a", "b"] }).loss).toBeCloseTo(0.109629, 6);
  }
});

test("is the mean of the batches' losses by their examples, where no pass can add it up", async () => {
  const pulled = "layer pulled() { input x: [time, n] h[-1, j] = 0 h[t < time, j] = 0.5 * h[t - 1, j] + 0.2 * mean(batch: h[t - 1, j]) + x[t, j] output h }";
  const create = await load(`${pulled} model L { input x: [2] reshape([2, 1]) pulled flatten dense(1) output y: [1] loss meanSquaredError train { batch: 4 } }`);
  const network = create({ seed: 1 }) as Measuring;
  const y = [1, 2, 3, 4, 5, 6];
  expect(network.evaluate({ x, y }).loss).toBeCloseTo((4 * network.loss(x.slice(0, 8), y.slice(0, 4)) + 2 * network.loss(x.slice(8), y.slice(4))) / 6, 12);
});

test("validation measures it too", async () => {
  const settings = "optimizer: sgd(rate: 0) shuffle: false";
  const losses = await Promise.all([1, 3].map(async (batch) => {
    const create = await load(`model W { input x: [2] dense(2) softmax output k: oneHot("a", "b") loss crossEntropy(weights: [1, 10]) train { batch: ${batch} ${settings} } }`);
    const { epochs } = create({ seed: 1 }).fit({ x, k: ["a", "a", "a", "a", "a", "b"] }, { epochs: 1, validation: 0.5 });
    return (epochs[0] as unknown as { readonly validation: { readonly loss: number } }).validation.loss;
  }));
  expect(losses[0]).toBeCloseTo(losses[1] ?? NaN, 12);
});

/** How many passes over a data set a model's loss takes, beyond the mean of its batches' losses. */
function passesOf(text: string): number {
  const { models: [model], diagnostics } = check(text);
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return toKernels(model, toEquations(model)).kernels.measuring.length;
}

describe("a plain mean keeps the code that it had", () => {
  const library = readdirSync("src/std", { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".nn")).flatMap((f) => [...readFileSync(`src/std/${f}`, "utf8").matchAll(/^loss (\w+)\(y\[([^\]]*)\](: distribution)?/gm)]);

  test.each(library.map(([, name = "", , kind = ""]) => [name, kind]))("%s%s", (name, kind) => {
    const head = kind === "" ? "sigmoid output y: [3]" : `softmax output y: oneHot("a", "b", "c")`;
    expect(passesOf(`model P { input x: [4, 2] dense(3) flatten dense(3) batchNorm ${head} loss ${name} regularize l2(0.1) }`)).toBe(0);
  });

  test("where every class has one weight, and in a model of every kind of layer", () => {
    expect(passesOf(`model P { input x: [4, 2] lstm(3) dense(3) softmax output k: oneHot("a", "b", "c")[4] loss crossEntropy(weights: 2) }`)).toBe(0);
    expect(passesOf(`model P { input x: index(9)[4] embedding(4) transformerEncoder(2, 4) flatten dense(1) output y: [1] loss huber }`)).toBe(0);
    expect(passesOf(`model P { input x: [4] dense(3) softmax output k: oneHot("a", "b", "c") loss crossEntropy(weights: [1, 2, 3]) }`)).toBe(1);
  });
});
