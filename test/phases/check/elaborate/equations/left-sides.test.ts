/** Left sides: ranges of indices, and base cases at constant positions. */
import { describe, expect, test } from "vitest";
import { faults, layerOf, net, said, shapesOf } from "../../model.ts";

const shape = (left: string, value: string, input = "[4]", output = "[4]"): readonly (readonly number[])[] =>
  shapesOf(net("own", { input, output, definitions: `layer own() { input x: [..s, n] output ${left} = ${value} }` }));

describe("the shape", () => {
  test.each([
    ["y[i]", "x[i]", "[4]", [4]], ["y[i < 3]", "x[i]", "[4]", [3]], ["y[i < 2 * n, j < 2]", "x[0] + i + j", "[4]", [8, 2]],
    ["y[..s, i]", "2 * x[..s, i]", "[2, 3, 4]", [2, 3, 4]], ["y[i, ..s]", "x[..s, i]", "[2, 3]", [3, 2]], ["y[i < count(..s)]", "sum(..s, k: x[..s, k]) + i", "[2, 3, 4]", [6]],
  ])("of `%s` is that of its indices and packs", (left, value, input, expected) => {
    expect(shape(left, value, input, `[${expected.join(", ")}]`)).toEqual([expected]);
  });
});

describe("a fault", () => {
  test.each([
    ["an index twice", "output y[i, i] = x[i]", said("indexBoundTwice", { name: "i" })],
    ["an unknown pack", "output y[..t] = x[0]", said("unknownPack", { name: "t", known: [] })],
    ["a fractional position", "h[0.5] = 1 h[i] = x[i] output h", said("fractionalPosition", { index: "0.5" })],
    ["an index without a range", "output y[k] = x[0]", said("indexWithoutRange", { index: "k" })],
    ["a gap between its cases", "h[6] = 1 h[i] = x[i] output h", said("notDefinedEverywhere", { name: "h", at: 4 })],
    ["two sizes", "weight w: [3] output y[i] = x[i] + w[i]", said("rangesDisagree", { index: "i", first: 4, second: 3 })],
  ])("is %s", (_, body, message) => {
    expect(faults(layerOf(body))).toEqual([message]);
  });
});
