/** The chain of a model before its first statement. */
import { expect, test } from "vitest";
import { faults, modelOf, said } from "../model.ts";

test("parameters have their values, each seeing those before it", () => {
  const model = modelOf("model M(a = 2, b = 3 * a) { input x: [b] dense(a) output y: [2] loss squaredError }");
  expect(model.parameters.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(model.variables.map(({ shape }) => shape)).toEqual([[6, 2], [2]]);
});

test("a parameter of a model without a value is a fault", () => {
  expect(faults("model M(a) { input x: [4] dense(a) output y: [2] loss squaredError }")).toContain(said("parameterWithoutValue", { name: "a" }));
});
