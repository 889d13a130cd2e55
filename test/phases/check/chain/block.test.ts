/** Blocks that give several values by name. */
import { describe, expect, test } from "vitest";
import { faults, outputOf, said } from "../model.ts";

const parts = `layer parts(by = 2) {
  input x: [n]
  output y[i] = by * x[i]
  output total = sum(i: x[i]), back[i < n] = x[n - 1 - i]
}
`;
const net = (chain: string, definitions = parts): string => `${definitions}\nmodel Net { input x: [3] ${chain} output out: [3] }`;
const x = [1, 2, 4];
const of = (chain: string, definitions?: string): readonly number[] => outputOf(net(chain, definitions), { x });

describe("a block with outputs", () => {
  test("gives the first to the chain, and others by name", () => {
    const block = `${parts}block both() { relu as r parts as p output r output p output turned = p.back }`;
    expect(of("both", block)).toEqual([1, 2, 4]);
    expect(of("both as b b.p add(b.turned)", block)).toEqual([2 + 4, 4 + 2, 8 + 1]);
  });
  test("names the current value, or one of a side chain", () => {
    const block = "activation twice(x) = 2 * x block both() { twice output a output b = { twice twice } }";
    expect(of("both as u u.b", block)).toEqual([8, 16, 32]);
  });
});

describe("a fault of a block", () => {
  test.each([
    ["an encoding of a result", net("b", "block b() { relu output y: [3] }"), said("encodedResult", { name: "y" })],
    ["a result that is named twice", net("b", "block b() { relu as y output y output y }"), said("duplicateValue", { name: "y" })],
    ["a value after the outputs", net("b", "block b() { relu output y tanh }"), said("resultDiscarded", { block: "b" })],
  ])("is %s", (_, text, message) => expect(faults(text)).toEqual([message]));
});
