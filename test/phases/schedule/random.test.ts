/** Networks of random sizes store the same numbers before and after scheduling, for every count up to the batch. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { entriesOf } from "../../../src/ir/kernel/entries.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { budget, type SimdMachine, simdMachine } from "../../../src/ir/machines.ts";
import { scheduleScalar } from "../../../src/phases/schedule/scalar/schedule-scalar.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { noise } from "../lower/programs.ts";
import { differencesOf } from "./compare.ts";
import { cases } from "../../support/extent.ts";

/** A processor on which every walk thrashes and every copy pays. */
const tiny: SimdMachine = { ...simdMachine, cache: { ...simdMachine.cache, line: 1, sets: 1, ways: 1, page: 1, pages: 1, panelsFrom: 1, near: 0, walks: { near: 1, far: 1 } } };
const activations = ["relu", "tanh", "gelu", "softmax", ""];
const optimizers = ["sgd", "adam"];
const batches = [1, 2, 3, 4, 5, 9];

test.each([1, 2, 3, 4])("random networks, part %i", (part) => {
  const random = noise(part);
  const below = (n: number): number => Math.floor(((random() + 1) / 2) * n);
  const one = <T>(list: readonly T[], fallback: T): T => list[below(list.length)] ?? fallback;
  for (let round = 0; round < cases(4, 16); round++) {
    const sizes = Array.from({ length: 2 + below(3) }, () => 1 + below(one([3, 9, 34], 3)));
    const layers = sizes.slice(1).map((n) => `dense(${n}) ${one(activations, "")}`);
    const text = `model Net { input x: [${sizes[0]}] ${layers.join(" ")} output y: [${sizes.at(-1)}] loss squaredError train { batch: ${one(batches, 1)} optimizer: ${one(optimizers, "sgd")} } }`;
    const [model] = check(text).models;
    if (model === undefined) throw new Error(text);
    const before = lower(toEquations(model), model.train.batch);
    for (const after of [scheduleScalar(before, budget), scheduleSimd(before, simdMachine), scheduleSimd(before, tiny)]) {
      expect(verifyKernels(after), text).toEqual([]);
      const scheduled = new Map(entriesOf(after));
      for (const [name, entry] of entriesOf(before)) {
        for (let count = 1; count <= before.batch; count++) expect(differencesOf([before, entry], [after, scheduled.get(name) ?? { kernels: [] }], count), `${text}: ${name}, ${count}`).toEqual([]);
      }
    }
  }
});
