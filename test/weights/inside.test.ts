/** Weights inside of modules. */
import { describe, expect, test } from "vitest";
import { check, compile, type CompileOptions } from "../../src/index.ts";
import { decodeBase64 } from "../../src/runtime/stored.ts";
import { encodeHalves, decodeHalves } from "../../src/runtime/half.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { outputAxes } from "../../src/weights/channels.ts";
import { type Network, network, noise } from "../targets/typescript/support.ts";

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

async function trained(): Promise<Network> {
  const found = await network(source, { seed: 3 });
  found.fit(data);
  return found;
}

interface Made {
  readonly network: Network;
  readonly text: string;
}

async function inside(options: CompileOptions): Promise<Made> {
  const { modules, diagnostics } = await compile(source, { ...options, emit: "module" });
  expect(diagnostics).toEqual([]);
  const create: unknown = modules[0]?.exports?.["createM"];
  if (typeof create !== "function") throw new Error("no module");
  return { network: create(), text: modules[0]?.text ?? "" };
}

describe("weights inside of a module", () => {
  test.each([{}, { inference: true }, { target: "wasm" }, { target: "wasm", inference: true }] as const)("predict as those of the file: %o", async (options) => {
    const first = await trained();
    const made = await inside({ ...options, weights: first.save() });
    const expected = first.forward(probe).slice();
    made.network.forward(probe).forEach((value, i) => expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan("target" in options ? 1e-5 : 1e-15));
    for (const [name, { values }] of Object.entries(first.parameters)) expect(Array.from(made.network.parameters[name]?.values ?? []), name).toEqual(Array.from("target" in options ? Float32Array.from(values) : values));
  });

  test("of f16 are rounded once, and those of int8 are within half a scale", async () => {
    const first = await trained();
    const half = await inside({ weights: first.save(), as: "f16" });
    for (const [name, { values }] of Object.entries(first.parameters)) expect(Array.from(half.network.parameters[name]?.values ?? []), name).toEqual(Array.from(decodeHalves(encodeHalves(values, "F16"), "F16")));
    const byte = (await inside({ weights: first.save(), as: "int8" })).network;
    const exact = first.parameters["dense2.W"]?.values ?? [];
    const found = byte.parameters["dense2.W"]?.values ?? [];
    for (let column = 0; column < 2; column++) {
      const at = [0, 1, 2, 3, 4].map((row) => 2 * row + column);
      const scale = Math.max(...at.map((i) => Math.abs(exact[i] ?? 0))) / 127;
      for (const i of at) expect(Math.abs((found[i] ?? NaN) - (exact[i] ?? NaN))).toBeLessThan(scale * 0.50001);
    }
    expect(Array.from(byte.parameters["dense1.b"]?.values ?? [])).toEqual(Array.from(Float32Array.from(first.parameters["dense1.b"]?.values ?? [])));
  });

  test("leave the fitted values to the file: training does not fit them again", async () => {
    const first = await trained();
    const { network: second } = await inside({ weights: first.save({ only: "weights" }) });
    second.fit({ x: data.x.map((v) => v + 100), y: data.y });
    const tensor = (bytes: Uint8Array): unknown => decodeSafetensors(bytes).tensors.get("standardize1.center")?.values;
    expect(tensor(second.save())).toEqual(tensor(first.save()));
  });

  test("that are exact in f16 are stored so, without being asked", async () => {
    const first = await trained();
    const wide = await inside({ weights: first.save({ only: "weights" }) });
    const narrow = await inside({ weights: first.save({ only: "weights", as: "f16" }) });
    expect([wide.text, narrow.text].map((text) => /takeF16/.test(text))).toEqual([false, true]);
  });

  test("are refused where they do not fit, by the name of file and tensor", async () => {
    const other = await network(source.replace("dense(5)", "dense(4)"));
    await expect(compile(source, { weights: () => ({ bytes: other.save(), name: "w.safetensors" }) })).rejects.toThrow("w.safetensors does not fit the model M: the tensor dense1.W has the shape [3, 4], and the model's is [3, 5]");
    await expect(compile(source, { weights: new Uint8Array(3) })).rejects.toThrow("these bytes are no safetensors file");
    const first = await trained();
    first.parameters["dense2.b"]?.values.fill(1e6);
    await expect(compile(source, { weights: first.save(), as: "f16" })).rejects.toThrow("dense2.b has the value 1000000, which overflows f16");
    first.parameters["dense2.W"]?.values.fill(NaN);
    await expect(compile(source, { weights: first.save(), as: "int8" })).rejects.toThrow("dense2.W has the value NaN");
  });
});

test("base 64 is decoded in lines and without padding", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (const length of [0, 1, 2, 3, 255, 256]) expect(decodeBase64(Buffer.from(bytes.subarray(0, length)).toString("base64").replace(/(.{7})/g, "$1\n"))).toEqual(bytes.subarray(0, length));
});

test("output axes of weights are those over which no contraction sums", () => {
  const axesOf = (chain: string): object => Object.fromEntries(outputAxes(check(`model M { input x: ${chain} output y: [2] }`).models[0] ?? expect.fail("no model")));
  expect(axesOf("[3] dense(4) batchNorm dense(2)")).toEqual({ "dense1.W": [1], "dense2.W": [1] });
  expect(axesOf("[8, 8, 3] conv(4, kernel: 3) flatten dense(2)")).toEqual({ "conv1.K": [3], "dense1.W": [1] });
});
