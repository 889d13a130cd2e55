/** Which values a loss compares, and with what. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { equationOf, faults, modelOf, said } from "../model.ts";

const net = (loss: string, more = ""): string => `model M { input x: [2], t: [2] x dense(2) as h output y: [2] ${more} loss ${loss} }`;
const two = "output z: [2] = h { tanh }";

/** The equation of the first term for each example. */
function term(text: string): string {
  const model = modelOf(text);
  const each = model.loss?.equations[0]?.array ?? "";
  return equationOf(model, each);
}

describe("a loss", () => {
  test("compares the only output with its data", () => {
    const found = term(net("squaredError"));
    expect(found).toContain("h.y");
    expect(found).toContain("target(y)");
  });

  test("compares the value that it is given, a member too", () => {
    expect(term(net("squaredError(z)", two))).toContain("target(z)");
    expect(term("model M { input x: [2] dense(2) as h output y: [2] loss squaredError + 0.1 * squaredError(h.b, target: h.b) }")).toContain("target(y)");
  });

  test("compares with the value that is its `target`, and then the output has no data", () => {
    const model = modelOf(net("squaredError(y, target: t)"));
    expect(model.outputs[0]?.target).toBeUndefined();
    expect(term(net("squaredError(y, target: t)"))).toMatch(/\bt\[/);
  });

  test("is the weighted sum of its terms", () => {
    const model = modelOf(net("squaredError(y) + 0.5 * absoluteError(z)", two));
    expect(equationOf(model, model.loss?.data ?? "")).toMatch(/0\.5 \* |1\/2 \* | \/ 2/);
    expect(model.loss?.text).toBe("squaredError(y) + 0.5 * absoluteError(z)");
  });
});

describe("a fault", () => {
  test("that names a value shows the loss that takes it, which is one", () => {
    const text = 'model M { input x: [2] dense(2) as h cost = sum(k: h[k] ^ 2) output y: [2] = h loss cost }';
    const [fault] = check(text).diagnostics;
    expect(fault?.code).toBe("NN201");
    const note = /write `(.*?)`, with `(.*?)` beside/.exec(fault?.notes[0]?.message ?? "");
    expect(check(`${note?.[2]}\n${text.replace("loss cost", note?.[1] ?? "")}`).diagnostics).toEqual([]);
  });

  test.each([
    ["of several outputs where none is named", net("squaredError", two), said("lossOfSeveralOutputs", { loss: "squaredError", outputs: ["y", "z"] })],
    ["an expression that is no loss", net("2 ^ squaredError"), said("notALoss", {})],
    ["a target that is no name", net("squaredError(y, target: 2 * t)"), said("targetNotAName", { loss: "squaredError" })],
    ["a value without data to compare with", net("squaredError(h)"), said("noTargetData", { name: "h", loss: "squaredError" })],
    ["a loss that is not defined", net("squareError"), said("unknownName", { kind: "loss", name: "squareError" })],
    ["a member of a definition", net("squaredError.weight"), said("memberOfDefinition", { name: "squaredError", member: "weight", kind: "loss" })],
    ["a target of another shape", "model M { input x: [2], t: [3] x dense(2) output y: [2] loss squaredError(y, target: t) }", said("targetShapeMismatch", { loss: "squaredError", value: [2], target: [3] })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toContain(message);
  });
});
