/** Parameters of a loss with a pattern: what they take, and what is said of the rest. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";

const model = (loss: string, definitions = "", encoding = "oneHot(\"a\", \"b\", \"c\")", end = "softmax"): string =>
  `${definitions}\nmodel Net { input x: [4], extra: [3] let heavy = 2 dense(3) ${end} output y: ${encoding} loss ${loss} }`.replace("let heavy", "x let heavy");

test.each([
  ["crossEntropy(weights: [1, 2, 0.5])"], ["crossEntropy(weights: [heavy, 2 * heavy, 1 / 3,])"], ["crossEntropy(0.1, [1, 2, 3])"], ["crossEntropy(weights: heavy)"],
  ["crossEntropy(weights: extra)"], ["crossEntropy(y, weights: [1, 1, 1]) + 0.5 * crossEntropy(y, weights: [0, 1, 0])"],
])("%s is taken", (loss) => {
  expect(check(model(loss)).diagnostics.filter((d) => d.severity === "error")).toEqual([]);
});

test.each([
  ["crossEntropy(weights: [1, 2])", "NN514 `weights` takes 3 numbers, or one for all, and is given 2"],
  ["crossEntropy(weights: [])", "NN514 `weights` takes 3 numbers, or one for all, and is given 0"],
  ["crossEntropy(weights: [1, \"b\", 2])", "NN231 "],
  ["crossEntropy(weights: [..s])", "NN230 a pack "],
  ["crossEntropy(weights: x)", "NN301 "],
  ["crossEntropy(weights: true)", "NN231 "],
  ["crossEntropy(weights: hevy)", "NN201 "],
  ["crossEntropy(smoothing: [1, 2])", "NN230 "],
  ["crossEntropy(weight: [1, 2, 3])", "NN235 "],
])("%s is told", (loss, message) => {
  const found = check(model(loss)).diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`);
  expect(found).toHaveLength(1);
  expect(found[0]?.startsWith(message), found[0]).toBe(true);
});

test("a definition may ask for numbers, and must say over what", () => {
  const own = (parameter: string): string => `loss own(y[k], target[k], ${parameter}) = sum(k: share[k] * (y[k] - target[k]) ^ 2)`;
  const codes = (loss: string, parameter: string): readonly string[] => check(model(loss, own(parameter), "[3]", "tanh")).diagnostics.filter((d) => d.severity === "error").map((d) => d.code);
  expect(codes("own(share: [1, 2, 3])", "share[k]")).toEqual([]);
  expect(codes("own", "share[k] = [1, 2, 3]")).toEqual([]);
  expect(codes("own", "share[k]")).toEqual(["NN237"]);
  expect(codes("own", "share[m] = 1")).toEqual(["NN307"]);
});
