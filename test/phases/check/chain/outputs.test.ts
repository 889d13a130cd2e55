/** Outputs: whether the value fits what the encoding says. */
import { describe, expect, test } from "vitest";
import { equationOf, faults, modelOf, net, said } from "../model.ts";

describe("an output", () => {
  test("of one number may be written as a scalar or with one element", () => {
    expect(faults(net("dense(1)", { output: "[]" }))).toEqual([]);
    expect(faults(net("dense(1)", { output: "[1]" }))).toEqual([]);
  });

  test("whose value no input reaches is repeated for every example", () => {
    const model = modelOf("model M { input x: [2] x dense(2) as h c[i] = 2 * h.b[i] output y: [2] output z: [2] = c loss squaredError(y) }");
    const [, z] = model.outputs;
    expect(model.arrays.get(z?.array ?? "")?.purpose?.kind).toBe("each");
    expect(equationOf(model, z?.array ?? "")).toMatch(/\[n, i0\] = /);
  });

  test("names its value", () => {
    expect(faults("model M { input x: [2] dense(3) output code: [3] dense(1) output y: [1] = code { dense(1) } loss squaredError(y) + squaredError(code) }")).toEqual([]);
  });
});

describe("a fault", () => {
  test.each([
    ["a value of another shape", net("dense(3)", { output: "[2]" }), said("outputEncodingMismatch", { found: [3], expected: [2], encoding: { kind: "real", shape: [2] } })],
    ["classes of another number", net("dense(3) softmax", { output: 'oneHot("a", "b")' }).replace("squaredError", "crossEntropy"), said("outputEncodingMismatch", { found: [3], expected: [2], encoding: { kind: "oneHot", classes: ["a", "b"] } })],
    ["no encoding", "model M { input x: [2] dense(1) output y loss squaredError }", said("outputWithoutEncoding", { name: "y" })],
    ["a name that is given twice", "model M { input x: [2] dense(1) output y: [1] output y: [1] loss squaredError(y) }", said("duplicateValue", { name: "y" })],
    ["no value before it", "model M { input x: [2], z: [2] output y: [2] loss squaredError }", said("noCurrentValue", { name: "y" })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toContain(message);
  });
});
