/** Arithmetic in equations, of data and of indices. */
import { describe, expect, test } from "vitest";
import { faults, layerOf, outputOf, said } from "../../model.ts";

const x = [1, -2, 3, 0.5];

test.each([
  ["x[i] + 2 * i", [1, 0, 7, 6.5]],
  ["-x[i] - 1", [-2, 1, -4, -1.5]],
  ["x[i] / 2", [0.5, -1, 1.5, 0.25]],
  ["x[i] ^ 2", [1, 4, 9, 0.25]],
  ["2 ^ i", [1, 2, 4, 8]],
  ["2 ^ 3 ^ 2 + 0 * x[i]", [512, 512, 512, 512]],
  ["i % 3", [0, 1, 2, 0]],
  ["x[i] % 2", [1, 0, 1, 0.5]],
  ["(x[i] > 0) + (i == 1)", [1, 1, 1, 1]],
  ["floor(i / 2)", [0, 0, 1, 1]],
])("`%s` is %j", (value, expected) => {
  expect(outputOf(layerOf(`output y[i < n] = ${value}`), { x })).toEqual(expected);
});

describe("division by 0 is refused where it is known", () => {
  test.each([["x[i] / 0", "x[i]"], ["1 / (n - 4)", "1"]])("in `%s`", (value, dividend) => {
    expect(faults(layerOf(`output y[i < n] = ${value} + x[i]`))).toEqual([said("divisionByZero", { value: dividend })]);
  });
});

test("positions may be remainders and quotients of indices", () => {
  expect(outputOf(layerOf("output y[i < n] = x[(i + 1) % n]"), { x })).toEqual([-2, 3, 0.5, 1]);
  expect(outputOf(layerOf("output y[i < n] = x[floor(i / 2)]"), { x })).toEqual([1, 1, -2, -2]);
});
