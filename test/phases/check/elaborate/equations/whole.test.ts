/** Equations of whole values, without indices. */
import { describe, expect, test } from "vitest";
import { faults, layerOf, outputOf, said } from "../../model.ts";

const x = [1, -2, 3, -4];

describe("a whole value", () => {
  test.each([
    ["an activation of one", "output y = relu(x)", [1, 0, 3, 0]],
    ["another name of one", "h[i] = 2 * x[i] output y = h", [2, -4, 6, -8]],
    ["a layer of one", "h = slice(x, 0, 4) output y[i] = h[i] + 1", [2, -1, 4, -3]],
    ["a layer of two", "h = add(x, x) output y[i] = h[i]", [2, -4, 6, -8]],
    ["an activation of one that follows below, with an argument", "output y = leakyRelu(h, 0.5) h[i] = 2 * x[i]", [2, -2, 6, -4]],
  ])("is %s", (_, body, expected) => {
    expect(outputOf(layerOf(body), { x })).toEqual(expected);
  });

  test("is made by no layer with weights", () => {
    expect(faults(layerOf("h = dense(x, 4) output y = tanh(h)"))).toEqual([said("layerWithWeights", { name: "dense" })]);
  });
});

test("a call on elements makes a number", () => {
  expect(outputOf(layerOf("top = relu(max(i: x[i])) output y[i] = x[i] - top"), { x })).toEqual([-2, -5, 0, -7]);
});

test("a layer that applies itself is refused", () => {
  expect(faults(layerOf("h = own(x) output y = h"))).toEqual([said("recursiveDefinition", { name: "own" })]);
});
