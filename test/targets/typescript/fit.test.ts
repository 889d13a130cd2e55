/** Training over data sets: what `fit` promises. */
import { describe, expect, test } from "vitest";
import { blobs, classifier, emit, emitMachine, load, network, noise } from "./support.ts";

const { inputs: point, targets: kind } = blobs(3, 2, 60);
const data = { point, kind };

describe("fit", () => {
  test("learns, and says how far it is", async () => {
    const points = await network(classifier);
    const seen: number[] = [];
    const { epochs, stopped } = points.fit(data, { validation: 0.2, onEpoch: ({ epoch }) => void seen.push(epoch) });
    expect(stopped).toBe("finished");
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(epochs.at(-1)?.loss).toBeLessThan((epochs[0]?.loss ?? 0) / 2);
    expect(epochs.at(-1)?.metrics["accuracy"]).toBeGreaterThan(0.95);
    expect(epochs.at(-1)?.validation?.metrics["accuracy"]).toBeGreaterThan(0.95);
    const { loss, metrics } = points.evaluate(data);
    expect(metrics["accuracy"]).toBeGreaterThan(0.95);
    expect(loss).toBeLessThan(0.5);
  });

  test("computes fitted values over the training examples once, exactly", async () => {
    const points = await network(classifier);
    points.fit(data, { epochs: 0 });
    const saved = points.save();
    const centers = (bytes: Uint8Array): number[] => {
      const view = new DataView(bytes.buffer);
      const length = Number(view.getBigUint64(0, true));
      const header: Record<string, { readonly data_offsets: readonly number[] }> = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
      const [from = 0] = header["standardize1.center"]?.data_offsets ?? [];
      return [0, 1].map((i) => view.getFloat64(8 + length + from + 8 * i, true));
    };
    const mean = (i: number): number => Array.from({ length: 60 }, (_, n) => point[2 * n + i] ?? 0).reduce((a, b) => a + b, 0) / 60;
    expect(centers(saved)[0]).toBeCloseTo(mean(0), 12);
    expect(centers(saved)[1]).toBeCloseTo(mean(1), 12);
    points.fit({ point: point.map((x) => 100 + x), kind }, { epochs: 0 });
    expect(points.save()).toEqual(saved);
  });

  test("takes classes by name, inputs as lists of examples", async () => {
    const create = await load(await emit(classifier));
    const [a, b] = [create(), create()];
    a.fit(data, { epochs: 2 });
    const names = ["red", "green", "blue"];
    b.fit({ point: Array.from({ length: 60 }, (_, n) => [...point.subarray(2 * n, 2 * n + 2)]), kind: [...kind].map((k) => names[k]) }, { epochs: 2 });
    expect(b.save()).toEqual(a.save());
  });

  test("resumed equals uninterrupted, bit for bit, draws and all", async () => {
    const create = await load(await emit(classifier.replace("dense(3)", "dropout(0.3) dense(3)")));
    const whole = create({ seed: 3 });
    whole.fit(data, { epochs: 6, validation: 0.1 });
    const first = create({ seed: 3 });
    first.fit(data, { epochs: 2, validation: 0.1 });
    const second = create({ seed: 99, weights: first.save() });
    second.fit(data, { epochs: 4, validation: 0.1 });
    expect(second.save()).toEqual(whole.save());
  });

  test("goes on from a checkpoint as if nothing had happened, schedule and all", async () => {
    const create = await load(await emit(classifier.replace("rate: 0.02", "rate: cosine(0.05)").replace("dense(3)", "dropout(0.2) dense(3)")));
    const whole = create();
    const checkpoints: Uint8Array[] = [];
    const { epochs } = whole.fit(data, { epochs: 6, validation: 0.2, onEpoch: () => void checkpoints.push(whole.save()) });
    const resumed = create({ seed: 77, ...(checkpoints[1] && { weights: checkpoints[1] }) });
    expect(resumed.fit(data, { epochs: 4, validation: 0.2 }).epochs).toEqual(epochs.slice(2));
    expect(resumed.save()).toEqual(whole.save());
  });

  test("is not disturbed by what is asked of the network meanwhile", async () => {
    const create = await load(await emit(classifier));
    const [alone, asked] = [create(), create()];
    const plain = alone.fit(data, { epochs: 4, validation: 0.2 });
    const other = blobs(3, 2, 33, 9);
    const disturbed = asked.fit(data, {
      epochs: 4, validation: 0.2, onEpoch: () => {
        asked.evaluate({ point: other.inputs, kind: other.targets });
        asked.predict([1, 2]);
        asked.loss([3, 4], [1]);
      },
    });
    expect(disturbed).toEqual(plain);
    expect(asked.save()).toEqual(alone.save());
    const later = asked.fitAsync(data, { epochs: 4, validation: 0.2 });
    for (let i = 0; i < 3; i++) {
      asked.evaluate({ point: other.inputs, kind: other.targets });
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(await later).toEqual(alone.fit(data, { epochs: 4, validation: 0.2 }));
  });

  test("depends on the seed alone", async () => {
    const create = await load(await emit(classifier));
    const run = (seed: number): Uint8Array => {
      const points = create({ seed });
      points.fit(data, { epochs: 2 });
      return points.save();
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    expect(run(2 ** 40)).not.toEqual(run(0));
  });

  test("stops early and keeps the best weights", async () => {
    const points = await network(classifier.replace("rate: 0.02", "rate: 2"));
    let best = Infinity;
    let kept: number[] = [];
    const { stopped, best: epoch, epochs } = points.fit(data, {
      epochs: 200, patience: 3, validation: 0.3, onEpoch: (report) => {
        const loss = report.validation?.loss ?? Infinity;
        if (loss >= best) return;
        best = loss;
        kept = [...(points.parameters["dense1.W"]?.values ?? [])];
      },
    });
    expect(stopped).toBe("early");
    expect(epochs.length).toBe((epoch ?? 0) + 3);
    expect([...(points.parameters["dense1.W"]?.values ?? [])]).toEqual(kept);
  });

  test("averages the gradients of several batches before an update", async () => {
    const text = `model M { input x: [2] dense(1) output y: [1] loss squaredError train { optimizer: sgd(rate: 0.1) batch: BATCH accumulate: TIMES shuffle: false epochs: 3 } }`;
    const random = noise(2);
    const x = Float64Array.from({ length: 16 }, random);
    const y = Float64Array.from({ length: 8 }, random);
    const [small, large] = [await network(text.replace("BATCH", "2").replace("TIMES", "4")), await network(text.replace("BATCH", "8").replace("TIMES", "1"))];
    for (const m of [small, large]) m.fit({ x, y });
    small.parameters["dense1.W"]?.values.forEach((w, i) => expect(w).toBeCloseTo(large.parameters["dense1.W"]?.values[i] ?? NaN, 12));
  });

  test.each([["", 0], ["regularize l2(0.1)", 0], ["", 3]])("counts the last, smaller batch of an update by its examples %s %s", async (penalty, dropped) => {
    const text = (batch: number, accumulate: number): string =>
      `model M { input x: [2] dense(1) output y: [1] loss meanSquaredError ${penalty} train { optimizer: momentum(rate: 0.05) batch: ${batch} accumulate: ${accumulate} shuffle: false epochs: 2 clip: norm(3) } }`;
    const count = 11 - dropped;
    const random = noise(2);
    const x = Float64Array.from({ length: 2 * count }, random);
    const y = Float64Array.from({ length: count }, (_, n) => 50 ** Number(n === count - 1) * random());
    const whole = await network(text(count, 1));
    const { epochs } = whole.fit({ x, y });
    for (const [batch, accumulate] of [[1, count], [2, 6], [4, 3]] as const) {
      const factories = [await load(await emit(text(batch, accumulate))), await load(await emitMachine(text(batch, accumulate)))];
      for (const [k, create] of factories.entries()) {
        const small = create();
        const places = k === 0 ? 12 : 4;
        small.fit({ x, y }).epochs.forEach((e, i) => expect(e.loss / (epochs[i]?.loss ?? NaN)).toBeCloseTo(1, places));
        small.parameters["dense1.W"]?.values.forEach((w, i) => expect(w).toBeCloseTo(whole.parameters["dense1.W"]?.values[i] ?? NaN, places));
      }
    }
  });

  test("schedules know the whole training, and a call of trainBatch alone has no end", async () => {
    const text = `model M { input x: [1] dense(1) output y: [1] loss squaredError train { optimizer: sgd(rate: RATE) batch: 1 shuffle: false } }`;
    const x = [1, 2, 3, 4];
    const [scheduled, plain] = [await network(text.replace("RATE", "cosine(0.01, 0)")), await network(text.replace("RATE", "0.01"))];
    plain.trainBatch([1], [2]);
    scheduled.trainBatch([1], [2]);
    expect(scheduled.parameters["dense1.W"]?.values).toEqual(plain.parameters["dense1.W"]?.values);
    const fresh = await network(text.replace("RATE", "cosine(0.01, 0)"));
    const before = fresh.parameters["dense1.W"]?.values[0] ?? NaN;
    fresh.fit({ x, y: x.map((v) => 3 * v) }, { epochs: 2 });
    // By hand: w and b follow (ŷ − y)·(x, 1) at the rate of each of eight steps.
    let [w, b] = [before, 0];
    for (let step = 0; step < 8; step++) {
      const rate = 0.005 * (1 + Math.cos((Math.PI * step) / 8));
      const v = x[step % 4] ?? NaN;
      const slope = w * v + b - 3 * v;
      w -= rate * slope * v;
      b -= rate * slope;
    }
    expect(fresh.parameters["dense1.W"]?.values[0]).toBeCloseTo(w, 12);
    expect(fresh.parameters["dense1.b"]?.values[0]).toBeCloseTo(b, 12);
    // After `fit` there is no end in sight again: the whole rate.
    const slope = (w * 1 + b - 3) * 0.01;
    fresh.trainBatch([1], [3]);
    expect(fresh.parameters["dense1.b"]?.values[0]).toBeCloseTo(b - slope, 12);
  });

  test("ends with an error that names the step and the layer where numbers stop being finite", async () => {
    const text = `activation blow(x) = exp(1000 * x) model M { input x: [1] dense(1) blow dense(1) output y: [1] loss squaredError train { optimizer: sgd(rate: 1) batch: 2 shuffle: false } }`;
    const m = await network(text, { seed: 1 });
    m.parameters["dense1.W"]?.values.fill(1);
    expect(() => m.fit({ x: [-1, -1, 2, 2], y: [0, 0, 0, 0] })).toThrow(/the loss is (?:Infinity|NaN) at step 2.*blow1 \(model\.nn:1\)/);
  });

  test("a masked score of −∞ is not to blame", async () => {
    const text = `
layer masked() {
  input x: [n]
  s[i < n, j < n] = j > i ? -infinity : x[j]
  p[i, j] = exp(s[i, j])
  output y[i] = sum(j: p[i, j] * x[j])
}
activation blow(x) = exp(1000 * x)
model M { input x: [3] masked dense(1) blow output y: [1] loss squaredError train { batch: 1 } }`;
    const m = await network(text);
    m.parameters["dense1.W"]?.values.fill(1);
    expect(() => m.fit({ x: [5, 5, 5], y: [0] })).toThrow(/blow1/);
  });
});

describe("fitAsync", () => {
  test("does what fit does", async () => {
    const create = await load(await emit(classifier));
    const [a, b] = [create(), create()];
    const history = a.fit(data, { epochs: 3, validation: 0.2 });
    expect(await b.fitAsync(data, { epochs: 3, validation: 0.2 })).toEqual(history);
    expect(b.save()).toEqual(a.save());
  });

  test("lets the event loop run at least every 16 ms, and stops when asked", async () => {
    const points = await network(classifier.replace("dense(8)", "dense(64)"));
    const many = blobs(3, 2, 200_000);
    const controller = new AbortController();
    const pauses: number[] = [];
    const training = points.fitAsync({ point: many.inputs, kind: many.targets }, { epochs: 10_000, validation: 0.5, signal: controller.signal });
    let since = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      pauses.push(now - since);
      since = now;
      if (pauses.length === 150) controller.abort();
    }, 1);
    expect((await training).stopped).toBe("aborted");
    clearInterval(watch);
    pauses.sort((a, b) => a - b);
    // The machine may be busy with other tests; an epoch, or a measurement, at a stretch would take longer than this.
    expect(pauses[Math.floor(pauses.length / 2)]).toBeLessThan(60);
    expect(pauses.at(-1)).toBeLessThan(2000);
  });
});
