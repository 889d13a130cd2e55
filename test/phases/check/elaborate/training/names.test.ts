/** The names that an optimizer assigns to. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { faults, net, said } from "../../model.ts";

const own = (body: string): string => net("dense(1)", { definitions: `optimizer own(rate = 0.1) { ${body} }`, end: "train { optimizer: own }" });

test.each([
  ["weight w: [..s, n] m[..s, j] = g[..s, j] m[..s, j] = 2 * m[..s, j] w[..s, j] = w[..s, j] - rate * m[..s, j]"],
])("a value of the step may be assigned twice: %s", (body) => {
  expect(check(own(body)).diagnostics).toEqual([]);
});

describe("a fault", () => {
  test.each([
    ["a value that nothing reads", "weight w: [..s, n] m[..s, j] = g[..s, j] w = w - rate * g", said("assignmentInOptimizer", { name: "m" })],
    ["a value under the name of a parameter", "weight w: [..s, n] rate[j] = mean(..s: g[..s, j]) w = w - rate * g", said("assignmentInOptimizer", { name: "rate" })],
    ["a value that reads itself alone", "weight w: [..s, n] m[..s, j] = g[..s, j] m[..s, j] = 2 * m[..s, j] w = w - rate * g", said("assignmentInOptimizer", { name: "m" })],
  ])("is %s", (_, body, message) => {
    expect(faults(own(body))).toContain(message);
  });
});
