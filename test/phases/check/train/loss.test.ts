/** What is wrong with a loss. */
import { describe, expect, test } from "vitest";
import { faults, said } from "../model.ts";

const net = (loss: string, more = ""): string => `model M { input x: [2], t: [2] x dense(2) as h output y: [2] ${more} loss ${loss} }`;
const two = "output z: [2] = h { tanh }";

describe("a fault", () => {
  test.each([
    ["of several outputs where none is named", net("squaredError", two), said("lossOfSeveralOutputs", { loss: "squaredError", outputs: ["y", "z"] })],
    ["an expression that is no loss", net("2 ^ squaredError"), said("notALoss", {})],
    ["a target that is no name", net("squaredError(y, target: 2 * t)"), said("targetNotAName", { loss: "squaredError" })],
    ["a value without data to compare with", net("squaredError(h)"), said("noTargetData", { name: "h", loss: "squaredError" })],
    ["a loss that is not defined", net("squareError"), said("unknownName", { kind: "loss", name: "squareError" })],
    ["a value with axes", net("squaredError(y) + h"), said("lossWithAxes", { name: "h", shape: [2] })],
    ["a value that is a whole number", net("squaredError(y) + which", "which = argmax(k: h[k])"), said("lossWithAxes", { name: "which", shape: [] })],
    ["a member of a definition", net("squaredError.weight"), said("memberOfDefinition", { name: "squaredError", member: "weight", kind: "loss" })],
    ["a target of another shape", "model M { input x: [2], t: [3] x dense(2) output y: [2] loss squaredError(y, target: t) }", said("targetShapeMismatch", { loss: "squaredError", value: [2], target: [3] })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toContain(message);
  });
});
