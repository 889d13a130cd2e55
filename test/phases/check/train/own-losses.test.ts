/** Losses of layers and blocks, as terms of the model's. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { interpret } from "../../../../src/ir/equation/interpret.ts";
import { lossName } from "../../../../src/ir/equation/names.ts";
import { toEquations } from "../../../../src/pipeline.ts";
import { load } from "../../../support/module.ts";
import { faults, modelOf, said } from "../model.ts";

const power = "layer power(share = 1) { input x: [n] loss share * sum(i: x[i] ^ 2) output y[i] = x[i] }";
const net = (chain: string, { loss = "loss zero", definitions = power } = {}): string => `${definitions}\nloss zero(y[..s]) = sum(..s: 0 * y[..s])\nmodel Net { input x: [2] ${chain} output out: [2] ${loss} }`;

/** The loss of two examples, in a program. */
function lossOf(text: string, program: "evaluation" | "training" = "evaluation", x: readonly number[] = [1, 2, 3, 4]): number {
  const found = toEquations(modelOf(text))[program];
  if (found === undefined) throw new Error(`no ${program}`);
  return interpret({ ...found, outputs: [lossName] }, new Map([["x", x]]), { count: 2 }).outputs.get(lossName)?.[0] ?? NaN;
}

describe("a loss of a layer", () => {
  test.each(["evaluation", "training"] as const)("adds its mean over the examples in %s", (program) => expect(lossOf(net("power"), program)).toBe((5 + 25) / 2));
  test("is added once for each use", () => {
    expect(lossOf(net("power power(2)"))).toBe(45);
    expect(lossOf(net("repeat 3 { power }"))).toBe(45);
    expect(lossOf(net("shared part = power part part"))).toBe(30);
  });
  test("counts where nothing reads the value after the layer", () => expect(lossOf(net("let aside = { power }"))).toBe(15));
  test("counts inside of `frozen` and where the rate is lower", () => {
    expect(lossOf(net("frozen { power }"))).toBe(15);
    expect(lossOf(net("train 0.1 { power }"))).toBe(15);
  });
  test("counts where a layer applies the layer to a whole value", () => {
    expect(lossOf(net("outer", { definitions: `${power} layer outer() { input x: [n] y = power(x, 3) output y }` }))).toBe(45);
  });
  test("may be one number of all examples", () => {
    const definitions = "layer spread() { input x: [n] loss sum(i: mean(batch: x[i]) ^ 2) output y[i] = x[i] }";
    expect(lossOf(net("spread", { definitions }))).toBe(2 ** 2 + 3 ** 2);
  });
  test("reads values further down, and what `training` is", () => {
    const definitions = "layer late() { input x: [n] loss training ? s : 2 * s s = sum(i: x[i]) output y[i] = x[i] }";
    expect(lossOf(net("late", { definitions }))).toBe(10);
    expect(lossOf(net("late", { definitions }), "training")).toBe(5);
  });
  test("is no part of the forward computation", () => {
    const model = modelOf(net("power"));
    expect(model.equations.map((q) => q.array)).not.toContain("power1.loss");
    expect(toEquations(model).inference.arrays.has("power1.loss")).toBe(false);
  });
});

describe("a loss of a block", () => {
  const block = (loss: string): string => `activation twice(x) = 2 * x block own() { twice as t size = sum(i: t[i]) loss ${loss} output t }`;
  test("is a sum of values and of losses of values", () => {
    expect(lossOf(net("own", { definitions: block("0.5 * size") }))).toBe(0.5 * (6 + 14) / 2);
    expect(lossOf(net("own as a own", { definitions: `loss ones(y[..s]) = sum(..s: y[..s]) ${block("size + 2 * ones(t)")}` }))).toBe(3 * 10 + 3 * 20);
  });
});

test("terms are listed with their places, of the statement first", () => {
  const text = "layer power(share = 1) {\n  input x: [n]\n  loss share * sum(i: x[i] ^ 2)\n  output y[i] = x[i]\n}\nblock pair() {\n  power\n  power as second\n}\nmodel Net {\n  input x: [2]\n  power\n  pair\n  output out: [2]\n  loss squaredError\n}\n";
  expect(modelOf(text).loss?.terms.map(({ name, definition, origin }) => [name, definition, origin.line])).toEqual([
    ["squaredError", undefined, 15], ["power1.loss", "power", 12], ["pair1.power1.loss", "power", 7], ["pair1.second.loss", "power", 8],
  ]);
});

test("beside `loss external` the loss of a layer adds its own gradient", async () => {
  const create = await load(net("dense(2) power", { loss: "loss external" }), { fileName: "case.nn" });
  const network = create();
  network.parameters["dense1.W"]?.values.set([1, 0, 0, 1]);
  network.forwardTraining([1, 2, 3, 4]);
  network.backward([0, 0, 0, 10]);
  // Of the mean of y[0]² + y[1]² with y = x, and of 10 y[1] of the second example.
  const [a, b, c, d] = [1 + 9, 2 + 12, 2 + 12, 4 + 16];
  expect([...network.gradients["dense1.W"]?.values ?? []]).toEqual([a, b + 30, c, d + 40]);
});

describe("what is wrong", () => {
  const warned = (text: string): readonly string[] => check(text).diagnostics.map((d) => `${d.severity}: ${d.message}`);
  test("is a warning where the model has no loss", () => {
    expect(warned(net("power", { loss: "", definitions: power }))).toContain(`warning: ${said("lossNeverTaken", { instances: ["power1"] })}`);
  });
  test.each([
    ["a second loss of a block", "block own() { relu loss a loss a a = 1 }", said("duplicateStatement", { statement: "loss", place: "block" })],
    ["a loss of a block without data to compare with", "block own() { relu as r loss squaredError(r) }", said("noTargetData", { name: "r", loss: "squaredError" })],
    ["a derivative by a whole value", "layer own() { input x: [n] loss derivative(x, x) output y[i] = x[i] }", said("missingSubscripts", { array: "x", rank: 1 })],
  ])("is %s", (_, definitions, message) => expect(faults(net("own", { definitions }))).toContain(message));
});
