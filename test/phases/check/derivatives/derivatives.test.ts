/** What must hold of a derivative, once the model is whole. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { faults, said } from "../model.ts";

const net = (body: string, input = "[3]"): string => `loss given(y[k]) = sum(k: y[k]) model M { input x: ${input} ${body} output y: [1] = cost loss given(cost) }`;
const names = (value: string, by: string): { readonly value: string; readonly by: string } => ({ value, by });

describe("a value depends on what it is differentiated by", () => {
  test("at all", () => {
    expect(faults(net("dense(2) tanh as a  let b = x { dense(1) }  cost[q < 1] = derivative(b[0], a[q])"))).toEqual([said("derivativeOfIndependent", names("b", "a"))]);
  });

  test("and smoothly", () => {
    expect(faults(net("dense(1) as a  b = floor(a[0]) + 1  cost[q < 1] = derivative(b, a[q])"))).toEqual([said("derivativeOfSteps", { ...names("b", "a"), through: "floor" })]);
    expect(faults(net("dense(1) as a  b = stop(a[0] ^ 2)  cost[q < 1] = derivative(b, a[q])"))).toEqual([said("derivativeOfSteps", { ...names("b", "a"), through: "stop" })]);
    expect(faults(net("dense(2) as a  b = argmax(k: a[k])  cost[q < 1] = derivative(b, a[q])"))).toEqual([said("derivativeOfSteps", { ...names("b", "a"), through: "argmax" })]);
    expect(faults(net("dense(1) as a  b = a[0] > 0 ? 1 : x[0]  cost[q < 1] = derivative(b, a[q])"))[0]).toContain("is 0 everywhere");
  });

  test("through another derivative, too", () => {
    expect(faults(net("dense(2) tanh dense(1) as u  s = derivative(u[0], x[0])  cost[q < 1] = derivative(s, x[1])"))).toEqual([]);
  });
});

describe("of one example", () => {
  test("it depends on no other", () => {
    expect(faults(net("dense(2) batchNorm dense(1) as u  cost[q < 1] = derivative(u[0], x[0])"))).toEqual([said("derivativeOfOthers", { ...names("u", "x"), through: "batchNorm1.mu" })]);
    expect(faults(net("dense(1) as u  m = mean(batch: u[0])  v = u[0] - m  cost[q < 1] = derivative(v, u[q])"))).toEqual([said("derivativeOfOthers", { ...names("v", "u"), through: "value.m" })]);
  });

  test("unless it is a sum over all", () => {
    expect(faults(net("dense(2) batchNorm dense(1) as u  all = sum(batch: u[0])  cost[q < 1] = derivative(all, x[0])"))).toEqual([]);
  });
});

test("many passes back are warned of", () => {
  const warned = (units: number): readonly string[] => check(net(`dense(${units}) tanh as h  cost[q < 1] = sum(j < ${units}: derivative(h[j], x[0]))`)).diagnostics.map((d) => d.code);
  expect(warned(64)).toEqual([]);
  expect(warned(65)).toEqual(["NN726"]);
});
