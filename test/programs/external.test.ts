/** `loss external`: a host that has the loss gets the gradients that a loss of the model's own would give. */
import { beforeAll, describe, expect, test } from "vitest";
import { type Create, load } from "../support/module.ts";

/** Deterministic numbers in [-1, 1). */
function noise(count: number, seed: number): Float64Array {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

function close(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, what: string): void {
  expect(found.length, what).toBe(expected.length);
  const scale = Array.from(expected).reduce((most, v) => Math.max(most, Math.abs(v)), 1e-3);
  for (let i = 0; i < expected.length; i++) expect(Math.abs((found[i] ?? NaN) - (expected[i] ?? NaN)) / scale, `${what}[${i}]`).toBeLessThanOrEqual(tolerance);
}

interface Net {
  readonly name: string;
  readonly inputs: readonly number[];
  readonly body: string;
  readonly outputs: readonly number[];
  readonly rest?: string;
}

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const nets: readonly Net[] = [
  { name: "perceptron", inputs: [3], body: "dense(5) tanh dense(2) softmax", outputs: [2] },
  { name: "perceptron with penalty and clipping", inputs: [3], body: "dense(5) tanh dense(2)", outputs: [2], rest: "regularize l2(0.01)\n  train { clip: norm(0.1) }" },
  { name: "convolutions", inputs: [6, 6, 2], body: "conv(3, 3, padding: 1) relu maxPool(2) conv(2, 2) tanh flatten dense(2)", outputs: [2] },
  { name: "gated recurrence", inputs: [4, 3], body: "gru(3)", outputs: [4, 3] },
  { name: "attention", inputs: [4, 6], body: "attention(2, causal: true) layerNorm", outputs: [4, 6] },
  { name: "normalization by batches", inputs: [3], body: "dense(4) batchNorm relu dense(2)", outputs: [2] },
  { name: "dropout", inputs: [8], body: "dropout(0.5) dense(6) relu dropout(0.25) dense(2)", outputs: [2] },
];

function text({ inputs, body, outputs, rest = "" }: Net, loss: string): string {
  return `model Net {\n  input x: [${inputs.join(", ")}]\n  ${body}\n  output y: [${outputs.join(", ")}]\n  loss ${loss}\n  ${rest}\n}`;
}

const count = 5;

describe.each(nets.map((n) => [n.name, n] as const))("%s", (_name, net) => {
  const x = noise(count * size(net.inputs), 1);
  const target = noise(count * size(net.outputs), 2);
  /** Of half the squared distance, a mean over the batch. */
  const slope = (y: ArrayLike<number>): Float64Array => target.map((t, i) => ((y[i] ?? NaN) - t) / count);

  let own: Create;
  let host: Create;
  beforeAll(async () => {
    own = await load(text(net, "squaredError"), { inputGradients: true });
    host = await load(text(net, "external"));
  });

  test("is trained as with a loss of its own", () => {
    const [inside, outside] = [own({ seed: 3 }), host({ seed: 3 })];
    for (let step = 0; step < 3; step++) {
      inside.trainBatch(x, target);
      outside.backward(slope(outside.forwardTraining(x)));
      outside.update();
      close(outside.inputGradients?.["x"]?.subarray(0, x.length) ?? [], inside.inputGradients?.["x"]?.subarray(0, x.length) ?? [], 1e-12, `input gradient of step ${step}`);
      for (const [name, { values }] of Object.entries(inside.gradients)) close(outside.gradients[name]?.values ?? [], values, 1e-12, `gradient of ${name}, step ${step}`);
    }
    for (const [name, { values }] of Object.entries(inside.parameters)) close(outside.parameters[name]?.values ?? [], values, 1e-10, name);
    close(outside.forward(x), inside.forward(x), 1e-10, "prediction");
  });

  test("has the input gradients of central differences", () => {
    const network = own({ seed: 4 });
    const moved = x.slice();
    network.accumulate(moved, target);
    const found = network.inputGradients?.["x"]?.slice(0, x.length) ?? [];
    const step = 1e-6;
    const measured = x.map((v, i) => {
      moved[i] = v + step;
      const above = network.accumulate(moved, target);
      moved[i] = v - step;
      const below = network.accumulate(moved, target);
      moved[i] = v;
      return (above - below) / (2 * step);
    });
    close(found, measured, 1e-6, "input gradient");
  });
});
