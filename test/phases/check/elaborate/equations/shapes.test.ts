/** Shapes of values, from one another in whatever order. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { faults, layerOf, said, shapesOf } from "../../model.ts";

test("a shape may follow from values that are defined further down", () => {
  expect(shapesOf(layerOf("output y[i] = a[i] a[j] = b[j] b[k] = 2 * c[k] c[m] = x[m]"))).toEqual([[4]]);
});

test("a subscript that is always evaluated is before one in a branch", () => {
  expect(shapesOf(layerOf("weight w: [3] output y[i] = w[i] + (i < 9 ? (x[i] else 0) : 0)", { output: "[3]" }))).toEqual([[3]]);
});

describe("a fault", () => {
  test("is told at the value that has no shape, not at those that read it", () => {
    expect(faults(layerOf("a[k] = 3 b[k] = a[k] output y[k] = b[k] + x[0]"))).toEqual([said("indexWithoutRange", { index: "k" })]);
  });

  test("is a second general case", () => {
    expect(faults(layerOf("a[i] = x[i] a[j] = 2 * x[j] output a"))).toEqual([said("definedTwice", { name: "a" })]);
  });

  test("is whole values of each other", () => {
    expect(faults(layerOf("a = relu(b) b = relu(a) output y[i] = x[i]"))).toEqual(["a", "b"].map((name) => said("cycleWithoutStep", { names: [name] })));
  });

  test("of an index that the right side calls otherwise has that name as its fix", () => {
    const [found] = check(layerOf("output y[j] = 2 * x[i]")).diagnostics;
    expect(found?.fixes.map((f) => f.title)).toContain("write `i` for `j`");
  });
});
