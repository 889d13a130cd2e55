/** Sums over examples and over positions in each: in blocks of examples, to the same numbers bit by bit. */
import { expect, test } from "vitest";
import { type SimdMachine, simdMachine } from "../../../src/ir/machines.ts";
import { lowered, reasonsOf } from "./gradient-of-kernel.ts";

/** A processor in whose nearest cache so many elements of a block find room. */
const holding = (block: number): SimdMachine => ({ ...simdMachine, cache: { ...simdMachine.cache, block, results: 16, turns: 1 } });

test.each([
  ["strided", "conv(6, kernel: 3, stride: 2, padding: 1)", "[7, 7, 3]", 243],
  ["along time", "conv1d(8, kernel: 5, padding: 2)", "[24, 2]", 240],
  ["of each channel", "depthwise(3, padding: 1)", "[8, 8, 4]", 512],
  ["in groups", "conv(8, kernel: 3, groups: 2)", "[6, 6, 4]", 272],
])("gradients of windows %s", (_what, layers, input, elements) => {
  const before = lowered(layers, input);
  expect(reasonsOf(before, holding(1))).toContain("summed example by example");
  expect(reasonsOf(before, holding(2 * elements))).toContain("summed in blocks of 2 examples");
  expect(reasonsOf(before, holding(3 * elements)).join()).not.toContain("summed");
});

test("what is added to a sum is added after the last block", () => {
  expect(reasonsOf(lowered("conv(6, kernel: 3)", "[6, 6, 3]", "regularize l2(0.01)"), holding(1))).toContain("summed example by example");
});

test("few results pass over memory once", () => {
  const before = lowered("conv(6, kernel: 3)", "[6, 6, 3]");
  const machine = holding(1);
  expect(reasonsOf(before, { ...machine, cache: { ...machine.cache, results: 1_000 } }).join()).not.toContain("summed");
  expect(reasonsOf(before, { ...machine, cache: { ...machine.cache, turns: 32 } })).toContain("summed in blocks of 2 examples");
  expect(reasonsOf(before, { ...machine, cache: { ...machine.cache, turns: 1_000 } }).join()).not.toContain("summed");
});
