/** An activation in a chain: applied to every component, whatever the shape. */
import { expect, test } from "vitest";
import { faults, net, outputOf, said } from "../../model.ts";

test("keeps the shape", () => {
  expect(outputOf(net("relu", { input: "[2, 2]", output: "[2, 2]" }), { x: [1, -2, 3, -4] })).toEqual([1, 0, 3, 0]);
});

test("takes its arguments from the call", () => {
  expect(outputOf(net("leakyRelu(slope: 0.5)", { input: "[2]", output: "[2]" }), { x: [2, -2] })).toEqual([2, -1]);
});

test("states a kind for its result, which losses ask for", () => {
  const text = (activation: string): string => net(`dense(1) ${activation}`, { output: 'binary("no", "yes")' }).replace("squaredError", "binaryCrossEntropy");
  expect(faults(text("sigmoid"))).toEqual([]);
  expect(faults(text("tanh"))).toEqual([said("wrongResultKind", { loss: "binaryCrossEntropy", expected: "probability", found: undefined })]);
});

test("has a value to apply to", () => {
  expect(faults(net("f dense(1)", { definitions: "activation f() = 3" }))).toEqual([said("activationWithoutValue", { name: "f" })]);
});

test("may draw, one number for each component", () => {
  expect(faults(net("f dense(1)", { definitions: "activation f(x) = x * random()" }))).toEqual([]);
});
