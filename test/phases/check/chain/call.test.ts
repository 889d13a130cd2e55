/** One step of a chain: what it applies, and to which values. */
import { describe, expect, test } from "vitest";
import { faults, modelOf, net, outputOf, said, shapesOf } from "../model.ts";

const x = [1, -2, 3, -4];

describe("a step", () => {
  test("applies an activation, a layer or a block to the value before it", () => {
    expect(outputOf(net("relu", { output: "[4]" }), { x })).toEqual([1, 0, 3, 0]);
    expect(outputOf(net("slice(1, 3)", { output: "[2]" }), { x })).toEqual([-2, 3]);
    expect(outputOf(net("both", { output: "[2]", definitions: "block both() { relu slice(1, 3) }" }), { x })).toEqual([0, 3]);
  });

  test("that is the name of a value goes on from that value", () => {
    expect(outputOf(net("let a = { relu } slice(1, 3) as b a", { output: "[4]", end: "output z: [2] = b" }).replace("loss squaredError", "loss squaredError(y) + squaredError(z)"), { x })).toEqual([1, 0, 3, 0]);
  });

  test("takes further values by position and by name", () => {
    expect(outputOf(net("let a = { relu } add(a)", { output: "[4]" }), { x })).toEqual([2, -2, 6, -4]);
    const minus = "layer minus() { input p: [n], q: [n] output y[i] = p[i] - q[i] }";
    expect(outputOf(net("let a = { relu } minus(q: a)", { output: "[4]", definitions: minus }), { x })).toEqual([0, -2, 0, -4]);
  });

  test("of two inputs folds more values from the left", () => {
    const minus = "layer minus() { input p: [n], q: [n] output y[i] = p[i] - 2 * q[i] }";
    expect(outputOf(net("let a = { relu } minus(a, a)", { output: "[4]", definitions: minus }), { x })).toEqual([-3, -2, -9, -4]);
  });
});

describe("a step without a result", () => {
  test.each([
    ["a layer of 0 units", "dense(0) dense(1)", "", "dense(0)"],
    ["a block of the library of 0 units", "reshape([2, 2]) lstmLast(0) dense(1)", "", "lstmLast(0)"],
    ["a layer of one's own", "none(2) dense(1)", "layer none(k) { input x: [n] let left = k - 2 output y[i < left] = x[i] }", "none(2)"],
  ])("is %s", (_, chain, definitions, call) => {
    expect(faults(net(chain, { definitions }))).toEqual([said("emptyResult", { call, shape: [0] })]);
  });

  test("in a block is reported there, once", () => {
    expect(faults(net("own(0) dense(1)", { definitions: "block own(n) { dense(n) relu }" }))).toEqual([said("emptyResult", { call: "dense(n)", shape: [0] })]);
  });

  test("is none where something empty comes in", () => {
    expect(faults("model M { input a: [0], b: [2] let c = a { relu } b concat(c) dense(1) output y: [1] loss squaredError }")).toEqual([]);
  });
});

test("calls are numbered by definition, in the order of the chain", () => {
  expect(modelOf(net("dense(2) relu dense(3) relu dense(1)")).instances.map(({ name, shape }) => [name, shape])).toEqual([
    ["dense1", [2]], ["relu1", [2]], ["dense2", [3]], ["relu2", [3]], ["dense3", [1]],
  ]);
});

test("a block is inlined, and its instances are called after it", () => {
  const text = net("pair(3) pair(1)", { definitions: "block pair(n) { dense(n) dense(n) }" });
  expect(modelOf(text).instances.map(({ name }) => name)).toEqual(["pair1.dense1", "pair1.dense2", "pair2.dense1", "pair2.dense2"]);
  expect(shapesOf(text)).toEqual([[1]]);
});

describe("a fault", () => {
  test.each([
    ["a block that calls itself", net("a", { definitions: "block a() { relu a }" }), said("recursiveBlock", { name: "a" })],
    ["blocks that call each other", net("a", { definitions: "block a() { b } block b() { a }" }), said("recursiveBlock", { name: "a" })],
    ["a step with subscripts", net("dense(1) as h h[0]"), said("notAValueName", { text: "h[0]" })],
    ["a step that is not defined", net("dens(1)"), said("unknownName", { kind: "layer, block, activation or value", name: "dens" })],
    ["a value that is named below", net("late let late = { relu } dense(1)"), said("valueBeforeItsName", { name: "late" })],
    ["a step without a value before it", "model M { input x: [2], z: [2] dense(1) output y: [1] loss squaredError }", said("noCurrentValue", { name: "dense" })],
    ["a value that is dropped for another", net("dense(3) as a relu a dense(1)"), said("valueDiscarded", { name: "a" })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toContain(message);
  });

  test("is said once: a chain without a value says nothing of the steps after it", () => {
    expect(faults(net("dens(3) relu add(x) dense(1)"))).toHaveLength(1);
  });
});
