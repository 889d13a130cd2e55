/** `reshape`: the same numbers in row-major order under another shape. */
import { describe, expect, test } from "vitest";
import { faults, net, outputOf, said, shapesOf } from "../../model.ts";

const own = (body: string, { input = "[2, 3]", output = "[6]", parameters = "", call = "own" } = {}): string =>
  net(call, { input, output, definitions: `layer own(${parameters}) { input x: [..s, n] ${body} }` });

describe("the numbers", () => {
  test("keep their order", () => {
    const text = own("t = reshape(x, [3, 2]) output y[i, j] = t[i, j] + 10 * i", { output: "[3, 2]" });
    expect(outputOf(text, { x: [1, 2, 3, 4, 5, 6] })).toEqual([1, 2, 13, 14, 25, 26]);
  });

  test.each([["[6]", [6]], ["[count(..s), n]", [2, 3]], ["[..s, n, 1]", [2, 3, 1]], ["[n, ..s]", [3, 2]]])("may have the shape `%s`", (shape, expected) => {
    expect(shapesOf(own(`output y = reshape(x, ${shape})`, { output: `[${expected.join(", ")}]` }))).toEqual([expected]);
  });

  test("may have a shape that a parameter is given", () => {
    expect(shapesOf(own("output y = reshape(x, shape)", { parameters: "shape", call: "own([3, 2])", output: "[3, 2]" }))).toEqual([[3, 2]]);
  });
});

describe("a fault", () => {
  test.each([
    ["another count", own("output y = reshape(x, [5])"), said("reshapeCountMismatch", { from: [2, 3], to: [5] })],
    ["no shape", own("output y = reshape(x, 6)"), said("reshapeOperands", {})],
    ["no array", own("output y = reshape(3, [6])"), said("reshapeOperands", {})],
    ["an unknown pack", own("output y = reshape(x, [..t])"), said("unknownPack", { name: "t", known: ["s"] })],
    ["a fractional size of a parameter", own("output y = reshape(x, shape)", { parameters: "shape", call: "own([1.5, 4])" }), said("fractionalSize", { value: "3/2" })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toEqual([message]);
  });
});
