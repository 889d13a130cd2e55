/** What encodings mean: the shape of the value, and the classes that are refused. */
import { describe, expect, test } from "vitest";
import { componentsOf, valueShape } from "../../../src/phases/check/encoding.ts";
import { faults, modelOf, said } from "./model.ts";

const input = (encoding: string): string => `model M { input z: [2], x: ${encoding} z dense(1) output y: [1] loss squaredError }`;
const encodingOf = (encoding: string) => {
  const found = modelOf(input(encoding)).inputs.find(({ name }) => name === "x")?.encoding;
  if (found === undefined) throw new Error("no input x");
  return found;
};

describe("the value", () => {
  test.each([
    ["[]", []], ["[2, 3]", [2, 3]], ["index(7)", []], ["index(7)[5]", [5]], ['oneHot("a", "b", "c")', [3]], ["oneHot(0..9)[4]", [4, 10]],
    ['binary("no", "yes")', [1]], ['binary("no", "yes")[3]', [3]], ['{ a, b: oneHot("u", "v"), c: [2, 2] }', [7]],
    ['{ a: missing(mean), b: missing(median, indicator)[2], c: oneHot("u", "v", missing: indicator), d: { e: missing(indicator) } }', [10]],
  ])("of `%s` has the shape %j", (text, shape) => {
    expect(valueShape(encodingOf(text))).toEqual(shape);
  });

  test("of a field of classes takes one number for each class, of a whole number one", () => {
    expect(componentsOf(encodingOf('oneHot("a", "b", "c")[2]'))).toBe(6);
    expect(componentsOf(encodingOf("index(9)[2]"))).toBe(2);
  });
});

test("classes are strings and whole numbers, in the order in which they are written", () => {
  expect(encodingOf('oneHot("b", 7, 1..3, "a")')).toEqual({ kind: "oneHot", classes: ["b", 7, 1, 2, 3, "a"], shape: [] });
});

test("a size may be computed", () => {
  expect(encodingOf("index(2 ^ 3)[6 / 2]")).toEqual({ kind: "index", below: 8, shape: [3] });
});

test.each([
  ['oneHot("a")', said("tooFewClasses", { encoding: "oneHot", given: 1 })],
  ['binary("a", "b", "c")', said("binaryClasses", { given: 3 })],
  ['oneHot("a", "b", "a")', said("duplicateClass", { label: "a" })],
  ["oneHot(1, 0.5)", said("fractionalClass", { label: 0.5 })],
  ["oneHot(3..1)", said("emptyRange", { from: 3, to: 1 })],
  ["oneHot(0..70000)", said("tooManyClasses", { from: 0, to: 70000, limit: 2 ** 16 })],
  ["oneHot(true, false)", said("classOfAnotherKind", { found: "true" })],
  ['oneHot(first: "a", second: "b")', said("unknownClassArgument", { key: "first", encoding: "oneHot" })],
  ["index", said("indexWithoutSize", {})],
  ["index(0)", said("indexWithoutSize", {})],
  ['oneHt("a", "b")', said("unknownEncoding", { name: "oneHt" })],
  ["[..s]", said("packInShape", { name: "s" })],
  ["{ a, a }", said("duplicateField", { name: "a" })],
])("`%s` is refused", (encoding, message) => {
  expect(faults(input(encoding))).toEqual([message]);
});

test("a shape of more axes than arrays have is refused", () => {
  expect(faults(input(`[${Array.from({ length: 33 }, () => 1).join(", ")}]`))).toEqual([said("tooManyAxes", { array: undefined, axes: 33, limit: 32 })]);
});
