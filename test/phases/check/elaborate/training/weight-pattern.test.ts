/** `weight w: [..s, n]` in an optimizer: which weights fit, and the sizes that it names. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { faults, net, said } from "../../model.ts";

const own = (body: string): string => net("dense(1)", { definitions: `optimizer own(rate = 0.1) { ${body} }`, end: "train { optimizer: own }" });

test.each([
  ["weight w: [..s, n] w = w - rate * g / n"],
  ["weight w: [..s] w = w - rate * g"],
  ["weight w: [n, ..s] w[i, ..s] = w[i, ..s] - rate * g[i, ..s] / n"],
])("weights of one axis and of two fit: %s", (body) => {
  expect(check(own(body)).diagnostics).toEqual([]);
});

describe("a fault", () => {
  test.each([
    ["a weight under another name", "weight v: [n] w = w - rate * g", said("declarationInOptimizer", { role: "weight" })],
    ["a pattern without a shape", "weight w w = w - rate * g", said("declarationInOptimizer", { role: "weight" })],
    ["a second pattern", "weight w: [n], w: [..s, n] w = w - rate * g", said("definedTwice", { name: "w" })],
    ["a pattern with two packs", "weight w: [..r, ..s] w = w - rate * g", said("secondPack", {})],
    ["a bias of its own", "bias b = 0 w = w - rate * g", said("declarationInOptimizer", { role: "bias" })],
    ["a pattern that a weight does not fit", "weight w: [n, m] w = w - rate * g", said("weightDoesNotFit", { optimizer: "own", pattern: "w: [n, m]", name: "dense1.b", shape: [1], others: 0 })],
    ["a size under the name of a state", "weight w: [..s, n] state n = 0 n = n + g w = w - rate * n", said("definedTwice", { name: "n" })],
    ["a size of one that is another of the next", "weight w: [..s, rate] w = w - rate * g", said("fractionalSize", { value: "1/10", expression: "rate" })],
  ])("is %s", (_, body, message) => {
    expect(faults(own(body))).toContain(message);
  });
});
