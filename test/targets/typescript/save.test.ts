/** `save` with options, and `load` of files in other element types. */
import { describe, expect, test } from "vitest";
import { decodeHalves, encodeHalves } from "../../../src/runtime/half.ts";
import { decodeSafetensors, encodeSafetensors, type Tensor } from "../../../src/runtime/safetensors.ts";
import { emit, emitMachine, load, network, type Network, noise } from "./support.ts";

const source = `model M {
  input x: [3]
  standardize dense(5) batchNorm relu dense(2)
  output y: [2]
  loss squaredError
  train { batch: 8 epochs: 4 optimizer: adam(rate: 0.05) }
}`;

const draw = noise(2);
const data = { x: Float64Array.from({ length: 60 }, () => 5 + 2 * draw()), y: Float64Array.from({ length: 40 }, draw) };
const probe = Float64Array.from({ length: 12 }, () => 5 + 2 * draw());

const parameters = ["dense1.W", "dense1.b", "batchNorm1.gamma", "batchNorm1.beta", "dense2.W", "dense2.b"];

async function trained(): Promise<Network> {
  const found = await network(source, { seed: 3 });
  found.fit(data);
  return found;
}

const typesOf = (bytes: Uint8Array): Readonly<Record<string, string>> => {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { __metadata__: _metadata, ...entries }: Readonly<Record<string, { readonly dtype: string }>> = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + size)));
  return Object.fromEntries(Object.entries(entries).map(([name, { dtype }]) => [name, dtype]));
};

/** A misspelt option, as JavaScript would pass it. */
const wrong = (options: object): object => options;

describe("save", () => {
  test("of weights leaves optimizer state and progress out, and predicts the same where it is loaded", async () => {
    const first = await trained();
    const bytes = first.save({ only: "weights" });
    const { tensors, metadata } = decodeSafetensors(bytes);
    expect([...tensors.keys()].filter((name) => name.startsWith("adam"))).toEqual([]);
    expect(metadata).toEqual({ model: "M", seed: "3", fitted: "true" });
    expect(bytes.length).toBeLessThan(first.save().length / 2);
    const second = await network(source, { seed: 8 });
    second.load(bytes);
    expect(second.forward(probe).slice()).toEqual(first.forward(probe).slice());
    // Training goes on with a new optimizer, at its first step.
    second.fit(data);
    expect(decodeSafetensors(second.save()).metadata["epoch"]).toBe("4");
  });

  test.each(["f64", "f32", "f16", "bf16"] as const)("as %s rounds weights, biases and gains, and keeps statistics and fitted values", async (as) => {
    const first = await trained();
    const bytes = first.save({ only: "weights", as });
    const types = typesOf(bytes);
    expect(parameters.map((name) => types[name])).toEqual(parameters.map(() => as.toUpperCase()));
    const others = Object.keys(types).filter((name) => !parameters.includes(name));
    expect(others.map((name) => types[name])).toEqual(others.map(() => "F64"));
    const saved = decodeSafetensors(first.save()).tensors;
    for (const { name, values } of decodeSafetensors(bytes).tensors.values()) {
      const exact = saved.get(name)?.values ?? new Float64Array(0);
      const rounded = { f64: () => exact, f32: () => Float32Array.from(exact), f16: () => decodeHalves(encodeHalves(exact, "F16"), "F16"), bf16: () => decodeHalves(encodeHalves(exact, "BF16"), "BF16") }[as]();
      expect(Array.from(values), name).toEqual(Array.from(parameters.includes(name) ? rounded : exact));
    }
    const second = await network(source);
    second.load(bytes);
    const [exact, found] = [first.forward(probe).slice(), second.forward(probe)];
    exact.forEach((value, i) => expect(Math.abs((found[i] ?? NaN) - value)).toBeLessThan({ f64: 1e-15, f32: 1e-5, f16: 0.01, bf16: 0.08 }[as]));
  });

  test("as f32 of everything keeps the optimizer state", async () => {
    const first = await trained();
    const types = typesOf(first.save({ as: "f32" }));
    expect(Object.entries(types).filter(([name]) => name.startsWith("adam")).map(([, type]) => type)).toContain("F32");
    expect((await network(source, { weights: first.save({ as: "f32" }) })).predict([5, 4, 6])).toBeDefined();
  });

  test("without options is what it was", async () => {
    const first = await trained();
    expect(first.save({})).toEqual(first.save());
  });

  test("refuses an option and a value that there is not", async () => {
    const found = await network(source);
    expect(() => found.save(wrong({ only: "biases" }))).toThrow('only is the string "biases", not "weights"');
    expect(() => found.save(wrong({ only: "weights", as: "int8" }))).toThrow('as is the string "int8", not one of f64, f32, f16, bf16');
    expect(() => found.save(wrong({ as: "f16" }))).toThrow('as is the string "f16", not one of f64, f32; without `only` there is optimizer state');
    expect(() => found.save(wrong({ precision: "f16" }))).toThrow("save has no option precision; its options are only, as");
  });

  test("refuses a value that overflows the element type, by the name of the array", async () => {
    const found = await network(source);
    found.parameters["dense2.b"]?.values.fill(70000);
    expect(() => found.save({ only: "weights", as: "f16" })).toThrow("dense2.b has the value 70000, which overflows f16");
    expect(found.save({ only: "weights", as: "bf16" }).length).toBeGreaterThan(0);
    found.parameters["dense2.b"]?.values.fill(1e39);
    for (const as of ["bf16", "f32"] as const) expect(() => found.save({ only: "weights", as })).toThrow(`dense2.b has the value 1e+39, which overflows ${as}`);
    // What is not finite before stays as it is.
    found.parameters["dense2.b"]?.values.set([NaN, -Infinity]);
    expect(Array.from(decodeSafetensors(found.save({ only: "weights", as: "f16" })).tensors.get("dense2.b")?.values ?? [])).toEqual([NaN, -Infinity]);
  });
});

describe("load", () => {
  const half = (tensors: Iterable<Tensor>, type: "F16" | "BF16"): Uint8Array => encodeSafetensors([...tensors].map(({ name, shape, values }) => ({ name, shape, values: encodeHalves(values, type), type })), { model: "M" });

  test.each(["F16", "BF16"] as const)("reads %s into modules of float64, float32 and WebAssembly", async (type) => {
    const { tensors } = decodeSafetensors((await trained()).save({ only: "weights" }));
    const bytes = half(tensors.values(), type);
    for (const emitted of [await emit(source), await emit(source, "f32"), await emitMachine(source)]) {
      const found = (await load(emitted))({ weights: bytes });
      for (const name of parameters) expect(Array.from(found.parameters[name]?.values ?? []), name).toEqual(Array.from(decodeHalves(encodeHalves(tensors.get(name)?.values ?? [], type), type)));
    }
  });

  test("refuses a file whose last tensor does not fit, and changes nothing", async () => {
    const found = await trained();
    const before = found.save();
    const tensors = [...decodeSafetensors(found.save({ only: "weights" })).tensors.values()].map((t) => (t.name === "dense2.b" ? { ...t, shape: [1, 2] } : t));
    expect(() => found.load(half(tensors, "F16"))).toThrow("the tensor dense2.b has the shape [1, 2], and the model's is [2]");
    expect(found.save()).toEqual(before);
  });
});
