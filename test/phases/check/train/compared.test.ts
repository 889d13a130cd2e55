/** Which values a loss compares, and with what. */
import { describe, expect, test } from "vitest";
import { equationOf, modelOf } from "../model.ts";

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
});
