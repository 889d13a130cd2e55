/** An emitted module computes what the interpreter of its kernels computes, step after step. */
import { describe, expect, test } from "vitest";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import type { Entry } from "../../../src/ir/kernel/types.ts";
import { gaussian, uniform } from "../../../src/runtime/random.ts";
import { emit, type Emitted, load, type Network, noise } from "./support.ts";

/** The network of an emitted module, by the interpreter. */
class Reference {
  readonly #memory = new Map<string, Float64Array>();
  readonly #emitted: Emitted;
  readonly #seed: number;
  #updates = 0;

  constructor(emitted: Emitted, seed: number) {
    this.#emitted = emitted;
    this.#seed = seed;
    for (const b of emitted.planned.kernels.buffers.values()) this.#memory.set(b.name, new Float64Array(b.shape.reduce((a, n) => a * n, 1)).fill(NaN));
    this.#run(emitted.planned.kernels.initialize, 1);
  }

  #run(entry: Entry | undefined, count: number): void {
    if (entry === undefined) throw new Error("the model has no such entry");
    const step = this.#updates;
    const draw = (kind: "uniform" | "gaussian", occurrence: number, ordinal: number): number => (kind === "uniform" ? uniform : gaussian)(this.#seed, step, occurrence, ordinal);
    runEntry(entry, this.#emitted.planned.kernels.buffers, { get: (name) => this.#memory.get(name), draw }, count);
  }

  numbers(name: string): number[] {
    return [...(this.#memory.get(name) ?? [])];
  }

  #set(name: string, numbers: ArrayLike<number>): void {
    this.#memory.get(name)?.set(numbers);
  }

  predict(inputs: readonly ArrayLike<number>[], count: number): number[] {
    this.#read(inputs);
    const { inference, buffers } = this.#emitted.planned.kernels;
    this.#run(inference, count);
    const [output = ""] = inference.outputs ?? [];
    const size = (buffers.get(output)?.shape ?? []).slice(1).reduce((a, n) => a * n, 1);
    return this.numbers(output).slice(0, count * size);
  }

  #read(inputs: readonly ArrayLike<number>[]): void {
    this.#emitted.model.inputs.forEach((input, i) => this.#set(input.array, inputs[i] ?? []));
  }

  train(inputs: readonly ArrayLike<number>[], targets: ArrayLike<number>, count: number): number {
    this.#read(inputs);
    for (const { target } of this.#emitted.model.outputs) if (target !== undefined) this.#set(target, targets);
    this.#run(this.#emitted.planned.kernels.training, count);
    this.#set("t", [this.#updates + 1]);
    this.#set("step", [this.#updates]);
    this.#set("steps", [Infinity]);
    this.#set("epoch", [0]);
    this.#set("epochs", [Infinity]);
    this.#run(this.#emitted.planned.kernels.update, 1);
    this.#updates++;
    return this.numbers("loss")[0] ?? NaN;
  }
}

function expectSame(network: Network, reference: Reference): void {
  for (const [name, { values }] of Object.entries(network.parameters)) expectClose(values, reference.numbers(name), name);
  for (const [name, { values }] of Object.entries(network.gradients)) expectClose(values, reference.numbers(`gradient(${name})`), name);
}

function expectClose(found: ArrayLike<number>, expected: readonly number[], name: string): void {
  expect(found.length, name).toBe(expected.length);
  expected.forEach((x, i) => expect(Math.abs((found[i] ?? NaN) - x), `${name}[${i}]: ${found[i]}, expected ${x}`).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(x))));
}

const models: Readonly<Record<string, { readonly text: string; readonly width: number; readonly target: (random: () => number, count: number) => number[] }>> = {
  "two layers with Adam and a penalty": {
    text: `model M { input x: [3] dense(5) relu dense(2) output y: [2] loss squaredError regularize l2(0.01) train { optimizer: adam(rate: 0.01) batch: 4 } }`,
    width: 3,
    target: (random, count) => Array.from({ length: 2 * count }, random),
  },
  "classes with momentum and dropout": {
    text: `model M { input x: [4] dense(6) tanh dropout(0.4) dense(3) softmax output y: oneHot("a", "b", "c") loss crossEntropy train { optimizer: momentum(rate: 0.1) batch: 5 } }`,
    width: 4,
    target: (random, count) => Array.from({ length: count }, () => Math.floor((random() + 1) * 1.5)),
  },
  "a probability, a schedule and clipping": {
    text: `model M { input x: [2] dense(3) softplus dense(1) sigmoid output y: binary("no", "yes") loss binaryCrossEntropy train { optimizer: sgd(rate: exponential(0.3, 0.5)) clip: norm(0.2) batch: 4 } }`,
    width: 2,
    target: (random, count) => Array.from({ length: count }, () => (random() < 0 ? 0 : 1)),
  },
  "functions of the runtime": {
    text: `
activation odd(x) = erf(x) + log1p(x ^ 2) + expm1(-abs(x)) + sign(x) * sqrt(abs(x) + 1) + cosh(x / 4) + max(x, 0.1) ^ 1.5
model M { input x: [3] dense(4) odd dense(1) output y: [1] loss squaredError train { optimizer: rmsprop(rate: 0.01) batch: 3 } }`,
    width: 3,
    target: (random, count) => Array.from({ length: count }, random),
  },
};

