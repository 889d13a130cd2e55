/** The terms of a loss: losses of values and targets, and values. */
import { describe, expect, test } from "vitest";
import { toNumber } from "../../../../src/ir/equation/number.ts";
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
  test("is the weighted sum of its terms", () => {
    const model = modelOf(net("squaredError(y) + 0.5 * absoluteError(z)", two));
    expect(equationOf(model, model.loss?.data ?? "")).toMatch(/0\.5 \* |1\/2 \* | \/ 2/);
    expect(model.loss?.text).toBe("squaredError(y) + 0.5 * absoluteError(z)");
  });
});

describe("a value without axes", () => {
  const mean = (name: string): RegExp => new RegExp(`sum\\(n: ${name}\\[n\\]\\) / count`);

  test("is a loss, alone and among others, by name and as a result of an instance", () => {
    const cost = "cost = sum(k: h[k] ^ 2)";
    expect(equationOf(modelOf(net("cost", cost)), "@loss1")).toMatch(mean("value.cost"));
    const model = modelOf(net("squaredError(y) - 0.5 * cost", cost));
    expect(equationOf(model, "@loss2")).toMatch(mean("value.cost"));
    expect(model.loss?.terms.map(({ name, weight, array }) => [name, toNumber(weight), array])).toEqual([["squaredError(y)", 1, "@loss1"], ["cost", -0.5, "@loss2"]]);
    const two = "layer two() { input x: [n] output y[i] = x[i] output size = sum(i: x[i]) } model M { input x: [2] two as t dense(2) output y: [2] loss squaredError + t.size }";
    expect(equationOf(modelOf(two), "@loss2")).toMatch(mean("t.size"));
  });

  test("is the loss where a loss has its name, too; a value with axes leaves the name to that loss", () => {
    expect(equationOf(modelOf(net("huber", "huber = sum(k: h[k] ^ 2)")), "@loss1")).toMatch(mean("value.huber"));
    expect(term(net("huber", "huber[k] = h[k] ^ 2"))).toContain("target(y)");
  });

  test("that differs in no example is taken as it is", () => {
    expect(equationOf(modelOf(net("size", "size = sum(k: h.b[k] ^ 2)")), "@loss1")).toContain("= value.size");
  });
});
