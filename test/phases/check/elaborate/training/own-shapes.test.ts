/** States and values of an optimizer that have a shape of their own. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { faults, net, said } from "../../model.ts";

const own = (body: string): string => net("dense(1)", { definitions: `optimizer own(rate = 0.1) { ${body} }`, end: "train { optimizer: own }" });

test.each([
  ["weight w: [..s, n] state row: [..s] = 0, all: [] = 1 row[..s] = row[..s] + sum(j: g[..s, j]) all = all + 1 w[..s, j] = w[..s, j] - rate * row[..s] / all"],
  ["weight w: [..s, n] gram[k, l] = sum(..s: g[..s, k] * g[..s, l]) gram[k, l] = sum(m: gram[k, m] * gram[m, l]) w[..s, j] = w[..s, j] - rate * sum(k: gram[j, k] * g[..s, k])"],
])("rows, columns and numbers: %s", (body) => {
  expect(check(own(body)).diagnostics).toEqual([]);
});

describe("a fault", () => {
  test.each([
    ["a size that the pattern does not name", "weight w: [..s, n] state row: [m] = 0 w = w - rate * g", said("unknownName", { kind: "compile-time value", name: "m" })],
    ["a bare name in an equation of another shape", "weight w: [..s, n] state row: [n] = 0 row[j] = row[j] + g w = w - rate * g", said("missingSubscripts", { array: "g", rank: 2 })],
    ["a `let` of one element in an equation of another shape", "weight w: [..s, n] state row: [n] = 0 let d = 2 * g row[j] = row[j] + d w = w - rate * d", said("letOfElement", { name: "d", array: "row" })],
    ["a value of one element", "weight w: [..s, n] m[0] = 1 w[..s, j] = w[..s, j] - rate * m[0]", said("assignmentToElements", { name: "m" })],
    ["a value whose range nothing gives", "weight w: [..s, n] m[k] = 1 w[..s, j] = w[..s, j] - rate * m[0]", said("indexWithoutRange", { index: "k" })],
    ["a value that is too large", "weight w: [..s, n] m[k < 100000, l < 100000] = 1 w[..s, j] = w[..s, j] - rate * m[0, 0]", said("arrayTooLarge", { array: "own.m(dense1.W).new", shape: [100000, 100000], bytes: 8e10, limit: 2 ** 31 })],
    ["a read beyond a state", "weight w: [..s, n] state row: [n] = 0 row[j] = row[j] + 1 w[..s, j] = w[..s, j] - rate * row[j + 1]", said("outOfBounds", { array: "row", index: "j + 1", least: undefined, greatest: 1, size: 1 })],
  ])("is %s", (_, body, message) => {
    expect(faults(own(body))).toContain(message);
  });
});
