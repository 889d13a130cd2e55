/** Values and shared parts with the names of definitions. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { faults, outputOf, said } from "../model.ts";

const x = [1, -2];
const net = (chain: string, definitions = ""): string => `${definitions} model Net { input x: [2] ${chain} output out: [2] loss squaredError }`;
const of = (chain: string, definitions?: string): readonly number[] => outputOf(net(chain, definitions), { x });
const warnings = (text: string): readonly string[] => check(text).diagnostics.filter((d) => d.severity === "warning").map((d) => d.message);

describe("a value with the name of a definition", () => {
  test("has its bare name, in the chain, as an operand, in equations and as an output", () => {
    expect(of("twice[i] = 2 * x[i] twice as attention relu() add(attention)")).toEqual([4, -4]);
    expect(of("softmax[i] = 3 * x[i] q[i] = softmax[i] + 1 q")).toEqual([4, -5]);
    expect(faults("model Net { input x: [4] dense(3) output attention: [3] loss squaredError }")).toEqual([]);
    expect(faults("model Net { input embedding: [4] dense(3) output position: [3] loss squaredError }")).toEqual([]);
  });

  test("leaves the definition its name with parentheses, and in equations as a function", () => {
    expect(of("relu[i] = 3 * x[i] x relu()")).toEqual([1, 0]);
    expect(of("relu[i] = 3 * x[i] q[i] = relu(relu[i]) q")).toEqual([3, 0]);
    expect(of("x as own own(2)", "layer own(by) { input x: [n] output y[i] = by * x[i] }")).toEqual([2, -4]);
  });

  test("leaves the definition its name before it", () => expect(of("relu as h relu[i] = 5 * h[i] relu")).toEqual([5, 0]));

  test("may be the name of a block inside of that block", () => expect(of("own", "block own() { tanh[i] = 1 own(2) } ".replace("tanh[i] = 1 own(2)", "relu as own own"))).toEqual([1, 0]));
});

test("a shared part has its bare name", () => expect(of("shared softsign = { relu } softsign softsign() add(x)")).toEqual([1.5, -2]));

describe("a warning", () => {
  test.each([
    ["a value and an activation", net("dense(2) as relu dense(2) as h relu add(h)"), "activation", "value"],
    ["a value and a layer without arguments", net("dense(2) as softmax dense(2) as h softmax add(h)"), "layer", "value"],
    ["a shared part and an activation", net("shared relu = dense(2) relu"), "activation", "part"],
  ] as const)("is of the bare name of %s", (_, text, keyword, what) => {
    const name = /softmax/.test(text) ? "softmax" : "relu";
    expect(warnings(text)).toEqual([said("bothMeant", { name, shared: what === "part", keyword })]);
  });

  test("is of a loss and a value that could be one", () => {
    const text = net("dense(2) as h huber = sum(i: h[i] ^ 2) h").replace("squaredError", "huber");
    expect(warnings(text)).toEqual([said("bothMeant", { name: "huber", shared: false, keyword: "loss" })]);
    expect(warnings(text.replace("loss huber", "loss huber()"))).toEqual([said("unusedValue", { name: "huber" })]);
  });

  test("is of none where the definition takes arguments, or parentheses are written", () => {
    expect(warnings(net("dense(2) as embedding dense(2) as h embedding add(h)"))).toEqual([]);
    expect(warnings(net("dense(2) as relu dense(2) relu() add(relu)"))).toEqual([]);
  });
});
