/** `load` of a part: the base of a network from the weights of another. */
import { describe, expect, test } from "vitest";
import { decodeSafetensors } from "../../../src/runtime/safetensors.ts";
import { emit, load, noise } from "./support.ts";

const numbers = (length: number, seed: number, scale: number, shift: number): Float64Array => Float64Array.from({ length }, ((draw) => () => shift + scale * draw())(noise(seed)));

const base = `model Base {
  input x: [3]
  standardize dense(4) tanh dense(2)
  output y: [2]
  loss squaredError
  train { batch: 8 epochs: 3 }
}`;

const head = `model Head {
  input x: [3]
  frozen { standardize dense(4) tanh }
  standardize dense(1)
  output y: [1]
  loss squaredError
  train { batch: 8 epochs: 3 }
}`;

const baseData = { x: numbers(60, 1, 2, 5), y: numbers(40, 2, 1, 0) };
const headData = { x: numbers(30, 3, 1, -1), y: numbers(10, 4, 1, 0) };
const only = ["standardize1", "dense1"];

const tensor = (bytes: Uint8Array, name: string): readonly number[] => Array.from(decodeSafetensors(bytes).tensors.get(name)?.values ?? []);

async function learned(): Promise<Uint8Array> {
  const network = (await load(await emit(base)))();
  network.fit(baseData);
  return network.save();
}

describe("load of a part", () => {
  test("takes what is named, fitted values too, and trains the rest on top of it", async () => {
    const bytes = await learned();
    const network = (await load(await emit(head)))();
    network.load(bytes, { only });
    network.fit(headData);
    const after = network.save();
    for (const name of ["standardize1.center", "standardize1.spread", "dense1.W", "dense1.b"]) expect(tensor(after, name), name).toEqual(tensor(bytes, name));
    expect(Object.keys(network.gradients)).toEqual(["dense2.W", "dense2.b"]);

    // What is fitted after the base is fitted to what the base makes of the data at hand.
    const [center, spread, weights, biases] = ["standardize1.center", "standardize1.spread", "dense1.W", "dense1.b"].map((name) => tensor(bytes, name));
    const features = Array.from({ length: 10 }, (_, n) => Array.from({ length: 4 }, (_, j) => Math.tanh((biases?.[j] ?? 0) + [0, 1, 2].reduce(
      (sum, i) => sum + (((headData.x[3 * n + i] ?? 0) - (center?.[i] ?? 0)) / (spread?.[i] ?? 1)) * (weights?.[4 * i + j] ?? 0), 0))));
    tensor(after, "standardize2.center").forEach((value, j) => expect(value).toBeCloseTo(features.reduce((sum, f) => sum + (f[j] ?? 0), 0) / 10, 12));
  });

  test("leaves everything else as it was", async () => {
    const bytes = await learned();
    const network = (await load(await emit(head)))();
    const before = network.save();
    network.load(bytes, { only: ["dense1.b"] });
    const after = network.save();
    expect(tensor(after, "dense1.b")).toEqual(tensor(bytes, "dense1.b"));
    for (const name of decodeSafetensors(before).tensors.keys()) if (name !== "dense1.b") expect(tensor(after, name), name).toEqual(tensor(before, name));
  });

  test("is kept by `save` before anything is fitted", async () => {
    const create = await load(await emit(head));
    const one = create();
    one.load(await learned(), { only });
    const two = create({ weights: one.save() });
    one.fit(headData);
    two.fit(headData);
    expect(two.save()).toEqual(one.save());
  });

  test.each([
    [["dense3"], "nothing of this model is called dense3"],
    [["dense"], "nothing of this model is called dense"],
    [["standardize2"], "the tensor standardize2.center is missing"],
    [["dense1", "dense2"], "the tensor dense2.W has the shape [4, 2], and the model's is [4, 1]"],
  ])("refuses %j, and changes nothing", async (names, message) => {
    const network = (await load(await emit(head)))();
    const before = network.save();
    const bytes = await learned();
    expect(() => network.load(bytes, { only: names })).toThrow(message);
    expect(network.save()).toEqual(before);
  });

  test("what is fitted after trained weights is still refused", async () => {
    await expect(emit(head.replace("frozen { standardize dense(4) tanh }", "standardize dense(4) tanh"))).rejects.toThrow("which is trained");
  });
});
