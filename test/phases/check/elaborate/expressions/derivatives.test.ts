/** `derivative(v[…], x[…])` in equations. */
import { describe, expect, test } from "vitest";
import { equationOf, faults, layerOf, modelOf, net, said } from "../../model.ts";

const withValue = (value: string): string => layerOf(`v = sum(i: x[i] ^ 2) output y[i] = ${value}`);

test("is of two reads", () => {
  expect(equationOf(modelOf(withValue("derivative(v, x[i])")), "own1.y")).toBe("own1.y[n, i] = derivative(own1.v[n], x[n, i])");
});

describe("takes elements of two named values", () => {
  test("and no expressions", () => {
    expect(faults(withValue("derivative(2 * v, x[i])"))).toEqual([said("derivativeOfExpression", { text: "2 * v" })]);
    expect(faults(withValue("derivative(v, tanh(x[i]))"))).toEqual([said("derivativeOfExpression", { text: "tanh(x[i])" })]);
    expect(faults(withValue("x[i] + derivative(v, 3)"))).toEqual([said("derivativeOfExpression", { text: "3" })]);
    expect(faults(withValue("x[i] + derivative(v, training)"))).toEqual([said("derivativeOfExpression", { text: "training" })]);
  });

  test("and no other number of them", () => {
    expect(faults(withValue("x[i] + derivative(v)"))).toEqual([said("wrongOperandCount", { name: "derivative", takes: 2, given: 1 })]);
    expect(faults(withValue("derivative(v, x[i], x[0])"))).toEqual([said("wrongOperandCount", { name: "derivative", takes: 2, given: 3 })]);
  });

  test("which lie in their arrays", () => {
    expect(faults(withValue("derivative(v, x[i + 1])")).length).toBe(1);
  });
});

test("is by real numbers", () => {
  const text = "model M { input x: index(7)[3] embedding(2) as e  v = sum(t, j: e[t, j] ^ 2)  y[t < 3] = derivative(v, x[t]) output out: [3] = y }";
  expect(faults(text)).toEqual([said("derivativeByWholeNumbers", { name: "x" })]);
});

test("stands in equations of layers and models alone", () => {
  expect(faults(net("dense(1)", { definitions: "regularizer own() = derivative(w, w)", end: "regularize own" }))).toEqual([said("derivativeElsewhere", { defines: { kind: "regularizer", name: "own" } })]);
  expect(faults(net("dense(1)", { definitions: "optimizer own() { w = w - derivative(w, g) }", end: "train { optimizer: own }" }))).toEqual([said("derivativeElsewhere", { defines: { kind: "optimizer", name: "own" } })]);
});
