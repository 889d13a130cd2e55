/** The limit on the calls of a model, which counts what blocks, shared parts and layers call. */
import { describe, expect, test } from "vitest";
import { mostCalls } from "../../../src/phases/check/size.ts";
import { faults, net, said } from "./model.ts";

const doubling = "block a() { relu relu } block b() { a a a a a a a a a a } block c() { b b b b b b b b b b } block d() { c c c c c c c c c c } block e() { d d d d d d d d d d }";

describe("a model of too many calls is refused before they are elaborated", () => {
  test("where a literal `repeat` multiplies them", () => {
    expect(faults(net("repeat 7000 { relu }", { output: "[4]" }))).toEqual([said("tooManyCalls", { calls: 7000, limit: mostCalls })]);
  });

  test("where blocks call blocks", () => {
    const [fault, ...more] = faults(net("e", { output: "[4]", definitions: doubling }));
    expect(fault).toBe(said("tooManyCalls", { calls: 31_111, limit: mostCalls }));
    expect(more).toEqual([]);
  });

  test("where the count of a `repeat` is computed", () => {
    // The statements up to there count too.
    expect(faults(net("let n = 70 repeat n * n { relu relu }", { output: "[4]" }))).toEqual([said("tooManyCalls", { calls: 3 + 70 * 70 * 2, limit: mostCalls })]);
  });

  test("where a layer applies layers to whole values", () => {
    const layers = `layer twice() { input x: [n] a = softmax(x) output b = softmax(a) } layer more() { input x: [n] ${Array.from({ length: 9 }, (_, i) => `h${i + 1} = twice(${i === 0 ? "x" : `h${i}`})`).join(" ")} output h9 }`;
    expect(faults(net("repeat 300 { more }", { output: "[4]", definitions: layers }))).toEqual([said("tooManyCalls", { calls: 300 * 28, limit: mostCalls })]);
  });
});

test("a round without a call counts too", () => {
  expect(faults(net("repeat 6001 { }", { output: "[4]" }))).toEqual([said("tooManyCalls", { calls: 6001, limit: mostCalls })]);
});
