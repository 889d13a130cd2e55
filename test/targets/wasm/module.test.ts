/** Emitted modules that run WebAssembly: the interface, and what it computes, are those of the TypeScript target. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check, compile } from "../../../src/index.ts";
import { simd } from "../../../src/machine-simd.ts";
import { toEquations, toKernels } from "../../../src/pipeline.ts";
import { decodeBytes, fuseProducts } from "../../../src/runtime/machine.ts";
import type { MachineCode } from "../../../src/targets/target.ts";
import { codeText } from "../../../src/targets/typescript/code.ts";
import { assemble } from "../../../src/targets/wasm/target.ts";
import { models, more } from "../typescript/models.ts";
import { Reference } from "../typescript/reference.ts";
import { blobs, classifier, emit, emitMachine, load, type Network, noise } from "../typescript/support.ts";

function greatest(numbers: ArrayLike<number>): number {
  return Array.from(numbers).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

function expectClose(found: ArrayLike<number>, expected: readonly number[], name: string, tolerance = 1e-5): void {
  expect(found.length, name).toBe(expected.length);
  // What cancels, such as the gradient of a bias before a batch norm, is as exact as the numbers it is the sum of.
  const scale = Math.max(5e-2, greatest(expected));
  expected.forEach((x, i) => expect(Math.abs((found[i] ?? NaN) - x), `${name}[${i}]: ${found[i]}, expected ${x}`).toBeLessThanOrEqual(tolerance * scale));
}

function expectSame(network: Network, reference: Reference): void {
  for (const [name, { values }] of Object.entries(network.parameters)) expectClose(values, reference.numbers(name), name, 2e-5);
  for (const [name, { values }] of Object.entries(network.gradients)) expectClose(values, reference.numbers(`gradient(${name})`), name, 2e-5);
}

describe("steps of training, beside the interpreter", () => {
  test.each(Object.entries(models))("%s", async (_name, { text, width, target }) => {
    const emitted = await emitMachine(text);
    const network = (await load(emitted))({ seed: 11 });
    const reference = new Reference(emitted, 11);
    const random = noise(3);
    const batch = emitted.model.train.batch;
    for (const count of [batch, 1, batch - 1, batch]) {
      const x = Float64Array.from({ length: count * width }, random);
      const y = target(random, count);
      const right = reference.train([x], y, count);
      expect(Math.abs(network.trainBatch(x, y, count) - right)).toBeLessThanOrEqual(2e-5 * Math.max(1, Math.abs(right)));
      expectSame(network, reference);
      expectClose(network.forward(x, count), reference.predict([x], count), "output", 2e-5);
    }
  });

  test.each(Object.entries(more))("%s", async (_name, { text, width, below, outputs }) => {
    // Optimizers that divide by the size of a gradient make steps of one that is 0 but for rounding.
    const emitted = await emitMachine(text.replace("batch: 3", "batch: 3 optimizer: sgd(rate: 0.1)"));
    const network = (await load(emitted))({ seed: 2 });
    const reference = new Reference(emitted, 2);
    const random = noise(5);
    for (const count of [3, 1, 2, 3]) {
      const x = Array.from({ length: count * width }, () => (below === undefined ? random() : Math.floor(((random() + 1) / 2) * below)));
      const y = Array.from({ length: count * outputs }, random);
      const right = reference.train([x], y, count);
      expect(Math.abs(network.trainBatch(x, y, count) - right)).toBeLessThanOrEqual(2e-5 * Math.max(1, Math.abs(right)));
      expectSame(network, reference);
    }
  });
});

describe("the module", () => {
  test("draws first weights and drops units as the other target does, and comes to the same", async () => {
    const text = models["classes with momentum and dropout"]?.text ?? "";
    const [plain, machine] = [(await load(await emit(text)))({ seed: 3 }), (await load(await emitMachine(text)))({ seed: 3 })];
    for (const [name, { values }] of Object.entries(plain.parameters)) expect([...(machine.parameters[name]?.values ?? [])]).toEqual([...new Float32Array(values)]);
    const random = noise(4);
    const x = Float64Array.from({ length: 20 }, random);
    const y = [0, 1, 2, 1, 0];
    for (let i = 0; i < 5; i++) expect(Math.abs(machine.trainBatch(x, y) - plain.trainBatch(x, y))).toBeLessThan(2e-5);
  });

  test("fits, measures, predicts, and goes on from what it saved, bit for bit", async () => {
    const create = await load(await emitMachine(classifier));
    const [one, other] = [create(), create()];
    const { inputs, targets } = blobs(3, 2, 90);
    const first = one.fit({ point: inputs, kind: targets }, { epochs: 4 });
    expect(first.epochs).toHaveLength(4);
    expect(one.evaluate({ point: inputs, kind: targets }).metrics["accuracy"]).toBeGreaterThan(0.8);
    expect(one.predict([inputs[0] ?? 0, inputs[1] ?? 0])).toHaveProperty("probabilities.red");
    other.load(one.save());
    expect([...other.save()]).toEqual([...one.save()]);
    const x = inputs.slice(0, 16);
    const y = targets.slice(0, 8);
    expect(other.trainBatch(x, y)).toBe(one.trainBatch(x, y));
    expect([...other.save()]).toEqual([...one.save()]);
    expect(one.meta).toMatchObject({ bytes: 65536 });
  });

  test("the host may have the loss: gradients of outputs go back to inputs", async () => {
    const text = "model M { input x: [3] dense(4) tanh dense(2) output y: [2] loss external train { batch: 3 } }";
    const [plain, machine] = [(await load(await emit(text)))({ seed: 3 }), (await load(await emitMachine(text)))({ seed: 3 })];
    const x = [0.1, -0.4, 0.7, 1, 2, -1];
    for (const network of [plain, machine]) {
      const { forwardTraining, backward } = network as unknown as { readonly forwardTraining: (inputs: readonly number[]) => unknown; readonly backward: (gradient: readonly number[]) => void };
      forwardTraining(x);
      backward([1, -1, 0.5, 2]);
    }
    for (const [name, { values }] of Object.entries(plain.gradients)) expectClose(machine.gradients[name]?.values ?? [], [...values], name);
    const inputs = [plain, machine].map((n) => (n as unknown as { readonly inputGradients: { readonly x: Float64Array } }).inputGradients.x);
    expectClose(inputs[1] ?? [], [...(inputs[0] ?? [])], "input gradients");
    expect(greatest(inputs[1] ?? [])).toBeGreaterThan(0.01);
  });

  test("takes long rows as they come: in float32, in float64, in lists", async () => {
    const create = await load(await emitMachine(`model M { input x: [70] dense(5) tanh dense(3) softmax output y: oneHot("a", "b", "c") loss crossEntropy train { batch: 4 epochs: 3 } }`));
    const { inputs, targets } = blobs(3, 70, 10);
    const forms: readonly ArrayLike<number>[] = [inputs, new Float32Array(inputs), [...inputs]];
    const losses = forms.map((x) => {
      const network = create({ seed: 9 });
      const history = network.fit({ x, y: targets });
      return [...history.epochs.map((e) => e.loss), network.trainBatch(Array.isArray(x) ? x.slice(0, 280) : new Float32Array(inputs).subarray(0, 280), targets.subarray(0, 4)), network.loss(x, targets.subarray(0, 3), 3)];
    });
    expect(losses[0]?.every((x) => x > 0 && x < 5)).toBe(true);
    expect(losses[1]).toEqual(losses[0]);
    expect(losses[2]).toEqual(losses[0]);
  });

  test.each([70, 67])("rows of %d numbers to train on are finite, wherever what is not stands; what is left of others does not count", async (width) => {
    const create = await load(await emitMachine(`model M { input x: [${width}] dense(5) tanh dense(1) output y: [1] loss squaredError train { batch: 3 } }`));
    const network = create({ seed: 9 });
    const x = Float32Array.from({ length: 3 * width }, (_, i) => Math.sin(i));
    const before = network.save();
    for (const at of [0, 1, 3, 4, width, 2 * width - 5, 2 * width - 3, 2 * width - 1]) {
      for (const wrong of [NaN, Infinity, -Infinity]) {
        const bad = x.slice();
        bad[at] = wrong;
        expect(() => network.trainBatch(bad, [1, 2], 2), `${wrong} at ${at}`).toThrow(new RangeError(`x[${at}] is ${wrong}, not a finite number`));
        expect(() => network.trainBatch([...bad], [1, 2, 3]), `${wrong} at ${at}`).toThrow(`x[${at}] is ${wrong}`);
      }
    }
    expect(network.save()).toEqual(before);
    network.forward(new Float32Array(3 * width).fill(NaN));
    for (const count of [1, 2]) expect(network.trainBatch(x.subarray(0, count * width), [1, 2].slice(0, count))).toBeGreaterThan(0);
    // Finite until it is rounded: its user may know.
    expect(() => network.loss(Float64Array.from(x, (v, i) => (i === 7 ? 1e300 : v)), [1, 2, 3])).not.toThrow();
  });

  test("networks of a module have memory of their own", async () => {
    const create = await load(await emitMachine(classifier));
    const [one, other] = [create({ seed: 1 }), create({ seed: 1 })];
    const before = [...other.save()];
    one.trainBatch([1, 2, 3, 4], [0, 1]);
    expect([...other.save()]).toEqual(before);
  });

  // Of little code the kernels are one function; else, and with running means, each is one of its own.
  test.each(["dense(3)", "dense(3) batchNorm", "dense(40) relu dense(30) tanh"])("a loss that stops being finite is told with the layer it began in: %s", async (layers) => {
    const text = `model M { input x: [2] ${layers} dense(1) output y: [1] loss squaredError train { batch: 2 epochs: 9 optimizer: sgd(rate: 1e18) } }`;
    const messages = await Promise.all([emitMachine(text), emit(text, "f32")].map(async (module) => {
      const create = await load(await module);
      try {
        create().fit({ x: [1, 2, 3, 4], y: [1, 2] });
      } catch (cause) {
        return cause instanceof Error ? cause.message : "";
      }
      return "finite";
    }));
    expect(messages[0]).toMatch(/is (?:NaN|-?Infinity) at step \d+: the first values that are not finite are those of \w+ \(/);
    expect(messages[0]).toBe(messages[1]);
  });

  test("has no imports, is the same each time, and carries both variants", async () => {
    const text = readFileSync("examples/iris/iris.nn", "utf8");
    const [one, other] = [await compile(text, { target: "wasm" }), await compile(text, { target: "wasm" })];
    const [module] = one.modules;
    expect(module?.text).toBe(other.modules[0]?.text);
    expect(module?.text).not.toMatch(/^import /m);
    const [plain = new Uint8Array(), ...others] = [...(module?.text ?? "").matchAll(/^const \w+ = `([!-~\n]+)`;$/gm)].map((m) => decodeBytes(m[1] ?? ""));
    expect(others).toEqual([]);
    expect(Array.from(plain).slice(0, 4)).toEqual([0, 97, 115, 109]);
    const { models } = check(text, { fileName: "iris.nn" });
    const [model] = models;
    if (model === undefined) throw new Error("no model");
    const code = assemble(toKernels(model, toEquations(model), simd, { precision: "f32" }));
    expect(code.fuses).toBe(true);
    expect(plain).toEqual(code.plain);
    expect(fuseProducts(plain)).toEqual(code.relaxed);
    expect(code.relaxed).not.toEqual(code.plain);
  });

  test("a constant with the bytes of a product keeps them: then nothing is fused", async () => {
    const [constant = 0] = new Float32Array(Uint8Array.of(0xfd, 0xe6, 0x81, 0).buffer);
    const text = `activation odd(x) = x + ${constant}
model M { input x: [8] dense(8) odd dense(4) output y: [4] loss squaredError train { batch: 4 } }`;
    const { models } = check(text);
    const [model] = models;
    if (model === undefined) throw new Error("no model");
    expect(assemble(toKernels(model, toEquations(model), simd, { precision: "f32" })).fuses).toBe(false);
    const { modules } = await compile(text, { target: "wasm" });
    expect(modules[0]?.text).toContain("startMachine(decodeBytes(code), false)");
  });
});

test("all bytes come back from their text, and none of it is more than text in a template", () => {
  const plain = Uint8Array.from({ length: 512 }, (_, i) => (i * 7) ^ (i >> 8));
  const code: MachineCode = { plain, relaxed: plain, fuses: true, pages: 1, realsAt: 0, doublesAt: 0, integersAt: 0, keysAt: 0, draws: [], entries: new Map(), checks: false };
  const [, text = ""] = /const code = `(.*)`;\n$/s.exec(codeText(code)) ?? [];
  expect(new Set(plain).size).toBe(256);
  expect(text).toMatch(/^[^\\`$]+$/);
  expect(decodeBytes(text)).toEqual(plain);
});
