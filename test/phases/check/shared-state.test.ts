/** State of what is used several times: each use has statistics of its own batch, and updates in order of use. */
import { describe, expect, test } from "vitest";
import { load } from "../../support/module.ts";
import { close, noise } from "../../support/numbers.ts";

/** Means and variances (of the sample) over a batch of columns. */
function statistics(x: ArrayLike<number>, width: number): { readonly mean: number[]; readonly variance: number[] } {
  const count = x.length / width;
  const column = (c: number): number[] => Array.from({ length: count }, (_, n) => x[n * width + c] ?? NaN);
  const mean = Array.from({ length: width }, (_, c) => column(c).reduce((a, b) => a + b, 0) / count);
  const variance = mean.map((m, c) => column(c).reduce((sum, v) => sum + (v - m) ** 2, 0) / (count - 1));
  return { mean, variance };
}

/** What PyTorch's module keeps that is called with each batch in turn, with momentum 0.1. */
function running(batches: readonly ArrayLike<number>[], width: number): { readonly mean: number[]; readonly variance: number[] } {
  return batches.reduce<{ mean: number[]; variance: number[] }>((kept, batch) => {
    const own = statistics(batch, width);
    const mix = (old: readonly number[], next: readonly number[]): number[] => old.map((v, c) => 0.9 * v + 0.1 * (next[c] ?? NaN));
    return { mean: mix(kept.mean, own.mean), variance: mix(kept.variance, own.variance) };
  }, { mean: Array.from({ length: width }, () => 0), variance: Array.from({ length: width }, () => 1) });
}

function kept(bytes: Uint8Array): Readonly<Record<string, number[]>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Record<string, { dtype: string; data_offsets: [number, number] }>;
  return Object.fromEntries(Object.entries(header).flatMap(([name, entry]) => {
    if (name === "__metadata__") return [];
    const [from, to] = entry.data_offsets;
    const size = entry.dtype === "F64" ? 8 : 4;
    return [[name, Array.from({ length: (to - from) / size }, (_, i) => (size === 8 ? view.getFloat64(8 + length + from + i * 8, true) : view.getFloat32(8 + length + from + i * 4, true)))]];
  }));
}

const count = 6;
const a = noise(count * 3, 1);
const b = noise(count * 3, 2).map((v) => v * 2 + 1);
const targets = noise(count, 3);

const twice = `model M { input a: [3], b: [3]
  shared norm = batchNorm
  let first = a { norm }
  b norm add(first) dense(1)
  output y: [1] loss meanSquaredError train { batch: 6 } }`;

describe("running statistics of a shared batchNorm", () => {
  test.each([["ts", 1e-12], ["wasm", 1e-6]] as const)("take every use in order: %s", async (target, tolerance) => {
    const network = (await load(twice, { target }))({ seed: 1 });
    network.trainBatch({ a, b }, targets);
    const found = kept(network.save());
    const { mean, variance } = running([a, b], 3);
    close(found["norm.runningMean"] ?? [], mean, tolerance, "mean");
    close(found["norm.runningVariance"] ?? [], variance, tolerance, "variance");
  });

  test("normalize each use by its own batch while training, and by what is kept after it", async () => {
    const network = (await load(twice))({ seed: 1 });
    const w = network.parameters["dense1.W"]?.values ?? [];
    const normalized = (x: ArrayLike<number>): number[] => {
      const { mean, variance } = statistics(x, 3);
      return Array.from(x, (v, i) => (v - (mean[i % 3] ?? 0)) / Math.sqrt(((variance[i % 3] ?? 0) * (count - 1)) / count + 1e-5));
    };
    const [na, nb] = [normalized(a), normalized(b)];
    const y = Array.from({ length: count }, (_, n) => [0, 1, 2].reduce((sum, c) => sum + ((na[n * 3 + c] ?? 0) + (nb[n * 3 + c] ?? 0)) * (w[c] ?? 0), 0));
    const expected = y.reduce((sum, v, n) => sum + (v - (targets[n] ?? 0)) ** 2, 0) / count;
    expect(network.accumulate({ a, b }, targets)).toBeCloseTo(expected, 10);
  });

  test("of three uses, two of them in a chain", async () => {
    const text = "model M { input a: [3] shared norm = batchNorm norm norm norm dense(1) output y: [1] loss squaredError train { batch: 6 } }";
    const network = (await load(text))({ seed: 1 });
    network.trainBatch(a, targets);
    const second = (x: ArrayLike<number>): number[] => {
      const { mean, variance } = statistics(x, 3);
      return Array.from(x, (v, i) => (v - (mean[i % 3] ?? 0)) / Math.sqrt(((variance[i % 3] ?? 0) * (count - 1)) / count + 1e-5));
    };
    const { mean, variance } = running([a, second(a), second(second(a))], 3);
    const found = kept(network.save());
    close(found["norm.runningMean"] ?? [], mean, 1e-12, "mean");
    close(found["norm.runningVariance"] ?? [], variance, 1e-12, "variance");
  });
});

test("any state composes, from its equation: within `repeat`, blocks and shared parts of shared parts", async () => {
  const counter = "layer tally() { input x: [n] state seen: [n] = 1 while training { seen[i] = 2 * seen[i] + sum(batch: x[i]) } output y[i] = x[i] + 1 }";
  const text = `${counter}
    block both() { shared part = tally part part }
    model M { input x: [1] shared outer = { tally tally }
      repeat 2 { shared one = tally one one } both outer outer dense(1)
      output y: [1] loss squaredError train { batch: 2 } }`;
  const network = (await load(text))({ seed: 1 });
  network.trainBatch([1, 10], [0, 0]);
  const found = kept(network.save());
  // Sums over the batch of what flows in: 11, and 2 more after each tally.
  expect(found["one1.seen"]).toEqual([2 * (2 * 1 + 11) + 13]);
  expect(found["one2.seen"]).toEqual([2 * (2 * 1 + 15) + 17]);
  expect(found["both1.part.seen"]).toEqual([2 * (2 * 1 + 19) + 21]);
  expect(found["outer.tally1.seen"]).toEqual([2 * (2 * 1 + 23) + 27]);
  expect(found["outer.tally2.seen"]).toEqual([2 * (2 * 1 + 25) + 29]);
});

test("a shared part that is frozen keeps what it has", async () => {
  const network = (await load(twice.replace("let first = a { norm }", "let first = a { frozen { norm } }").replace("b norm add", "b frozen { norm } add")))({ seed: 1 });
  network.trainBatch({ a, b }, targets);
  expect(kept(network.save())["norm.runningMean"]).toEqual([0, 0, 0]);
});
