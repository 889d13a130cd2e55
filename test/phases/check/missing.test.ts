/** What a field says of missing values, and what is refused. */
import { expect, test } from "vitest";
import { faults, modelOf, said } from "./model.ts";

const input = (encoding: string): string => `model M { input z: [2], x: ${encoding} z dense(1) output y: [1] loss squaredError }`;

test.each([
  ["missing(mean)", said("missingOutsideRecord", {})],
  ['oneHot("a", "b", missing: mode)', said("missingOutsideRecord", {})],
  ["{ a: missing }", said("missingWithoutFill", {})],
  ["{ a: missing(mean, indicator, 2) }", said("missingWithoutFill", {})],
  ["{ a: missing(mean, mode) }", said("unknownFill", { found: "mode", of: "second", known: ["indicator"] })],
  ["{ a: missing(drop, indicator) }", said("indicatorOfDropped", { fill: "drop" })],
  ["{ a: missing(0) }", said("unknownFill", { found: undefined, of: "number", known: ["drop", "mean", "median", "mode", "zero", "indicator"] })],
  ['{ a: binary("a", "b", missing: mean) }', said("unknownFill", { found: "mean", of: "class", known: ["drop", "mode", "zero", "indicator"] })],
  ['{ a: oneHot("a", "b", missing: mode)[2] }', said("missingOfClassArray", {})],
])("`%s` is refused", (encoding, message) => {
  expect(faults(input(encoding))).toEqual([message]);
});

test("a target is not filled, and may be left out", () => {
  const output = (encoding: string): string => `model M { input x: [2] dense(1) output y: { a: ${encoding} } loss squaredError }`;
  expect(faults(output("missing(mean)"))).toEqual([said("filledTarget", { name: "y" })]);
  expect(faults(output("missing(drop)"))).toEqual([]);
});

test("what a field says of missing values is described", () => {
  const { encoding } = modelOf(input('{ a: missing(median), b: oneHot("u", "v", missing: indicator) }')).inputs.find(({ name }) => name === "x") ?? {};
  expect(encoding).toMatchObject({ fields: [{ missing: { fill: "median", indicator: false } }, { missing: { fill: "zero", indicator: true } }] });
});
