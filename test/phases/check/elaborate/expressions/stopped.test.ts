/** `stop(e)` in equations. */
import { describe, expect, test } from "vitest";
import { equationOf, faults, layerOf, modelOf, net, said } from "../../model.ts";

test("is its operand, through which nothing goes", () => {
  expect(equationOf(modelOf(layerOf("output y[i] = x[i] + stop(2 * x[i])")), "own1.y")).toBe("own1.y[n, i] = x[n, i] + stop(2 * x[n, i])");
  expect(equationOf(modelOf(layerOf("output y[i] = x[i] + stop(3)")), "own1.y")).toBe("own1.y[n, i] = x[n, i] + 3");
});

test("takes one operand", () => {
  expect(faults(layerOf("output y[i] = stop(x[i], 1)"))).toEqual([said("wrongOperandCount", { name: "stop", takes: 1, given: 2 })]);
});

describe("is refused where nothing is differentiated", () => {
  test("in optimizers, and in schedules that they call", () => {
    const own = said("stopWithoutGradient", { defines: { kind: "optimizer", name: "own" } });
    expect(faults(net("dense(1)", { definitions: "optimizer own() { w = w - stop(g) }", end: "train { optimizer: own }" }))).toEqual([own]);
    expect(faults(net("dense(1)", { definitions: "schedule slow() = stop(0.1 / t) optimizer own(rate = 1) { w = w - rate * g }", end: "train { optimizer: own(rate: slow) }" }))).toEqual([own]);
  });

  test("in initial values, fitted values and metrics", () => {
    expect(faults(layerOf("weight W: [n] = stop(random()) output y[i] = x[i] * W[i]"))).toEqual([said("stopWithoutGradient", { defines: { kind: "initial value", name: "own1.W" } })]);
    expect(faults(layerOf("fitted m[i] = mean(data: stop(x[i])) output y[i] = x[i] - m[i]"))).toEqual([said("stopWithoutGradient", { defines: { kind: "fitted value", name: "m" } })]);
    expect(faults(net("dense(1)", { definitions: "metric near(y[k], target[k]) = mean(k: stop(y[k]) - target[k])", end: "train { metrics: [near] }" }))).toEqual([said("stopWithoutGradient", { defines: { kind: "metric", name: "near" } })]);
  });
});

test("is allowed in losses, regularizers and values", () => {
  expect(faults(net("dense(1)", { definitions: "regularizer fixed() = w ^ 2 * stop(abs(w))", end: "regularize fixed" }))).toEqual([]);
  expect(faults(layerOf("output y[i] = stop(x[i]) + x[i]"))).toEqual([]);
});
