/** The members of an emitted module: what they take, give and refuse. */
import { beforeAll, describe, expect, test } from "vitest";
import { blobs, classifier, emit, load, network, type Network } from "./support.ts";

const { inputs: point, targets: kind } = blobs(3, 2, 60);

let create: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  create = await load(await emit(classifier));
});

function trained(): Network {
  const points = create();
  points.fit({ point, kind }, { epochs: 3 });
  return points;
}

/** What is refused changes nothing. */
function refuses(act: (points: Network) => unknown, message: RegExp): void {
  const points = trained();
  const before = points.save();
  expect(() => act(points)).toThrow(message);
  expect(points.save()).toEqual(before);
}

describe("predictions", () => {
  test("decode a class with all probabilities", () => {
    const output = trained().predict([point[0], point[1]]);
    const probabilities = Object.entries(output["probabilities"] ?? {});
    expect(probabilities.map(([name]) => name)).toEqual(["red", "green", "blue"]);
    expect(probabilities.reduce((sum, [, p]) => sum + Number(p), 0)).toBeCloseTo(1, 12);
    expect(output["probability"]).toBe(Math.max(...probabilities.map(([, p]) => Number(p))));
    expect(probabilities.find(([, p]) => p === output["probability"])?.[0]).toBe(output["kind"]);
  });

  test("forward takes any count up to a batch, and gives a view", () => {
    const points = trained();
    const all = [...points.forward(point.subarray(0, 16))];
    expect(all).toHaveLength(24);
    expect([...points.forward(point, 3)]).toEqual(all.slice(0, 9));
    expect([...points.forward([...point.subarray(0, 2)])]).toEqual(all.slice(0, 3));
    expect(points.forward(point, 3)).toBe(points.forward(point, 3));
  });

  test("records, with one-hot fields and probabilities", async () => {
    const bird = await network(`model Bird { input bird: { wing, sex: oneHot("f", "m"), ringed: binary("no", "yes") } dense(1) output mass: [1] loss squaredError }`);
    bird.parameters["dense1.W"]?.values.set([1, 10, 100, 1000]);
    expect(bird.predict({ wing: 5, sex: "m", ringed: "yes" })["mass"]).toEqual([1105]);
    expect(bird.predict({ wing: 5, sex: "f", ringed: "no" })["mass"]).toEqual([15]);
    expect(() => bird.predict({ wing: 5, sex: "x", ringed: "no" })).toThrow(/sex is "x", which is none of "f", "m"/);
    expect(() => bird.predict({ sex: "f", ringed: "no" })).toThrow(/wing is missing/);
    expect(() => bird.predict(undefined)).toThrow(/bird is missing, not a record/);
    expect(() => bird.predict({ wing: "5", sex: "f", ringed: "no" })).toThrow(/bird\.wing is the string "5", not a number/);
    expect(bird.evaluate({ bird: [{ wing: 5, sex: "m", ringed: "yes" }], mass: [1105] }).loss).toBe(0);
  });

  test("predictions of a binary output have a probability", async () => {
    const pair = await network(`model Pair { input pair: { a, b } dense(1) sigmoid output result: binary("no", "yes") loss binaryCrossEntropy train { metrics: [accuracy] } }`);
    pair.parameters["dense1.W"]?.values.set([Math.log(3), 0]);
    const yes = pair.predict({ a: 1, b: 0 });
    expect(yes["result"]).toBe("yes");
    expect(yes["probability"]).toBeCloseTo(0.75, 12);
    const no = pair.predict({ a: -1, b: 0 });
    expect(no["result"]).toBe("no");
    expect(no["probability"]).toBeCloseTo(0.75, 12);
    expect(pair.evaluate({ pair: [{ a: 1, b: 0 }, { a: -1, b: 0 }], result: ["yes", "yes"] }).metrics["accuracy"]).toBe(0.5);
  });

  test("several inputs and outputs go by name", async () => {
    const text = `
layer plus() { input x: [n], other: [n] output y[i] = x[i] + other[i] }
model Several {
  input left: [2], right: [2]
  left dense(2) as a
  right plus(a) as sum
  dense(1) output size: [1]
  sum softmax output kind: oneHot("a", "b")
  loss squaredError(size) + crossEntropy(kind)
  train { batch: 4 metrics: [mae, accuracy] }
}`;
    const several = await network(text);
    const output = several.predict({ left: [0, 0], right: [3, 1] });
    expect(output).toMatchObject({ kind: "a", probability: { kind: expect.any(Number) }, probabilities: { kind: { a: expect.any(Number), b: expect.any(Number) } } });
    expect(output["size"]).toHaveLength(1);
    expect(several.trainBatch({ left: [0, 0, 1, 1], right: [3, 1, 0, 2] }, { size: [1, 2], kind: [0, 1] })).toBeGreaterThan(0);
    expect(() => several.trainBatch({ left: [0, 0], right: [3] }, { size: [1], kind: [0] })).toThrow(/right/);
    expect(() => several.trainBatch(undefined, {})).toThrow(/inputs is missing/);
    expect(() => several.trainBatch({ left: [0, 0], right: [3, 1] }, undefined)).toThrow(/targets is missing/);
    expect(() => several.predict(undefined)).toThrow(/example is missing/);
    expect(() => several.trainBatch({ left: [0, 0] }, { size: [1], kind: [0] })).toThrow(/right/);
    expect(() => several.trainBatch({ left: [0, 0], right: [1, 1] }, { size: [1], kind: [2] })).toThrow(/kind\[0\] is 2/);
    expect(Object.keys(several.evaluate({ left: [0, 0], right: [3, 1], size: [1], kind: ["a"] }).metrics).sort()).toEqual(["kind.accuracy", "size.mae"]);
  });

  test("sequences of classes", async () => {
    const tags = await network(`model Tags { input x: [3, 2] softmax output tags: oneHot("in", "out")[3] loss crossEntropy train { batch: 2 metrics: [accuracy] } }`);
    expect(tags.predict([1, 0, 0, 1, 2, 0])["tags"]).toEqual(["in", "out", "in"]);
    expect(tags.evaluate({ x: [1, 0, 0, 1, 2, 0], tags: [["in", "out", "out"]] }).metrics["accuracy"]).toBeCloseTo(2 / 3, 12);
  });
});

