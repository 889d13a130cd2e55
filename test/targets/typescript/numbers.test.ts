/** An emitted module computes what the interpreter of its kernels computes, step after step. */
import { describe, expect, test } from "vitest";
import { models, more } from "./models.ts";
import { Reference } from "./reference.ts";
import { emit, load, type Network, noise } from "./support.ts";

function expectSame(network: Network, reference: Reference): void {
  for (const [name, { values }] of Object.entries(network.parameters)) expectClose(values, reference.numbers(name), name);
  for (const [name, { values }] of Object.entries(network.gradients)) expectClose(values, reference.numbers(`gradient(${name})`), name);
}

function expectClose(found: ArrayLike<number>, expected: readonly number[], name: string): void {
  expect(found.length, name).toBe(expected.length);
  expected.forEach((x, i) => expect(Math.abs((found[i] ?? NaN) - x), `${name}[${i}]: ${found[i]}, expected ${x}`).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(x))));
}

describe("modules against the interpreter", () => {
  for (const [name, { text, width, target }] of Object.entries(models)) {
    test(name, async () => {
      const emitted = await emit(text);
      const network = (await load(emitted))({ seed: 11 });
      const reference = new Reference(emitted, 11);
      const random = noise(3);
      const batch = emitted.model.train.batch;
      for (const count of [batch, 1, batch - 1, batch]) {
        const x = Float64Array.from({ length: count * width }, random);
        const y = target(random, count);
        const loss = network.trainBatch(x, y, count);
        expect(loss).toBeCloseTo(reference.train([x], y, count), 11);
        expectSame(network, reference);
        expectClose(network.forward(x, count), reference.predict([x], count), "output");
      }
    });
  }

  for (const [name, { text, width, below, outputs }] of Object.entries(more)) {
    test(name, async () => {
      const emitted = await emit(text);
      const network = (await load(emitted))({ seed: 2 });
      const reference = new Reference(emitted, 2);
      const random = noise(5);
      for (const count of [3, 1, 2, 3]) {
        const x = Array.from({ length: count * width }, () => (below === undefined ? random() : Math.floor(((random() + 1) / 2) * below)));
        const y = Array.from({ length: count * outputs }, random);
        expect(network.trainBatch(x, y, count)).toBeCloseTo(reference.train([x], y, count), 11);
        expectSame(network, reference);
        expectClose(network.forward(x, count), reference.predict([x], count), "output");
      }
    });
  }

  test("gradients are those of the loss", async () => {
    const emitted = await emit(models["two layers with Adam and a penalty"]?.text ?? "");
    const network = (await load(emitted))();
    const random = noise(8);
    const x = Float64Array.from({ length: 12 }, random);
    const y = Float64Array.from({ length: 8 }, random);
    network.accumulate(x, y);
    for (const [name, { values }] of Object.entries(network.parameters)) {
      const gradient = [...(network.gradients[name]?.values ?? [])];
      values.forEach((before, i) => {
        values[i] = before + 1e-5;
        const above = network.loss(x, y);
        values[i] = before - 1e-5;
        const below = network.loss(x, y);
        values[i] = before;
        expect(gradient[i]).toBeCloseTo((above - below) / 2e-5, 7);
      });
    }
  });

  test("float32 agrees to its precision", async () => {
    const text = models["classes with momentum and dropout"]?.text ?? "";
    const [wide, narrow] = [(await load(await emit(text)))(), (await load(await emit(text, "f32")))()];
    const random = noise(4);
    const x = Float64Array.from({ length: 20 }, random);
    const y = [0, 1, 2, 1, 0];
    for (let i = 0; i < 5; i++) expect(narrow.trainBatch(x, y)).toBeCloseTo(wide.trainBatch(x, y), 5);
    expect(narrow.forward(x)).toBeInstanceOf(Float32Array);
    expect(narrow.parameters["dense1.W"]?.values).toBeInstanceOf(Float32Array);
  });
});
