/** `residual`, `repeat`, `frozen`, `train 0.1`, and side chains. */
import { describe, expect, test } from "vitest";
import { faults, modelOf, net, outputOf, ratesOf, said, shapesOf } from "../model.ts";

const x = [1, -2, 3, -4];

describe("`residual`", () => {
  test("adds its body to the value before it", () => {
    expect(outputOf(net("residual { relu }", { output: "[4]" }), { x })).toEqual([2, -2, 6, -4]);
  });

  test("needs a body that keeps the shape", () => {
    expect(faults(net("residual { dense(3) } dense(1)"))).toEqual([said("residualShapeMismatch", { body: [3], input: [4] })]);
  });
});

describe("`repeat`", () => {
  test("applies its body so many times, and may read the index", () => {
    expect(shapesOf(net("repeat i < 3 { dense(2 + i) }", { output: "[4]" }))).toEqual([[4]]);
    expect(modelOf(net("repeat 2 { dense(4) as h } dense(1)")).variables.map(({ name }) => name)).toEqual(["h1.W", "h1.b", "h2.W", "h2.b", "dense1.W", "dense1.b"]);
  });

  test("of 0 rounds leaves the value", () => {
    expect(outputOf(net("repeat 0 { relu }", { output: "[4]" }), { x })).toEqual(x);
  });

  test("says a fault of its body once", () => {
    expect(faults(net("repeat 5 { dens(4) } dense(1)"))).toEqual([said("unknownName", { kind: "layer, block, activation or value", name: "dens" })]);
  });

  test("takes a whole number", () => {
    expect(faults(net("repeat 5 / 2 { relu } dense(1)"))).toHaveLength(1);
  });
});

describe("shares of the learning rate", () => {
  test("multiply, and are 0 in `frozen`", () => {
    expect(ratesOf(net("train 0.5 { dense(3) train 0.5 { dense(3) } } frozen { train 0.5 { dense(3) } } dense(1)"))).toMatchObject({ "dense1.W": 0.5, "dense2.b": 0.25, "dense3.W": 0, "dense4.W": 1 });
  });

  test.each([["-1", "-1"], ["infinity", "Infinity"]])("are not %s", (share, value) => {
    expect(faults(net(`train ${share} { dense(3) } dense(1)`))).toEqual([said("wrongRateShare", { value })]);
  });
});

describe("a side chain", () => {
  test("leaves the main chain's value", () => {
    expect(outputOf(net("let a = { relu } slice(0, 2)", { output: "[2]", end: "output z: [4] = a" }).replace("loss squaredError", "loss squaredError(y) + squaredError(z)"), { x })).toEqual([1, -2]);
  });

  test("may begin at a named value, and its names are not seen outside", () => {
    expect(outputOf(net("relu as r slice(0, 2) let a = r { slice(2, 4) as inner } add(a)", { output: "[2]" }), { x })).toEqual([4, 0]);
    expect(faults(net("let a = { dense(3) as inner } inner add(a) dense(1)"))).toEqual([said("unknownName", { kind: "layer, block, activation or value", name: "inner" })]);
  });

  test("begins at no expression", () => {
    expect(faults(net("let a = relu(3) { tanh } dense(1)"))).toEqual([said("notAValueName", { text: "relu(3)" })]);
  });
});

test("`let` of a number is a compile-time value, given once", () => {
  expect(shapesOf(net("let n = 2 let m = n * 3 dense(m)", { output: "[6]" }))).toEqual([[6]]);
  expect(faults(net("let n = 2 let n = 3 dense(n) dense(1)"))).toEqual([said("duplicateValue", { name: "n" })]);
});
