/** Reductions: `sum(i, j < 3: …)`, `mean(batch, ..s: …)`. */
import { describe, expect, test } from "vitest";
import { equationOf, faults, layerOf, modelOf, net, outputOf, said } from "../../model.ts";

const x = [3, -1, 4, 2];
const value = (text: string): string => layerOf(`output y = ${text}`, { output: "[]" });

describe("a reduction", () => {
  test.each([
    ["sum(i: x[i])", 8], ["product(i: x[i])", -24], ["max(i: x[i])", 4], ["min(i: x[i])", -1], ["mean(i: x[i])", 2],
    ["sum(i < 2: x[i])", 2], ["sum(i, j: x[i] * x[j])", 64], ["sum(i: max(j: x[i] * x[j]))", 12 + 1 + 16 + 8],
    ["sum(i < n - 1: x[i + 1] - x[i])", -1], ["argmax(i: x[i]) * 10 + argmin(i: x[i])", 21],
  ])("`%s` is %d", (text, expected) => {
    expect(outputOf(value(text), { x })).toEqual([expected]);
  });

  test("over a pack has an index for each of its axes", () => {
    expect(outputOf(net("own", { input: "[2, 3]", output: "[2]", definitions: "layer own() { input x: [from, ..s] output y[i] = sum(..s: x[i, ..s]) }" }), { x: [1, 2, 3, 4, 5, 6] })).toEqual([6, 15]);
  });

  test("over the batch makes one value for all examples", () => {
    const model = modelOf(layerOf("m[i] = mean(batch: x[i]) output y[i] = x[i] - m[i]"));
    expect(model.arrays.get("own1.m")?.extents).toEqual([{ lower: 0, upper: 4 }]);
    expect(equationOf(model, "own1.m")).toContain("sum(batch");
  });
});

describe("a fault", () => {
  test.each([
    ["sum(x[0])", said("reductionOperands", { name: "sum" })],
    ["sum(i, i: x[i])", said("indexBoundTwice", { name: "i" })],
    ["sum(2: x[0])", said("reductionIndex", { text: "2: x[0]" })],
    ["sum(k: 2 * x[0])", said("indexWithoutRange", { index: "k" })],
    ["sum(..t: x[0])", said("unknownPack", { name: "t", known: [] })],
    ["argmax(batch: x[0])", said("positionOfExample", { name: "argmax", over: "batch" })],
  ])("is `%s`", (text, message) => {
    expect(faults(value(text))).toEqual([message]);
  });
});
