/** Inputs: their arrays, and the value that equations read of them. */
import { expect, test } from "vitest";
import { equationOf, faults, modelOf, outputOf } from "../model.ts";

test("classes are numbers in the data and a vector in equations", () => {
  const model = modelOf('model M { input x: oneHot("a", "b", "c") dense(1) output y: [1] loss squaredError }');
  expect(model.inputs[0]?.array).toBe("x");
  expect(model.arrays.get("x")).toMatchObject({ role: "input", content: { kind: "index", below: 3 }, extents: [{ lower: 0, upper: Infinity }] });
  const hot = [...model.arrays.values()].find(({ purpose }) => purpose?.kind === "oneHot");
  expect(hot?.extents.at(-1)).toEqual({ lower: 0, upper: 3 });
  expect(equationOf(model, hot?.name ?? "")).toMatch(/k == x\[n\] \? 1 : 0|x\[n\] == k \? 1 : 0/);
});

test("a class is the number where a layer takes whole numbers", () => {
  const text = 'model M { input x: oneHot("a", "b", "c") embedding(2) output y: [2] loss squaredError }';
  expect(outputOf(text, { x: [1], "embedding1.E": [1, 2, 3, 4, 5, 6] })).toEqual([3, 4]);
});

test("the chain goes on from the only input; with several a step names one", () => {
  expect(outputOf("model M { input x: [2] relu output y: [2] loss squaredError }", { x: [-1, 2] })).toEqual([0, 2]);
  expect(outputOf("model M { input x: [2], z: [2] z add(x) output y: [2] loss squaredError }", { x: [-1, 2], z: [5, 6] })).toEqual([4, 8]);
});

test("a fault of an encoding is said once, whatever reads the input", () => {
  expect(faults("model M { input x: index(0), z: [2] x embedding(2) add(z) output y: [2] loss squaredError }")).toHaveLength(1);
});
