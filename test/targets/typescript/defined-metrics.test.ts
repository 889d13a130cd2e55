/** Metrics of `metric` definitions in emitted modules, against numbers computed from predictions. */
import { describe, expect, test } from "vitest";
import { emit, emitMachine, load } from "./support.ts";

const source = `
metric within(y[..s], target[..s], tolerance = 0.5) = mean(..s: abs(y[..s] - target[..s]) < tolerance ? 1 : 0)
metric rootMeanSquare(y[..s], target[..s]) = sqrt(mean(data, ..s: (y[..s] - target[..s]) ^ 2))
metric determination(y[k], target[k]) =
  1 - sum(data, k: (y[k] - target[k]) ^ 2) / (sum(data, k: target[k] ^ 2) - sum(data, k: target[k]) ^ 2 / count(data, k))
metric worst(y[..s], target[..s]) = max(data, ..s: abs(y[..s] - target[..s]))
metric certainty(p[k], shift) = mean(data: max(k: p[k])) + shift
metric soft(y[k]) = log(mean(data: exp(y[0])))
metric right(p[k], target[k]) = sum(k: target[k] * p[k])

model M(wide = 0.7) {
  input x: [3]
  standardize
  dense(4) tanh as h
  h dense(2) as numbers
  h dense(3) softmax as classes
  output size: [2] = numbers
  output kind: oneHot("a", "b", "c") = classes
  loss squaredError(size) + crossEntropy(kind)
  train {
    batch:   7
    metrics: [mae, within(size, 0.3), within(size, tolerance: wide), rootMeanSquare(size), rmse, determination(size), worst(size), certainty(kind, 1), right(kind), soft(size), accuracy]
  }
}
`;

const count = 31;
const data = {
  x: Float64Array.from({ length: 3 * count }, (_, i) => Math.sin(7 * i)), size: Float64Array.from({ length: 2 * count }, (_, i) => Math.cos(i)), kind: Int32Array.from({ length: count }, (_, n) => (n * n) % 3),
};

const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

describe.each(["TypeScript", "WebAssembly"])("%s", (target) => {
  test("metrics of definitions are those of the predictions, and of the epochs of a training", async () => {
    const network = (await load(await (target === "WebAssembly" ? emitMachine : emit)(source)))({ seed: 5 });
    network.fit(data, { epochs: 2 });
    const { metrics } = network.evaluate(data);
    const outputs = Array.from({ length: count }, (_, n) => Object(network.predict(data.x.subarray(3 * n, 3 * n + 3))));
    const errors = outputs.flatMap(({ size }, n) => Array.from<number>(size).map((y, k) => Math.abs(y - (data.size[2 * n + k] ?? 0))));
    const shares = outputs.map(({ probabilities }) => Object.values(Object(probabilities.kind)).map(Number));
    const near = target === "WebAssembly" ? 5 : 12;
    const targets = [...data.size];
    expect(Object.keys(metrics)).toEqual([
      "size.mae", "size.rmse", "kind.accuracy", "within(size, 0.3)", "within(size, tolerance: wide)", "rootMeanSquare(size)", "determination(size)", "worst(size)", "certainty(kind, 1)", "right(kind)", "soft(size)",
    ]);
    expect(metrics["within(size, 0.3)"]).toBeCloseTo(mean(errors.map((d) => (d < 0.3 ? 1 : 0))), near);
    expect(metrics["within(size, tolerance: wide)"]).toBeCloseTo(mean(errors.map((d) => (d < 0.7 ? 1 : 0))), near);
    expect(metrics["rootMeanSquare(size)"]).toBeCloseTo(metrics["size.rmse"] ?? 0, near);
    const spread = mean(targets.map((t) => t * t)) - mean(targets) ** 2;
    expect(metrics["determination(size)"]).toBeCloseTo(1 - mean(errors.map((d) => d * d)) / spread, near);
    expect(metrics["worst(size)"]).toBeCloseTo(Math.max(...errors), near);
    expect(metrics["certainty(kind, 1)"]).toBeCloseTo(1 + mean(shares.map((s) => Math.max(...s))), near);
    expect(metrics["right(kind)"]).toBeCloseTo(mean(shares.map((s, n) => s[data.kind[n] ?? 0] ?? 0)), near);
    expect(metrics["soft(size)"]).toBeCloseTo(Math.log(mean(outputs.map(({ size }) => Math.exp(size[0])))), near);
    const { epochs } = network.fit(data, { epochs: 1, validation: 0.3 });
    expect(Object.keys(epochs[0]?.validation?.metrics ?? {})).toEqual(Object.keys(metrics));
    expect(epochs[0]?.validation?.metrics["worst(size)"]).toBeGreaterThan(epochs[0]?.validation?.metrics["rootMeanSquare(size)"] ?? NaN);
  });
});

test("measurements that pause do not add to each other", async () => {
  const create = await load(await emit(source));
  const [network, alone] = [create({ seed: 5 }), create({ seed: 5 })];
  const expected = alone.fit(data, { epochs: 2 }).epochs;
  const training = network.fitAsync(data, { epochs: 2 });
  const between: number[] = [];
  const again = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) {
      await new Promise((then) => setImmediate(then));
      between.push(network.evaluate(data).metrics["worst(size)"] ?? 0);
    }
  };
  const [{ epochs }] = await Promise.all([training, again()]);
  expect(between.every(Number.isFinite)).toBe(true);
  expect(epochs).toEqual(expected);
});

test("a module without metrics of definitions has no code for them", async () => {
  expect((await emit("model M { input x: [3] dense(1) output y: [1] loss squaredError train { metrics: [mae] } }")).text).not.toMatch(/metricSums|function metric_/);
});
