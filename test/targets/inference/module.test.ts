/** What a module for inference has, what it refuses, and how small it is. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compile, stage } from "../../../src/index.ts";
import { decodeSafetensors, encodeSafetensors } from "../../../src/runtime/safetensors.ts";
import { load } from "../../support/module.ts";

const text = `model M { input x: [3], spare: [2] x standardize dense(4) relu dense(2) output y: [2] loss squaredError train { optimizer: adam(rate: 0.01) batch: 4 } }`;
const inputs = Float64Array.from({ length: 12 }, (_, i) => Math.sin(i));

async function saved(): Promise<Uint8Array> {
  const whole = (await load(text))({ seed: 1 });
  whole.fit({ x: inputs, spare: new Float64Array(8), y: inputs.slice(0, 8) }, { epochs: 1 });
  return whole.save();
}

/** The file with some tensors or metadata replaced. */
function changed(bytes: Uint8Array, tensors: Readonly<Record<string, readonly [shape: readonly number[], values: Float64Array] | undefined>>, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const file = decodeSafetensors(bytes);
  const all = new Map([...file.tensors].filter(([name]) => !(name in tensors)));
  for (const [name, tensor] of Object.entries(tensors)) if (tensor !== undefined) all.set(name, { name, shape: tensor[0], values: tensor[1] });
  return encodeSafetensors([...all.values()], { ...file.metadata, ...metadata });
}

describe("weights", () => {
  test.each([["no options", undefined], ["no weights", {}]])("%s are refused with what is missing", async (_, options) => {
    const create = await load(text, { inference: true });
    expect(() => create(options)).toThrow("weights are missing: this module only predicts, and has none of its own; call createM({ weights }) with the bytes that save() of the whole module gave");
  });

  test.each([
    ["a tensor that is missing", { "dense1.W": undefined }, {}, "the tensor dense1.W is missing"],
    ["another shape", { "dense1.b": [[5], new Float64Array(5)] }, {}, "the tensor dense1.b has the shape [5], and the model's is [4]"],
    ["a tensor of something else", { "dense9.W": [[1], new Float64Array(1)] }, {}, "the tensor dense9.W is not of this model"],
    ["an optimizer's state of something else", { "adam.m(dense9.W)": [[1], new Float64Array(1)] }, {}, "the tensor adam.m(dense9.W) is not of this model"],
    ["another model", {}, { model: "Other" }, "these are the weights of Other, not of M"],
  ] as const)("%s is refused, and nothing changes", async (_, tensors, metadata, message) => {
    const weights = await saved();
    const network = (await load(text, { inference: true }))({ weights });
    const before = network.forward(inputs).slice();
    const other = changed(weights, { "dense1.W": [[3, 4], new Float64Array(12)] });
    expect(() => network.load(changed(other, tensors, metadata))).toThrow(message);
    expect(network.forward(inputs)).toEqual(before);
    network.load(other);
    expect(network.forward(inputs)).not.toEqual(before);
  });

  test("without state of an optimizer, or with that of another one, are taken", async () => {
    const weights = await saved();
    const create = await load(text, { inference: true });
    const expected = create({ weights }).forward(inputs).slice();
    const names = [...decodeSafetensors(weights).tensors.keys()].filter((name) => name.includes("("));
    expect(names.length).toBe(8);
    const others = changed(weights, { ...Object.fromEntries(names.map((name) => [name, undefined])), "momentum.v(dense1.W)": [[3, 4], new Float64Array(12)] });
    expect(create({ weights: others }).forward(inputs)).toEqual(expected);
  });

  test("are not needed by a model without variables", async () => {
    expect((await load("model M { input x: [2] tanh output y: [2] }", { inference: true }))().forward([1, 2])).toEqual(Float64Array.of(Math.tanh(1), Math.tanh(2)));
  });
});

test("predictions that draw go on as those of the network that was saved", async () => {
  const noisy = `layer noisy() { input x: [n] output y[i] = x[i] + random(i) } model M { input x: [3] dense(2) noisy output y: [2] loss squaredError train { batch: 4 } }`;
  const whole = (await load(noisy))({ seed: 5 });
  whole.trainBatch(inputs, inputs.slice(0, 8));
  const create = await load(noisy, { inference: true });
  const weights = whole.save();
  expect(create({ weights }).forward(inputs)).toEqual(whole.forward(inputs));
  expect(create({ weights }).forward(inputs)).not.toEqual((await load(noisy))({ seed: 5 }).forward(inputs));
});

describe("the text", () => {
  test.each(["ts", "wasm"] as const)("for %s has nothing of training", async (target) => {
    const [module] = (await compile(text, { target, inference: true })).modules;
    expect(module?.text.replace(/\/\*\*[\s\S]*?\*\//g, "")).not.toMatch(/gradient|optimizer|seed|epoch|trainBatch|function fit|Loss|draw|function save|encodeSafetensors|spare: /);
    expect(module?.text).toContain(`Built with {${target === "wasm" ? `"target":"wasm",` : ""}"inference":true}`);
  });

  test("for WebAssembly has no threads", async () => {
    const fileName = "examples/digits-cnn/digits-cnn.nn";
    const [module] = (await compile(readFileSync(fileName, "utf8"), { fileName, target: "wasm", inference: true })).modules;
    expect(module?.text).not.toMatch(/shared: true|startThreadedMachine/);
  });

  test.each(["ts", "wasm"] as const)("for digits and %s takes at most 40 % of the whole module, gzipped", async (target) => {
    const fileName = "examples/digits/digits.nn";
    const source = readFileSync(fileName, "utf8");
    const size = async (inference: boolean): Promise<number> => gzipSync((await compile(source, { fileName, target, inference })).modules[0]?.text ?? "").length;
    expect(await size(true)).toBeLessThanOrEqual(0.4 * (await size(false)));
  });
});

describe("options", () => {
  const both = { inference: true, inputGradients: true } as const;
  const conflict = "an inference module has no gradients: leave out `inputGradients` or `inference`";
  test("that exclude each other are refused", async () => {
    await expect(compile(text, both)).rejects.toThrow(conflict);
    await expect(stage(text, "kernels", both)).rejects.toThrow(conflict);
  });

  test("give the one program to every phase", async () => {
    const { text: equations } = await stage(text, "simplify", { inference: true });
    expect(equations).toContain("inference");
    expect(equations).not.toMatch(/training|update|initialize|fitting/);
  });

  test("let a model whose host has the loss predict", async () => {
    const external = "model M { input x: [3] dense(2) output y: [2] loss external }";
    const whole = (await load(external))({ seed: 2 });
    const network = (await load(external, { inference: true }))({ weights: whole.save() });
    expect(network.forward(inputs)).toEqual(whole.forward(inputs));
    expect(network).not.toHaveProperty("backward");
  });
});
