/** `batch: all`: one update an epoch, from the gradient of all training examples. */
import { describe, expect, test } from "vitest";
import { describe as describeModel } from "../../../src/describe.ts";
import { check } from "../../../src/index.ts";
import { emit, emitMachine, load, type Network, network, noise } from "./support.ts";

const examples = 70;
const random = noise(1);
const x = Float64Array.from({ length: 3 * examples }, random);
const kind = Int32Array.from({ length: examples }, (_, n) => ((x[3 * n] ?? 0) > 0 ? 1 : 0) + ((x[3 * n + 1] ?? 0) > 0 ? 1 : 0));

const model = (batch: string, layer = ""): string => `
  model Net {
    input x: [3]
    dense(8) tanh ${layer} dense(3) softmax
    output kind: oneHot("a", "b", "c")
    loss crossEntropy
    regularize l2(0.01)
    train { optimizer: adam(rate: cosine(0.05)) epochs: 12 batch: ${batch} }
  }`;

const weights = (net: Network): readonly number[] => Object.values(net.parameters).flatMap(({ values }) => [...values]);

describe("batch: all", () => {
  test.each([["typescript", emit, 1e-10], ["wasm", emitMachine, 1e-4]] as const)("trains as one batch of all examples does, in %s", async (_, emitted, tolerance) => {
    const [all, one] = await Promise.all([model("all"), model("100")].map(async (text) => (await load(await emitted(text)))()));
    if (all === undefined || one === undefined) throw new Error("not emitted");
    const seen = [all, one].map((net) => net.fit({ x, kind }, { validation: 0.1 }).epochs.map(({ loss }) => loss));
    const [a, b] = [weights(all), weights(one)];
    expect(Math.max(...a.map((w, i) => Math.abs(w - (b[i] ?? NaN))))).toBeLessThan(tolerance);
    expect(Math.max(...(seen[0] ?? []).map((loss, i) => Math.abs(loss - (seen[1]?.[i] ?? NaN))))).toBeLessThan(tolerance);
  });

  test("is gradient descent", async () => {
    const net = await network("model Line { input x: [1] dense(1) output y: [1] loss squaredError train { optimizer: sgd(rate: 0.1) epochs: 5 batch: all } }");
    const y = x.map((v) => 3 * v - 1);
    let [w = NaN] = net.parameters["dense1.W"]?.values ?? [];
    let [b = NaN] = net.parameters["dense1.b"]?.values ?? [];
    net.fit({ x, y });
    for (let epoch = 0; epoch < 5; epoch++) {
      const residuals = [...x].map((v, n) => w * v + b - (y[n] ?? 0));
      const ofW = residuals.reduce((sum, r, n) => sum + r * (x[n] ?? 0), 0) / x.length;
      const ofB = residuals.reduce((sum, r) => sum + r, 0) / x.length;
      w -= 0.1 * ofW;
      b -= 0.1 * ofB;
    }
    expect(net.parameters["dense1.W"]?.values[0]).toBeCloseTo(w, 12);
    expect(net.parameters["dense1.b"]?.values[0]).toBeCloseTo(b, 12);
  });

  test("draws anew in each batch, and resumes bit for bit", async () => {
    const create = await load(await emit(model("all", "dropout(0.3)")));
    const whole = create({ seed: 3 });
    whole.fit({ x, kind }, { epochs: 6 });
    const first = create({ seed: 3 });
    first.fit({ x, kind }, { epochs: 2, of: 6 });
    const second = create({ seed: 99, weights: first.save() });
    second.fit({ x, kind }, { epochs: 4 });
    expect(second.save()).toEqual(whole.save());
    expect(weights(whole).every(Number.isFinite)).toBe(true);
  });

  test("is what descriptions say", () => {
    const { models } = check(model("all"));
    expect(models[0]?.train).toMatchObject({ batch: 32, accumulate: Infinity });
    expect(models.map((of) => describeModel(of).train.batch)).toEqual(["all"]);
  });
});