describe("what is refused, before anything is changed", () => {
  test("arrays of wrong lengths are refused", () => {
    refuses((p) => p.trainBatch([1, 2, 3], [0]), /point holds 3 numbers/);
    refuses((p) => p.trainBatch([1, 2, 3, 4], [0]), /kind holds 1 numbers?, and 2/);
    refuses((p) => p.trainBatch([1, 2], [0, 1]), /kind holds 2 numbers/);
    refuses((p) => p.trainBatch(point.subarray(0, 18), kind.subarray(0, 9)), /point holds 9 examples.*1 to 8/);
    refuses((p) => p.trainBatch([], []), /point/);
    refuses((p) => p.trainBatch([1, 2], [0], 2), /point holds 2 numbers, and 4/);
    refuses((p) => p.trainBatch([1, 2], [0], 0.5), /count is 0\.5/);
    refuses((p) => p.predict([1, 2, 3]), /point holds 3 numbers/);
    refuses((p) => p.predict([1]), /point holds 1/);
    refuses((p) => p.evaluate({ point: [1, 2, 3, 4], kind: [0] }), /kind holds 1 examples?/);
    refuses((p) => p.fit({ point: [1, 2, 3], kind: [0] }), /point holds 3 numbers/);
    refuses((p) => p.fit({ point: [], kind: [] }), /point holds no examples/);
    refuses((p) => p.fit({ point, kind }, Object.fromEntries([["epoch", 3]])), /fit has no option epoch; its options are epochs, /);
  });

  test("what is no number, or none to train on", () => {
    refuses((p) => p.trainBatch([1, NaN], [0]), /point\[1\] is NaN/);
    refuses((p) => p.trainBatch([1, 2], [0.5]), /kind\[0\] is 0\.5/);
    refuses((p) => p.trainBatch([1, 2], [3]), /kind\[0\] is 3.*0 to 2/);
    refuses((p) => p.trainBatch([1, 2], [-1]), /kind\[0\] is -1/);
    refuses((p) => p.trainBatch(undefined, [1]), /point is missing/);
    refuses((p) => p.trainBatch([1, 2], undefined), /kind is missing/);
    refuses((p) => p.fit({ point: [1, Infinity], kind: [0] }), /point\[1\] \(example 0, number 1, from 0\) is Infinity/);
    refuses((p) => p.fit({ point: [1, 2], kind: ["mauve"] }), /kind\[0\] is "mauve", which is none of "red", "green", "blue"/);
    refuses((p) => p.fit({ point: [[1, "x"]], kind: [0] }), /point/);
    refuses((p) => p.fit({ kind: [0] }), /point is missing/);
    refuses((p) => p.fit(undefined), /data is missing/);
    refuses((p) => p.evaluate(5), /data is 5/);
    refuses((p) => p.fit({ point, kind }, { validation: 1 }), /validation is 1/);
    refuses((p) => p.fit({ point, kind }, { epochs: -1 }), /epochs is -1/);
    expect(() => create({ seed: 0.5 })).toThrow(/seed is 0\.5/);
  });
});

