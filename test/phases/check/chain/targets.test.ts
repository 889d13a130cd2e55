/** The data of an output, before and after its statement. */
import { expect, test } from "vitest";
import { faults, modelOf, said } from "../model.ts";

test("data of classes are whole numbers, whose vector is no part of the forward computation", () => {
  const model = modelOf('model M { input x: [2] dense(3) softmax output y: oneHot("a", "b", "c") loss crossEntropy }');
  expect(model.arrays.get(model.outputs[0]?.target ?? "")).toMatchObject({ role: "target", content: { kind: "index", below: 3 } });
  expect(model.targets).toHaveLength(1);
  expect(model.equations.some(({ array }) => array === model.targets[0]?.array)).toBe(false);
});

test("data of a lone number have the shape of the value", () => {
  const model = modelOf("model M { input x: [2] dense(1) output y: [] loss squaredError }");
  expect(model.arrays.get(model.outputs[0]?.target ?? "")?.extents).toEqual([{ lower: 0, upper: Infinity }, { lower: 0, upper: 1 }]);
});

test("data that nothing is ever given for are refused", () => {
  expect(faults("model M { input x: [2] dense(2) as h fitted c[j] = mean(data: y.target[j]) v[j] = h[j] + c[j] output y: [2] = v }")).toEqual([said("targetsNeverGiven", { name: "y" })]);
});
