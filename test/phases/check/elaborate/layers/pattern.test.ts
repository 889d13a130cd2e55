/** Shape patterns of inputs, against the shapes of values. */
import { describe, expect, test } from "vitest";
import { faults, net, said, shapesOf } from "../../model.ts";

const own = (pattern: string, output: string, input = "[2, 3]", parameters = "", call = "own"): string =>
  net(call, { input, output: "[1]", definitions: `layer own(${parameters}) { input x: ${pattern} output y[i < 1] = ${output} }` });

describe("a pattern", () => {
  test.each([
    ["[rows, columns]", "x[0, 0] * rows * columns", "[2, 3]"], ["[..s]", "sum(..s: x[..s])", "[2, 3, 4]"], ["[..s]", "sum(..s: x[..s])", "[]"], ["[first, ..s]", "sum(..s: x[0, ..s])", "[2, 3, 4]"],
    ["[..s, last]", "sum(..s: x[..s, 0])", "[2]"], ["[2, n]", "x[0, 0] * n", "[2, 3]"], ["[n, n]", "x[0, 0] * n", "[3, 3]"], ["[n, n + 1]", "x[0, 0]", "[2, 3]"],
  ])("`%s` takes a value", (pattern, output, input) => {
    expect(faults(own(pattern, output, input))).toEqual([]);
  });

  test("binds sizes that outputs may have", () => {
    expect(shapesOf(net("own", { input: "[2, 3]", output: "[6]", definitions: "layer own() { input x: [a, b] output y[i < a * b] = x[0, 0] + i }" }))).toEqual([[6]]);
  });

  test("may have a size that a parameter is given", () => {
    expect(faults(own("[size, n]", "x[0, 0] * n", "[2, 3]", "size", "own(2)"))).toEqual([]);
    expect(faults(own("[size, n]", "x[0, 0] * n", "[2, 3]", "size", "own(4)"))).not.toEqual([]);
  });
});

describe("a fault", () => {
  test.each([
    ["another number of axes", own("[n]", "x[0]"), said("shapeMismatch", { definition: "own", found: [2, 3], pattern: "[n]" })],
    ["too few axes beside a pack", own("[..s, a, b]", "x[..s, 0, 0]", "[2]"), said("shapeMismatch", { definition: "own", found: [2], pattern: "[..s, a, b]" })],
    ["another size", own("[3, n]", "x[0, 0]"), said("shapeMismatch", { definition: "own", found: [2, 3], pattern: "[3, n]" })],
    ["one name for two sizes", own("[n, n]", "x[0, 0]"), said("sizesDisagree", { definition: "own", name: "n", first: 2, second: 3 })],
    ["two packs", own("[..a, ..b]", "0"), said("secondPack", {})],
    ["an encoding that is no pattern", own('oneHot("a", "b")', "0"), said("inputPattern", {})],
    ["real numbers where positions are wanted", own("index(n)", "x", "[]"), said("indexInputNeeded", { definition: "own", input: "x" })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toEqual([message]);
  });

  test("is one pack for two shapes", () => {
    const two = "layer two() { input a: [..s], b: [..s] output y[..s] = a[..s] + b[..s] }";
    expect(faults(net("let b = { dense(3) } two(b) dense(1)", { definitions: two }))).toEqual([said("packMismatch", { definition: "two", name: "s", first: [4], second: [3] })]);
  });
});
