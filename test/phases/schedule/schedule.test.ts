/** Scheduling changes the form of kernels, not what they store; and no form exceeds the engine's limits. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { entriesOf } from "../../../src/ir/kernel/entries.ts";
import type { KernelSet, Statement } from "../../../src/ir/kernel/types.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { budget } from "../../../src/ir/machines.ts";
import { weigh } from "../../../src/phases/schedule/cost.ts";
import { scheduleScalar } from "../../../src/phases/schedule/scalar/schedule-scalar.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { differencesOf } from "./compare.ts";

function kernelsOf(text: string): KernelSet {
  const { models, diagnostics } = check(text);
  expect(diagnostics).toEqual([]);
  const [model] = models;
  if (model === undefined) throw new Error("no model");
  return lower(toEquations(model), model.train.batch);
}

const dense = (sizes: readonly number[], activation: string, batch: number): string =>
  `model Net { input x: [${sizes[0]}] ${sizes.slice(1).map((n) => `dense(${n}) ${activation}`).join(" ")} output y: [${sizes.at(-1)}] loss squaredError regularize l2(0.01) train { batch: ${batch} optimizer: adam } }`;

const models: Readonly<Record<string, string>> = {
  "1-1-1 of one example": dense([1, 1, 1], "tanh", 1),
  "2-3-1": dense([2, 3, 1], "sigmoid", 4),
  "7-33-5, batch 6": dense([7, 33, 5], "relu", 6),
  "40-48-17, batch 9": dense([40, 48, 17], "tanh", 9),
  "300-1, a sum on its own": dense([301, 1], "tanh", 1),
  "23-1, a sum over the batch": dense([23, 1], "tanh", 11),
  "4-16-3, weight gradients of a small network": dense([4, 16, 3], "relu", 7),
  "64-32-10, batch 1": dense([64, 32, 10], "relu", 1),
  "classes": `model Net { input x: [9] dropout(0.3) dense(20) gelu dense(2) softmax output y: oneHot("a", "b") loss crossEntropy train { batch: 5 } }`,
  "a recurrence": `layer smooth() { input x: [time, n] h[-1, i] = 0 h[t, i] = tanh(0.5 * h[t - 1, i] + x[t, i]) output h }
    model Net { input x: [6, 3] smooth flatten dense(2) output y: [2] loss squaredError train { batch: 3 } }`,
  "a convolution with padding": `layer taps(filters) { input x: [time, n] weight K: [3, n, filters] output y[t < time, f] = sum(i, j: (x[t + i - 1, j] else 0) * K[i, j, f]) }
    model Net { input x: [11, 3] taps(5) relu flatten dense(2) output y: [2] loss squaredError train { batch: 4 } }`,
  "statistics of the batch": `layer center() { input x: [..s, n] mu[i] = mean(batch, ..s: x[..s, i]) output y[..s, i] = x[..s, i] - mu[i] }
    model Net { input x: [5, 4] center flatten dense(3) output y: [3] loss squaredError train { batch: 4 } }`,
};

describe.each(Object.entries(models))("%s", (_name, text) => {
  const before = kernelsOf(text);
  const after = scheduleScalar(before, budget);

  test("passes the verifier of kernels", () => expect(verifyKernels(after)).toEqual([]));

  test("stores the same numbers for any count", () => {
    const entries = new Map(entriesOf(after));
    for (const [name, entry] of entriesOf(before)) {
      const scheduled = entries.get(name);
      if (scheduled === undefined) throw new Error(`${name} is gone`);
      for (const count of new Set([1, 2, 3, 5, 6, before.batch].filter((n) => n <= before.batch))) {
        expect(differencesOf([before, entry], [after, scheduled], count), `${name}, ${count} examples`).toEqual([]);
      }
    }
  });

  test("keeps within the engine's limits", () => {
    for (const [, entry] of entriesOf(after)) for (const kernel of entry.kernels) expect(weigh(kernel.body).bytecode, kernel.name).toBeLessThanOrEqual(budget.bytecode);
  });
});

test("sums over the batch of a small network are tiled, not repeated", () => {
  const kernel = scheduleScalar(kernelsOf(dense([4, 16, 3], "relu", 16)), budget).training?.kernels.find((k) => k.writes.includes("gradient(dense1.W)"));
  expect(kernel?.decisions.join()).toContain("tiled 4×2");
  expect(loopsIn(kernel?.body ?? [])).toBeLessThanOrEqual(3);
});

test("an update of many parameters is one loop, some elements at a time", () => {
  const set = scheduleScalar(kernelsOf(`model Net { input x: [16] dense(32) output y: [32] loss squaredError train { batch: 4 optimizer: sgd } }`), budget);
  const kernel = set.update?.kernels.find((k) => k.writes.includes("dense1.W"));
  expect(kernel?.decisions).toEqual(["4 elements at a time"]);
  expect(kernel?.body.map((s) => (s.kind === "for" ? s.step : 0))).toEqual([4]);
  expect(loopsIn(kernel?.body ?? [])).toBe(1);
});

function loopsIn(list: readonly Statement[]): number {
  return list.reduce((n, s) => n + (s.kind === "for" ? 1 + loopsIn(s.body) : s.kind === "if" ? loopsIn(s.then) + loopsIn(s.else) : 0), 0);
}

test("decisions say what was done and why", () => {
  const { training } = scheduleScalar(kernelsOf(dense([40, 48, 17], "tanh", 9)), budget);
  const decisions = training?.kernels.flatMap((k) => k.decisions) ?? [];
  expect(decisions.some((d) => d.startsWith("tiled 4×2"))).toBe(true);
  expect(scheduleScalar(kernelsOf(dense([301, 1], "tanh", 1)), budget).training?.kernels.flatMap((k) => k.decisions)).toContain("sums on 4 accumulators");
  expect(scheduleScalar(kernelsOf(dense([2, 3, 1], "tanh", 1)), budget).training?.kernels.flatMap((k) => k.decisions).some((d) => d.startsWith("unrolled"))).toBe(true);
});
