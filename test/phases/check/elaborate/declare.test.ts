/** Arrays of a model, within the limits on axes and bytes. */
import { describe, expect, test } from "vitest";
import type { Elaboration } from "../../../../src/phases/check/types.ts";
import { addScalar, fromShape, sizes } from "../../../../src/phases/check/elaborate/declare.ts";
import { faults, layerOf, net, said } from "../model.ts";

test("extents and sizes are one another's inverse", () => {
  expect(sizes(fromShape([2, 3]))).toEqual([2, 3]);
  expect(sizes([{ lower: -2, upper: 3 }])).toEqual([5]);
});

test("a scalar of training is an array without axes", () => {
  const arrays: Elaboration["arrays"] = new Map();
  addScalar(arrays, "training");
  expect([...arrays.values()]).toMatchObject([{ role: "scalar", extents: [], purpose: { kind: "scalar", scalar: "training" } }]);
});

describe("a fault", () => {
  test("is an array of too many bytes", () => {
    expect(faults(net("dense(20000) dense(20000) dense(1)"))).toEqual([said("arrayTooLarge", { array: "dense2.W", shape: [20000, 20000], bytes: 8 * 20000 ** 2, limit: 2 ** 31 })]);
  });

  test("is an array of too many axes", () => {
    const indices = Array.from({ length: 33 }, (_, i) => `a${i} < 1`).join(", ");
    expect(faults(layerOf(`h[${indices}] = 1 output y[i] = x[i]`))).toEqual([said("tooManyAxes", { array: "own1.h", axes: 33, limit: 32 })]);
  });
});
