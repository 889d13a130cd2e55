/** Numbers in brackets as compile-time values: what they are good for, and what is said where they are not. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";

const model = (chain: string, head = ""): string => `model Net${head} { input x: [4, 6] ${chain} output y: OUT loss squaredError }`;

test.each([
  ["reshape([24])", "[24]"], ["reshape([2, 3, 4]) transpose", "[2, 4, 3]"], ["let size = [3, 8] reshape(size)", "[3, 8]"], ["let n = 4 reshape([n / 2, 3 * n])", "[2, 12]"],
  ["part([12, 2])", "[12, 2]"],
])("%s", (chain, out) => {
  const text = `block part(shape = [2, 12]) { reshape(shape) }\n${model(chain).replace("OUT", out)}`;
  expect(check(text).diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
});

test("is a default, and a weight of classes by name", () => {
  const { diagnostics, models } = check(`model Net(weights = [1, 2, 1 / 2]) { input x: [4] dense(3) softmax output y: oneHot(0..2) loss crossEntropy(weights: weights) }`);
  expect(diagnostics).toEqual([]);
  expect(models).toHaveLength(1);
});

test.each([
  ["reshape([5, 5])", "NN308"], ["reshape([4.8, 5])", "NN232"], ["reshape([-4, -6])", "NN233"], ["reshape(24)", "NN414"], ["reshape([\"a\"])", "NN231"],
  ["dense([3])", "NN231"], ["dropout([0.5, 0.5])", "NN231"], ["reshape([..s])", "NN230"], ["let n = [2, 3] dense(n + 1)", "NN231"],
])("%s is %s", (chain, code) => {
  const { diagnostics } = check(model(chain).replace("OUT", "[24]"));
  expect(diagnostics.filter((d) => d.severity === "error").map((d) => d.code)).toEqual([code]);
});
