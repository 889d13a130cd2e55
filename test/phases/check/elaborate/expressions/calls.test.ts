/** Calls in equations: functions of the language, and definitions. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { isFunction } from "../../../../../src/phases/check/elaborate/expressions/calls.ts";
import { faults, layerOf, outputOf, said } from "../../model.ts";

const x = [1, -2, 9, 0.25];
const value = (text: string): string => layerOf(`output y[i < n] = ${text}`);

test.each(["exp", "max", "sum", "argmax", "sqrt", "count", "random", "orthonormal", "reshape"])("`%s` is a function of the language", (name) => {
  expect(isFunction(name)).toBe(true);
});

test.each(["relu", "dense", "select", "sofmax"])("`%s` is none", (name) => {
  expect(isFunction(name)).toBe(false);
});

test.each([
  ["abs(x[i])", [1, 2, 9, 0.25]],
  ["sqrt(abs(x[i]))", [1, Math.SQRT2, 3, 0.5]],
  ["max(x[i], 0)", [1, 0, 9, 0.25]],
  ["min(x[i], i)", [0, -2, 2, 0.25]],
  ["relu(x[i]) + 1", [2, 1, 10, 1.25]],
  ["leakyRelu(x[i], 0.5)", [1, -1, 9, 0.25]],
  ["leakyRelu(x[i], slope: 0.25)", [1, -0.5, 9, 0.25]],
  ["floor(x[i])", [1, -2, 9, 0]],
])("`%s` is %j", (text, expected) => {
  outputOf(value(text), { x }).forEach((y, i) => expect(y).toBeCloseTo(expected[i] ?? NaN, 12));
});

describe("a fault", () => {
  test.each([
    ["exp(x[i], 2)", said("wrongOperandCount", { name: "exp", takes: 1, given: 2 })],
    ["max(x[i])", said("wrongOperandCount", { name: "max", takes: 2, given: 1 })],
    ["softmax(x[i])", said("layerInEquation", { name: "softmax" })],
    ["relu()", said("activationOperand", { name: "relu" })],
    ["relu(x: x[i])", said("activationOperand", { name: "relu" })],
    ["expp(x[i])", said("unknownName", { kind: "function", name: "expp" })],
    ["glorotUniform()", said("unknownName", { kind: "function", name: "glorotUniform" })],
    ["count(3 + 4)", said("countOperands", { text: "3 + 4" })],
  ])("is `%s`", (text, message) => {
    expect(faults(value(`${text} + x[i]`))).toContain(message);
  });

  test("of spelling has what was meant as its fix", () => {
    expect(check(value("tahn(x[i])")).diagnostics.flatMap((d) => d.fixes.map((f) => f.title))).toEqual(["write `tanh`"]);
  });
});
