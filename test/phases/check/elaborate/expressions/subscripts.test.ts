/** Subscripts: one for each dimension, whole numbers, of arrays alone. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { faults, layerOf, net, outputOf, said } from "../../model.ts";

const value = (text: string): string => layerOf(`let a = 3 output y[i] = x[i] + ${text}`);

describe("a fault", () => {
  test.each([
    ["x[i, i]", said("wrongSubscriptCount", { array: "x", rank: 1, given: 2 })],
    ["x[i / 3]", said("fractionalPosition", { index: "i / 3" })],
    ["x[0.5]", said("fractionalPosition", { index: "0.5" })],
    ["a[0]", said("subscriptsOfNumber", { name: "a" })],
    ["x[..s]", said("unknownPack", { name: "s", known: [] })],
  ])("is `%s`", (text, message) => {
    expect(faults(value(text))).toEqual([message]);
  });

  test("is what differs from example to example in a value that is one for all", () => {
    expect(faults(layerOf("state s: [n] = 0 while training { s[i] = x[i] } output y[i] = x[i] + s[i]"))).toEqual([said("dependsOnExample", { name: "x", defined: { kind: "state", name: "s" } })]);
  });
});

test("a quotient that is whole is a position", () => {
  expect(outputOf(layerOf("output y[i] = x[i] + x[(4 * i + 2 - 2) / 4]"), { x: [1, 2, 3, 4] })).toEqual([2, 4, 6, 8]);
});

test("an unknown pack has the known ones as its fixes", () => {
  const own = "layer own() { input x: [..rest, n] output y[..rest, i < n] = 2 * x[..s, i] }";
  expect(check(net("own", { output: "[4]", definitions: own })).diagnostics.flatMap((d) => d.fixes.map((f) => f.title))).toEqual(["write `..rest`"]);
});
