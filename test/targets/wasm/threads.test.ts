/** Training with threads: real workers over one memory, and the same bytes as without them. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { emitMachine, load, type Network, noise } from "../typescript/support.ts";

const long = `model Long { input x: [96] dense(192) relu dropout(0.1) dense(192) tanh dense(6) softmax output y: oneHot(0..5)
  loss crossEntropy regularize l2(0.001) train { batch: 48 optimizer: adam(rate: 0.01) } }`;

const examples = 200;

function data(): { readonly x: Float32Array; readonly y: Int32Array } {
  const random = noise(9);
  return { x: Float32Array.from({ length: examples * 96 }, random), y: Int32Array.from({ length: examples }, (_, k) => k % 6) };
}

const emitted = await emitMachine(long);
const create = await load(emitted);
const made = (): Network => create({ seed: 4 });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("any number of threads trains the same weights, bit by bit, and the same as fit", async () => {
  const alone = made();
  const { epochs } = alone.fit(data(), { epochs: 3, validation: 0.2 });
  for (const threads of [1, 2, 3, 5]) {
    const network = made();
    const history = await network.fitAsync(data(), { epochs: 3, validation: 0.2, threads });
    expect(history).toMatchObject({ epochs, threads });
    expect(Buffer.compare(network.save(), alone.save()), `${threads} threads`).toBe(0);
  }
});

test("convolutions in minimal forms, and passes over times, train the same weights, too", async () => {
  const texts = [
    "model Images { input x: [16, 16, 8] conv(8, kernel: 3, padding: 1) batchNorm relu conv(8, kernel: 3) relu conv(16, kernel: 3, stride: 2) relu globalAveragePool dense(2) softmax output y: oneHot(0..1) loss crossEntropy train { batch: 14 optimizer: sgd(rate: 0.1) } }",
    "model Series { input x: [24, 16] gru(64) flatten dense(2) softmax output y: oneHot(0..1) loss crossEntropy train { batch: 32 optimizer: adam } }",
  ];
  for (const text of texts) {
    const make = await load(await emitMachine(text));
    const random = noise(3);
    const [alone, together] = [make({ seed: 2 }), make({ seed: 2 })];
    const size = text.startsWith("model Images") ? 2048 : 384;
    const given = { x: Float32Array.from({ length: 40 * size }, random), y: Int32Array.from({ length: 40 }, (_, k) => k % 2) };
    alone.fit(given, { epochs: 2 });
    expect(await together.fitAsync(given, { epochs: 2, threads: 3 })).toMatchObject({ threads: 3 });
    expect(Buffer.compare(together.save(), alone.save()), text).toBe(0);
  }
});

test("a thread goes on alone where others hinder it, and with them where they help", async () => {
  const alone = made();
  alone.fit(data(), { epochs: 70 });
  const random = noise(1);
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 1 + random()));
  const network = made();
  expect(await network.fitAsync(data(), { epochs: 70, threads: 2 })).toMatchObject({ threads: 2 });
  expect(Buffer.compare(network.save(), alone.save())).toBe(0);
});

describe("while threads are there", () => {
  test("the network can be used, in callbacks and between steps", async () => {
    const [one, two] = [made(), made()];
    const row = data().x.subarray(0, 96);
    const seen: number[][] = [];
    const watch = (network: Network) => (): void => void seen.push([...network.forward(row, 1)]);
    one.fit(data(), { epochs: 3, onEpoch: watch(one) });
    const training = two.fitAsync(data(), { epochs: 3, onEpoch: watch(two), threads: 2 });
    two.forward(row, 1);
    await training;
    expect(seen.slice(3)).toEqual(seen.slice(0, 3));
  });

  test("training can be aborted, and goes on with others", async () => {
    const network = made();
    const controller = new AbortController();
    const { stopped } = await network.fitAsync(data(), { epochs: 1000, threads: 2, signal: controller.signal, onEpoch: () => controller.abort() });
    expect(stopped).toBe("aborted");
    expect(await network.fitAsync(data(), { epochs: 1, threads: 3 })).toMatchObject({ threads: 3 });
  });

  test("an error ends it, and the threads too", async () => {
    const network = made();
    await expect(network.fitAsync(data(), { epochs: 2, threads: 2, onEpoch: () => { throw new Error("enough"); } })).rejects.toThrow("enough");
    network.parameters["dense1.W"]?.values.fill(NaN);
    await expect(network.fitAsync(data(), { epochs: 1, threads: 2 })).rejects.toThrow(/the loss is NaN at step \d+: the first values that are not finite are those of \w+/);
    const other = made();
    network.load(other.save());
    await network.fitAsync(data(), { epochs: 1, threads: 2 });
    other.fit(data(), { epochs: 1 });
    expect(Buffer.compare(network.save(), other.save())).toBe(0);
  });

  test("trainings that follow each other share threads, or change their number", async () => {
    const [network, alone] = [made(), made()];
    for (const threads of [2, 2, 3, 3, 1, 2, 4]) {
      expect(await network.fitAsync(data(), { epochs: 1, threads })).toMatchObject({ threads });
      alone.fit(data(), { epochs: 1 });
      expect(Buffer.compare(network.save(), alone.save()), `${threads} threads`).toBe(0);
    }
  });

  test("a second training of the same network goes without threads of its own", async () => {
    const network = made();
    const [first, second] = await Promise.all([network.fitAsync(data(), { epochs: 2, threads: 2 }), network.fitAsync(data(), { epochs: 2, threads: 2 })]);
    expect(first).toMatchObject({ stopped: "finished" });
    expect(second).toMatchObject({ stopped: "finished" });
  });
});

describe("where there are no threads", () => {
  const trained = async (): Promise<number | undefined> => {
    const network = made();
    const { threads } = await network.fitAsync(data(), { epochs: 1, threads: 2 });
    const alone = made();
    alone.fit(data(), { epochs: 1 });
    expect(Buffer.compare(network.save(), alone.save())).toBe(0);
    return threads;
  };

  test("in pages that are not isolated", async () => {
    vi.stubGlobal("crossOriginIsolated", false);
    expect(await trained()).toBe(1);
  });

  test("on platforms without workers", async () => {
    vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
    vi.stubGlobal("Worker", undefined);
    expect(await trained()).toBe(1);
  });

  test("in networks whose steps are short", async () => {
    const text = "model Short { input x: [4] dense(3) softmax output y: oneHot(0..2) loss crossEntropy train { batch: 4 optimizer: sgd } }";
    const network = (await load(await emitMachine(text)))({ seed: 1 });
    const history = await network.fitAsync({ x: [[1, 2, 3, 4], [2, 1, 0, 1]], y: [0, 1] }, { epochs: 1, threads: 4 });
    expect(history).not.toHaveProperty("threads");
  });
});

test.each([0, -1, 1.5, NaN])("%d threads are refused before anything changes", async (threads) => {
  const network = made();
  await expect(network.fitAsync(data(), { epochs: 1, threads })).rejects.toThrow(`threads is ${threads}: it is a whole number, 1 or more`);
  expect(Buffer.compare(network.save(), made().save())).toBe(0);
});
