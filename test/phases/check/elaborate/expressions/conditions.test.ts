/** Conditions in equations: on indices, on data, and on both. */
import { describe, expect, test } from "vitest";
import { equationOf, faults, layerOf, modelOf, outputOf, said } from "../../model.ts";

const x = [1, -2, 3, -4];
const value = (text: string, more = ""): string => layerOf(`${more} output y[i < n] = ${text}`);

test.each([
  ["x[i] > 0 ? x[i] : 0", [1, 0, 3, 0]],
  ["i < 2 ? x[i] : 0", [1, -2, 0, 0]],
  ["i < 2 and x[i] > 0 ? 1 : 0", [1, 0, 0, 0]],
  ["i < 2 or x[i] > 0 ? 1 : 0", [1, 1, 1, 0]],
  ["x[i] > 0 and i != 0 ? 1 : 0", [0, 0, 1, 0]],
  ["not (x[i] > 0) ? 1 : 0", [0, 1, 0, 1]],
  ["not (i == 1 or i == 2) ? 1 : 0", [1, 0, 0, 1]],
  ["x[i] >= 1 and x[i] <= 1 ? 1 : x[i] < -3 ? 2 : 0", [1, 0, 0, 2]],
  ["2 * i >= n ? 1 : 0", [0, 0, 1, 1]],
  ["i / 2 < 1 ? 1 : 0", [1, 1, 0, 0]],
])("`%s` is %j", (text, expected) => {
  expect(outputOf(value(text), { x })).toEqual(expected);
});

describe("a condition on indices", () => {
  test("proves the reads of its branches", () => {
    expect(outputOf(value("i > 0 ? x[i - 1] : 7"), { x })).toEqual([7, 1, -2, 3]);
    expect(outputOf(value("i > 0 and x[i - 1] > 0 ? x[i - 1] : 7"), { x })).toEqual([7, 1, 7, 3]);
    expect(faults(value("i > 1 ? x[i - 3] : 7"))).toHaveLength(1);
  });

  test("does not run within loops: the equation has a condition on its indices and no choice", () => {
    expect(equationOf(modelOf(value("i < 2 ? 2 * x[i] : 3 * x[i]")), "own1.y")).not.toContain("?");
    expect(equationOf(modelOf(value("x[i] < 2 ? 2 * x[i] : 3 * x[i]")), "own1.y")).toContain("?");
  });
});

test("a number is a condition where it is 0 or 1", () => {
  expect(faults(value("2 ? x[i] : 0"))).toEqual([said("wrongValueKind", { expected: "truth", found: "2" })]);
  expect(outputOf(value("1 ? x[i] : 0"), { x })).toEqual(x);
});
