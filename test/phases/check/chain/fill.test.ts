/** Filled values of a record: their equation, and what is fitted to the training examples. */
import { expect, test } from "vitest";
import { modelOf } from "../model.ts";

const model = modelOf(`model M {
  input r: { a, b, c: missing(mean), d: missing(median), e: missing(zero, indicator), f: oneHot("u", "v", missing: mode), g: { h: missing(mode)[2] } }
  dense(1)
  output y: [1]
  loss squaredError
}`);

test("the data have a mark behind each number and class, the value has the indicators that are asked for", () => {
  const sizes = (name: string) => model.arrays.get(name)?.extents.map(({ upper }) => upper);
  expect(sizes("r")).toEqual([Infinity, 2 + 2 + 2 + 2 + 3 + 4]);
  expect(sizes("r:filled")).toEqual([Infinity, 2 + 1 + 1 + 2 + 2 + 2]);
  expect(model.inputs[0]?.array).toBe("r");
});

test("means and modes of classes are equations, medians and modes of numbers are sorted for", () => {
  expect(model.fitted.map(({ array }) => array)).toEqual(["r.c", "r.f"]);
  expect(model.ordered).toEqual([{ array: "r.d", statistic: "median", input: "r", from: 4 }, { array: "r.g.h", statistic: "mode", input: "r", from: 11 }]);
  expect(model.variables.filter(({ role }) => role === "fitted").map(({ name, shape }) => [name, shape])).toEqual([["r.c", []], ["r.d", []], ["r.f", [2]], ["r.g.h", [2]]]);
});

test("a record without filled fields is its own value", () => {
  const plain = modelOf("model M { input r: { a, b: missing(drop) } dense(1) output y: [1] loss squaredError }");
  expect(plain.arrays.has("r:filled")).toBe(false);
});