describe("save and load", () => {
  test("make an equal network", () => {
    const points = trained();
    const copy = create({ seed: 1, weights: points.save() });
    expect(copy.save()).toEqual(points.save());
    expect([...copy.forward(point, 8)]).toEqual([...points.forward(point, 8)]);
  });

  test("refuse what does not fit, naming the tensor", async () => {
    const wider = await network(classifier.replaceAll("dense(8)", "dense(9)"));
    const other = await network(classifier.replaceAll("tanh", "dense(8)"));
    const renamed = await network(classifier.replaceAll("Points", "Dots"));
    refuses((p) => p.load(wider.save()), /dense1\.W has the shape \[2, 9\].*\[2, 8\]/);
    refuses((p) => p.load(other.save()), /dense2\.W|dense3\.W/);
    refuses((p) => p.load(renamed.save()), /weights of Dots, not of Points/);
    refuses((p) => p.load(new Uint8Array(3)), /no safetensors/);
    refuses((p) => p.load(trained().save().subarray(0, 700)), /ends|fit/);
  });

  test("weights alone are enough, and start the optimizer afresh", () => {
    const points = trained();
    const bytes = points.save();
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    const header: Record<string, { dtype: string; shape: number[]; data_offsets: number[] }> = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    const kept = Object.fromEntries(Object.entries(header).filter(([name]) => !name.startsWith("adam") && name !== "__metadata__"));
    const text = new TextEncoder().encode(JSON.stringify(kept).padEnd(length, " "));
    const alone = new Uint8Array([...bytes.subarray(0, 8), ...text, ...bytes.subarray(8 + length)]);
    const [into, fresh] = [trained(), create()];
    into.load(alone);
    fresh.load(alone);
    for (const p of [into, fresh]) p.trainBatch(point.subarray(0, 16), kind.subarray(0, 8));
    expect([...(into.parameters["dense1.W"]?.values ?? [])]).toEqual([...(fresh.parameters["dense1.W"]?.values ?? [])]);
  });

  test("weights load into a module of another precision", async () => {
    const narrow = await network(classifier, {}, "f32");
    const points = trained();
    narrow.load(points.save());
    expect([...narrow.forward(point, 2)].map((x) => x.toFixed(4))).toEqual([...points.forward(point, 2)].map((x) => x.toFixed(4)));
  });
});

test("meta says what the network is", async () => {
  expect(create().meta).toMatchObject({ name: "Points", inputs: { point: [2] }, outputs: { kind: [3] }, parameterCount: 51, batchSize: 8 });
  const words = await network(`model Words { input words: index(7)[5] output same: [5] }`);
  expect(words.meta).toMatchObject({ inputs: { words: [5] }, outputs: { same: [5] }, parameterCount: 0 });
  expect(words.predict([0, 6, 1, 2, 3])["same"]).toEqual([0, 6, 1, 2, 3]);
  expect(() => words.predict([0, 7, 1, 2, 3])).toThrow(/words\[1\] is 7/);
});

