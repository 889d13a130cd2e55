/** Reads of arrays, each proven in bounds. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { faults, layerOf, outputOf, said } from "../../model.ts";

const x = [1, 2, 3, 4];
const value = (text: string, more = ""): string => layerOf(`${more} output y[i < n] = ${text}`);
const fixes = (text: string): readonly string[] => check(text).diagnostics.flatMap((d) => d.fixes.map((f) => f.title));

test.each([["x[n - 1 - i]", [4, 3, 2, 1]], ["x[floor(i / 2) + 1]", [2, 2, 3, 3]], ["x[0]", [1, 1, 1, 1]]])("`%s` is %j", (text, expected) => {
  expect(outputOf(value(text), { x })).toEqual(expected);
});

describe("a read out of bounds", () => {
  test.each([
    ["x[i + 2]", said("outOfBounds", { array: "x", index: "i + 2", least: undefined, greatest: 5, size: 4 })],
    ["x[i - 1]", said("outOfBounds", { array: "x", index: "i - 1", least: -1, greatest: undefined, size: 4 })],
    ["x[2 * i - 1]", said("outOfBounds", { array: "x", index: "2 * i - 1", least: -1, greatest: 5, size: 4 })],
  ])("`%s` says the positions beyond them", (text, message) => {
    expect(faults(value(text))).toEqual([message]);
  });

  test("has the guarded read as its fix", () => {
    expect(fixes(value("x[i - 1]"))).toEqual(["write `(x[i - 1] else 0)`"]);
  });

  test("at a position from data is never proven", () => {
    expect(faults(value("x[x[i]]"))).toEqual([said("unprovenPosition", { array: "x", index: "x[i]" })]);
  });
});

describe("an array without subscripts", () => {
  test("is a number where it has no axes", () => {
    expect(outputOf(value("top * 2", "top = max(i: x[i])"), { x })).toEqual([8, 8, 8, 8]);
  });

  test("is refused where it has some, with the subscripts that fit", () => {
    expect(faults(value("2 * x"))).toEqual([said("missingSubscripts", { array: "x", rank: 1 })]);
    expect(fixes(value("2 * x"))).toEqual(["write `x[i]`"]);
  });
});
