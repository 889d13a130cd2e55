/** Losses after softmax and sigmoid stay finite, with the right gradient, for logits of any size. */
import { describe, expect, test } from "vitest";
import { load } from "../../support/module.ts";

const logits = [-1e4, -700, -40, -1, 0, 1, 40, 700, 1e4];

/** The logit is the bias: the weight stays 0. */
async function gradientAt(last: string, loss: string, target: number, logit: number): Promise<{ loss: number; gradient: number }> {
  const text = `model Net { input x: [1] dense(1, init: zeros) ${last} output y: binary("no", "yes") loss ${loss} train { batch: 1 } }`;
  const network = (await load(text))();
  network.parameters["dense1.b"]?.values.set([logit]);
  const value = network.accumulate([1], [target]);
  return { loss: value, gradient: network.gradients["dense1.b"]?.values[0] ?? Number.NaN };
}

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

describe("binary cross-entropy of a sigmoid", () => {
  test.each(logits)("at %d", async (logit) => {
    for (const target of [0, 1]) {
      const found = await gradientAt("sigmoid", "binaryCrossEntropy", target, logit);
      expect(found.loss).toBeCloseTo(target === 1 ? softplus(-logit) : softplus(logit), 10);
      expect(found.gradient).toBeCloseTo(logistic(logit) - target, 12);
    }
  });

  test("of a sigmoid that the user wrote otherwise", async () => {
    const text = `activation mine(x): probability = exp(x) / (exp(x) + 1)
      model Net { input x: [1] dense(1, init: zeros) mine output y: binary("no", "yes") loss binaryCrossEntropy train { batch: 1 } }`;
    const network = (await load(text))();
    network.parameters["dense1.b"]?.values.set([1e4]);
    expect(network.accumulate([1], [0])).toBe(1e4);
    expect(network.gradients["dense1.b"]?.values[0]).toBe(1);
  });
});

describe("cross-entropy of a softmax", () => {
  async function at(values: readonly number[], target: number): Promise<{ loss: number; gradient: readonly number[] }> {
    const text = `model Net { input x: [1] dense(3, init: zeros) softmax output y: oneHot("a", "b", "c") loss crossEntropy train { batch: 1 } }`;
    const network = (await load(text))();
    network.parameters["dense1.b"]?.values.set(values);
    const loss = network.accumulate([1], [target]);
    return { loss, gradient: Array.from(network.gradients["dense1.b"]?.values ?? []) };
  }

  test.each([[[1e4, -1e4, 0]], [[-1e4, -1e4, -1e4]], [[1e4, 1e4, 1e4]], [[300, -300, 299]], [[0, 0, 0]]])("at %j", async (values) => {
    const top = Math.max(...values);
    const total = Math.log(values.reduce((s, v) => s + Math.exp(v - top), 0)) + top;
    for (const target of [0, 1, 2]) {
      const found = await at(values, target);
      expect(found.loss).toBeCloseTo(total - (values[target] ?? 0), 9);
      values.forEach((v, k) => expect(found.gradient[k]).toBeCloseTo(Math.exp(v - total) - (k === target ? 1 : 0), 12));
    }
  });
});

describe("smooth activations far out", () => {
  test.each(["gelu", "mish", "swish", "softplus", "softplus(2)", "logSoftmax", "elu", "selu", "celu", "tanh", "sigmoid"])("%s", async (activation) => {
    const text = `model Net { input x: [2] dense(2, init: zeros) ${activation} output y: [2] loss squaredError train { batch: 1 } }`;
    const network = (await load(text))();
    for (const size of [1e3, 1e4]) {
      network.parameters["dense1.b"]?.values.set([size, -size]);
      expect(Number.isFinite(network.accumulate([0, 0], [0, 0]))).toBe(true);
      for (const g of network.gradients["dense1.b"]?.values ?? []) expect(Number.isFinite(g)).toBe(true);
    }
  });
});

test.each(logits)("the logarithm of a stopped probability at %d", async (logit) => {
  const text = `loss drawn(y[k], p[k]) = -sum(k: y[k] * log(stop(p[k])))
    model Net { input x: [1] let a = x { dense(1, init: zeros) sigmoid stop } let b = x { dense(1, init: zeros) } output y: [1] = b loss drawn(b, target: a) train { batch: 1 } }`;
  const network = (await load(text))();
  network.parameters["dense1.b"]?.values.set([logit]);
  network.parameters["dense2.b"]?.values.set([1]);
  expect(network.accumulate([1], [0])).toBeCloseTo(softplus(-logit), 10);
  expect(network.gradients["dense1.b"]?.values[0]).toBe(0);
  expect(network.gradients["dense2.b"]?.values[0]).toBeCloseTo(softplus(-logit), 10);
});
