/** Sums over examples and over positions in each: in blocks of examples, to the same numbers bit by bit. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { entriesOf } from "../../../src/ir/kernel/entries.ts";
import type { KernelSet } from "../../../src/ir/kernel/types.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { type SimdMachine, simdMachine } from "../../../src/ir/machines.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { differencesOf } from "./compare.ts";

/** A processor in whose nearest cache so many elements of a block find room. */
const holding = (block: number): SimdMachine => ({ ...simdMachine, cache: { ...simdMachine.cache, block, results: 16, turns: 1 } });

function lowered(layers: string, input: string, more = ""): KernelSet {
  const [model] = check(`model Net { input x: ${input} ${layers} flatten dense(2) output y: [2] loss squaredError ${more} train { optimizer: sgd(rate: 0.1) batch: 5 } }`).models;
  if (model === undefined) throw new Error(layers);
  return lower(toEquations(model), model.train.batch);
}

/** The reasons of the kernel that stores the gradient of K, in the form for a machine whose kernels store the same numbers for every count. */
function reasonsOf(before: KernelSet, machine: SimdMachine): readonly string[] {
  const after = scheduleSimd(before, machine, true);
  expect(verifyKernels(after)).toEqual([]);
  const scheduled = new Map(entriesOf(after));
  for (const [name, entry] of entriesOf(before)) {
    for (let count = 1; count <= before.batch; count++) expect(differencesOf([before, entry], [after, scheduled.get(name) ?? { kernels: [] }], count), `${name}, ${count}`).toEqual([]);
  }
  return after.training?.kernels.find((k) => k.writes.some((w) => /^gradient\(.*K\)$/.test(w)))?.decisions ?? [];
}

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