/** Layers that make each kind of statement: strides, guards, recurrences, positions from data, state. */
const layers = `
layer conv(filters, kernel, stride = 1, padding = 0) {
  input  x: [height, width, channels]
  weight K: [kernel, kernel, channels, filters] = heNormal
  bias   b: [filters] = zeros
  output y[r < floor((height + 2 * padding - kernel) / stride) + 1, c < floor((width + 2 * padding - kernel) / stride) + 1, f] =
    b[f] + sum(i, j, k: (x[r * stride + i - padding, c * stride + j - padding, k] else 0) * K[i, j, k, f])
}
layer remember(units) {
  input  x: [time, from]
  weight W: [from, units] = glorotUniform, U: [units, units] = glorotUniform
  h[-1, j] = 0
  h[t, j] = tanh(sum(i: x[t, i] * W[i, j]) + sum(k: h[t - 1, k] * U[k, j]))
  output h
}
layer embedding(size) {
  input  x: index(vocabulary)[..s]
  weight E: [vocabulary, size] = normal(0, 0.5)
  output y[..s, d] = E[x[..s], d]
}
layer norm(momentum = 0.1) {
  input  x: [..s, channels]
  gain   gamma: [channels] = ones
  state  runningMean: [channels] = 0
  mu[c]  = mean(batch, ..s: x[..s, c])
  var[c] = mean(batch, ..s: (x[..s, c] - mu[c]) ^ 2)
  while training { runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mu[c] }
  output y[..s, c] = gamma[c] * (x[..s, c] - (training ? mu[c] : runningMean[c])) / sqrt(var[c] + 0.01)
}
`;

const more: Readonly<Record<string, { readonly text: string; readonly width: number; readonly below?: number; readonly outputs: number }>> = {
  "a strided convolution with padding": { text: `${layers} model M { input x: [5, 5, 2] conv(3, kernel: 3, stride: 2, padding: 1) relu flatten dense(2) output y: [2] loss squaredError train { batch: 3 } }`, width: 50, outputs: 2 },
  "a recurrence": { text: `${layers} model M { input x: [4, 3] remember(5) flatten dense(1) output y: [1] loss squaredError train { batch: 3 } }`, width: 12, outputs: 1 },
  "positions from data": { text: `${layers} model M { input x: index(6)[3] embedding(4) flatten dense(2) output y: [2] loss squaredError train { batch: 3 } }`, width: 3, below: 6, outputs: 2 },
  "state that training keeps": { text: `${layers} model M { input x: [4] dense(3) norm dense(2) output y: [2] loss squaredError train { batch: 3 } }`, width: 4, outputs: 2 },
};

describe("modules against the interpreter", () => {
  for (const [name, { text, width, target }] of Object.entries(models)) {
    test(name, async () => {
      const emitted = await emit(text);
      const network = (await load(emitted))({ seed: 11 });
      const reference = new Reference(emitted, 11);
      const random = noise(3);
      const batch = emitted.model.train.batch;
      for (const count of [batch, 1, batch - 1, batch]) {
        const x = Float64Array.from({ length: count * width }, random);
        const y = target(random, count);
        const loss = network.trainBatch(x, y, count);
        expect(loss).toBeCloseTo(reference.train([x], y, count), 11);
        expectSame(network, reference);
        expectClose(network.forward(x, count), reference.predict([x], count), "output");
      }
    });
  }

  for (const [name, { text, width, below, outputs }] of Object.entries(more)) {
    test(name, async () => {
      const emitted = await emit(text);
      const network = (await load(emitted))({ seed: 2 });
      const reference = new Reference(emitted, 2);
      const random = noise(5);
      for (const count of [3, 1, 2, 3]) {
        const x = Array.from({ length: count * width }, () => (below === undefined ? random() : Math.floor(((random() + 1) / 2) * below)));
        const y = Array.from({ length: count * outputs }, random);
        expect(network.trainBatch(x, y, count)).toBeCloseTo(reference.train([x], y, count), 11);
        expectSame(network, reference);
        expectClose(network.forward(x, count), reference.predict([x], count), "output");
      }
    });
  }

  test("gradients are those of the loss", async () => {
    const emitted = await emit(models["two layers with Adam and a penalty"]?.text ?? "");
    const network = (await load(emitted))();
    const random = noise(8);
    const x = Float64Array.from({ length: 12 }, random);
    const y = Float64Array.from({ length: 8 }, random);
    network.accumulate(x, y);
    for (const [name, { values }] of Object.entries(network.parameters)) {
      const gradient = [...(network.gradients[name]?.values ?? [])];
      values.forEach((before, i) => {
        values[i] = before + 1e-5;
        const above = network.loss(x, y);
        values[i] = before - 1e-5;
        const below = network.loss(x, y);
        values[i] = before;
        expect(gradient[i]).toBeCloseTo((above - below) / 2e-5, 7);
      });
    }
  });

  test("float32 agrees to its precision", async () => {
    const text = models["classes with momentum and dropout"]?.text ?? "";
    const [wide, narrow] = [(await load(await emit(text)))(), (await load(await emit(text, "f32")))()];
    const random = noise(4);
    const x = Float64Array.from({ length: 20 }, random);
    const y = [0, 1, 2, 1, 0];
    for (let i = 0; i < 5; i++) expect(narrow.trainBatch(x, y)).toBeCloseTo(wide.trainBatch(x, y), 5);
    expect(narrow.forward(x)).toBeInstanceOf(Float32Array);
    expect(narrow.parameters["dense1.W"]?.values).toBeInstanceOf(Float32Array);
  });
});
