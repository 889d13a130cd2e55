/** Why the gradient of a kernel K has its form, where kernels store the same numbers for every count. */
import { expect } from "vitest";
import { check } from "../../../src/index.ts";
import type { Entry, KernelSet } from "../../../src/ir/kernel/types.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import type { SimdMachine } from "../../../src/ir/machines.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { differencesOf } from "./compare.ts";

export function lowered(layers: string, input: string, more = "", batch = 4): KernelSet {
  return loweredText(`model Net { input x: ${input} ${layers} flatten dense(2) output y: [2] loss squaredError ${more} train { optimizer: sgd(rate: 0.1) batch: ${batch} } }`);
}

export function loweredText(text: string): KernelSet {
  const [model] = check(text).models;
  if (model === undefined) throw new Error(text);
  return lower(toEquations(model), model.train.batch);
}

export function reasonsOf(before: KernelSet, machine: SimdMachine): readonly string[] {
  const after = scheduleSimd(before, machine, true);
  expect(verifyKernels(after)).toEqual([]);
  const steps = (set: KernelSet): readonly [KernelSet, Entry] => [set, set.training ?? { kernels: [] }];
  for (let count = 1; count <= before.batch; count++) expect(differencesOf(steps(before), steps(after), count), `${count} examples`).toEqual([]);
  return after.training?.kernels.find((k) => k.writes.some((w) => /^gradient\(.*K\)$/.test(w)))?.decisions ?? [];
}
