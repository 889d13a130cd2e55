/** Left sides of an optimizer's equations. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { faults, net, said } from "../../model.ts";

const own = (body: string): string => net("dense(1)", { definitions: `optimizer own(rate = 0.1) { ${body} }`, end: "train { optimizer: own }" });

test.each([
  ["weight w: [..s, n] m[p < n, ..s] = g[..s, p] w[..s, j] = w[..s, j] - rate * m[j, ..s]"],
])("each axis has an index: %s", (body) => {
  expect(check(own(body)).diagnostics).toEqual([]);
});

describe("a fault", () => {
  test.each([
    ["a bare name on the left of another shape", "weight w: [..s, n] state row: [n] = 0 row = row + 1 w = w - rate * g", said("missingSubscripts", { array: "row", rank: 1 })],
    ["a state with too few indices", "weight w: [..s, n] state row: [..s, n] = 0 row[j] = 1 w = w - rate * g", said("wrongSubscriptCount", { array: "row", rank: 2, given: 1 })],
    ["one index twice", "weight w: [..s, n] state m: [n, n] = 0 m[j, j] = 1 w = w - rate * g", said("assignmentToElements", { name: "m" })],
    ["a bound of a value that is known", "weight w: [..s, n] m[k < n] = 1 m[k < n] = 2 w[..s, j] = w[..s, j] - rate * m[j]", said("assignmentToElements", { name: "m" })],
  ])("is %s", (_, body, message) => {
    expect(faults(own(body))).toContain(message);
  });
});
