/** A class for values that are not listed, and what is refused. */
import { expect, test } from "vitest";
import { faults, modelOf, said } from "./model.ts";

const input = (encoding: string): string => `model M { input z: [2], x: ${encoding} z dense(1) output y: [1] loss squaredError }`;

test.each([
  ['oneHot("a", "b", other: true)', said("otherWithoutName", { found: "true" })],
  ['oneHot("a", "b", other: "a")', said("otherIsListed", { label: "a" })],
  ['oneHot("a", "b", other: "c", other: "d")', said("otherTwice", {})],
  ['oneHot("a", "b", unknown: "c")', said("unknownClassArgument", { key: "unknown", encoding: "oneHot" })],
  ['{ a: binary("a", "b", other: "c") }', said("otherOfEncoding", { encoding: "binary" })],
  ["index(5, other: 0)", said("otherOfEncoding", { encoding: "index" })],
  ["oneHot(0..3, other: 0.5)", said("fractionalClass", { label: 0.5 })],
  ['oneHot(other: "rest")', said("tooFewClasses", { encoding: "oneHot", given: 1 })],
])("`%s` is refused", (encoding, message) => {
  expect(faults(input(encoding))).toEqual([message]);
});

test("a target has no class for other values", () => {
  expect(faults('model M { input x: [2] dense(2) softmax output y: oneHot("a", other: "rest") loss crossEntropy }')).toEqual([said("otherOfTarget", { name: "y" })]);
});

test("the class for other values is the last one", () => {
  const encodings = modelOf(input('{ a: oneHot(0..1, other: "rest", missing: mode), b: oneHot("u", "v") }')).inputs.find(({ name }) => name === "x")?.encoding;
  expect(encodings).toMatchObject({ fields: [{ encoding: { classes: [0, 1, "rest"], other: true }, missing: { fill: "mode" } }, { encoding: { kind: "oneHot", classes: ["u", "v"], shape: [] } }] });
});
