/** Inputs that no output depends on are for training: predictions are made without them. */
import { afterAll, describe, expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { load } from "../support/module.ts";
import { folder, linesOf } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const weighted = `loss weighted(y[..s], target[..s], importance[..w]) =
  mean(..s: (y[..s] - target[..s]) ^ 2) * mean(..w: importance[..w]) / mean(batch, ..w: importance[..w])

model S {
  input f: { a }, importance: [1]
  f dense(1)
  output y: [1]
  loss weighted(importance: importance)
  train { data: csv("s.csv") epochs: 1 batch: 4 }
}
`;

const files = folder();
afterAll(() => files.remove());

describe("of a loss with weights of examples", () => {
  test.each(["ts", "wasm"] as const)("forward and predict take the rest, training takes all: %s", async (target) => {
    const network = (await load(weighted, { target }))({ seed: 1 });
    const a = [1, 2, 3];
    const targets = [2, 4, 6];
    const [w = NaN] = network.parameters["dense1.W"]?.values ?? [];
    const y = [...network.forward(a)];
    y.forEach((v, i) => expect(v).toBeCloseTo(w * (a[i] ?? NaN), 5));
    expect(network.predict({ a: 2 })).toEqual({ y: [y[1]] });
    const importance = [1, 0.5, 2];
    const expected = y.reduce((sum, v, i) => sum + (importance[i] ?? NaN) * (v - (targets[i] ?? NaN)) ** 2, 0) / 3.5;
    expect(network.loss({ f: a, importance }, targets)).toBeCloseTo(expected, 4);
    expect(network.trainBatch({ f: a, importance }, targets)).toBeCloseTo(expected, 4);
    expect(() => network.trainBatch(a, targets)).toThrow(/inputs is an array, not a record/);
    expect(() => network.fit({ f: a, y: targets })).toThrow(/importance/);
    expect(network.fit({ f: a, importance, y: targets }, { epochs: 2 }).epochs).toHaveLength(2);
  });

  test("the command reads their column to train and not to predict", async () => {
    const model = files.write("s.nn", weighted);
    files.write("s.csv", "a,importance,y\n1,1,2\n2,0.5,4\n3,2,6\n4,1,8\n");
    const { weights, ran } = await files.train("s.nn");
    expect(ran.code, ran.err).toBe(0);
    const found = await nnc(["predict", model, "--weights", weights], "a\n1\n2\n");
    expect([found.code, found.err], found.err).toEqual([0, ""]);
    expect(linesOf(found)).toEqual([{ y: [expect.any(Number)] }, { y: [expect.any(Number)] }]);
    expect((await nnc(["predict", model, "--weights", weights], "a,importance\n1,nonsense\n")).code).toBe(0);
    const measured = await nnc(["eval", model, "--weights", weights, "--data", files.write("short.csv", "a,y\n1,2\n")]);
    expect([measured.code, measured.err.includes("importance")]).toEqual([1, true]);
    expect((await nnc(["verify", model])).code).toBe(0);
  });
});

describe("an input is needed where an output depends on it in inference", () => {
  const needed = (text: string): Readonly<Record<string, boolean>> => Object.fromEntries(check(text).models.flatMap((m) => m.inputs.map((i) => [i.name, i.needed])));

  test.each([
    ["by any path", "model M { input a: [2], b: [2] c[j] = a[j] > 0 ? 1 : b[j] output y: [2] = c }", { a: true, b: true }],
    ["not by a fitted value", "model M { input a: [2], b: [2] fitted m[j] = mean(data: b[j]) c[j] = a[j] - m[j] output y: [2] = c }", { a: true, b: false }],
    ["not by what training alone does", "layer pick() { input a: [n], b: [n] output y[j] = training ? b[j] : a[j] } model M { input a: [2], b: [2] a pick(b) dense(1) output y: [1] loss squaredError }", { a: true, b: false }],
    ["by nothing, where outputs depend on no input", "layer zeros() { input a: [n] output y[j < n] = 1 } model M { input a: [2], b: [2] a zeros output y: [2] }", { a: true, b: true }],
  ])("%s", (_, text, expected) => {
    expect(needed(text)).toEqual(expected);
  });

  test("where the host has the loss, training takes what only training reads", async () => {
    const text = "layer pick() { input a: [n], b: [n] output y[j] = training ? b[j] : a[j] } model M { input a: [2], b: [2] a pick(b) dense(1) output y: [1] loss external train { batch: 2 } }";
    const network = (await load(text))({ seed: 1 });
    const plain = [...network.forward([1, 2])];
    expect([...network.forwardTraining({ a: [0, 0], b: [1, 2] })]).toEqual(plain);
    network.backward([1]);
    expect([...(network.gradients["dense1.W"]?.values ?? [])]).toEqual([1, 2]);
  });
});
