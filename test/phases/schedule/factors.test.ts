/** Factors that do not change within a sum are multiplied once: in both machines, to the same numbers. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import type { KernelSet } from "../../../src/ir/kernel/types.ts";
import { printStatements } from "../../../src/ir/kernel/print.ts";
import { budget, simdMachine } from "../../../src/ir/machines.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { scheduleScalar } from "../../../src/phases/schedule/scalar/schedule-scalar.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { differencesOf } from "./compare.ts";

const bilinear = (n: number, units: number): string => `
layer form(units) {
  input  x: [n]
  weight W: [n, n, units]
  output y[k] = sum(i, j: x[i] * W[i, j, k] * x[j])
}
model Net { input x: [${n}] form(${units}) output y: [${units}] loss squaredError train { batch: 9 optimizer: sgd(rate: 0.1) } }`;

function kernelsOf(text: string): KernelSet {
  const [model] = check(text).models;
  if (model === undefined) throw new Error("the model has faults");
  return lower(toEquations(model), 9);
}

/** Kernels of the training step of both machines by what they store, once each is known to store what the loops before store. */
function steps(text: string): readonly ((buffer: string) => string)[] {
  const before = kernelsOf(text);
  return [scheduleScalar(before, budget), scheduleSimd(before, simdMachine)].map((after) => {
    if (before.training === undefined || after.training === undefined) throw new Error("no training");
    for (const count of [1, 4, 9]) expect(differencesOf([before, before.training], [after, after.training], count, 1e-11)).toEqual([]);
    const { kernels } = after.training;
    return (buffer) => printStatements(kernels.find((k) => k.writes.includes(buffer))?.body ?? []);
  });
}

/** Multiply-adds of a product in the innermost loops, where a sum of sums has none. */
const nested = /multiplyAdd\([^,]*, part_/;

test("a bilinear form is a sum of sums", () => {
  for (const kernel of steps(bilinear(6, 16))) expect(kernel("form1.y")).toMatch(nested);
});

test("few terms are multiplied one by one", () => {
  for (const kernel of steps(bilinear(3, 16))) expect(kernel("form1.y")).not.toMatch(nested);
});

test("rows of a tile share the factors that they have in common", () => {
  const [, vectors] = steps(bilinear(6, 16));
  const text = vectors?.("gradient(form1.W)") ?? "";
  // Two vectors of four rows: eight products for the sums, two for what the rows share.
  const [main = ""] = text.split("for n").slice(1);
  expect(main.match(/multiplyAdd\(product_/g)).toHaveLength(8);
  expect(main.match(/let product_/g)).toHaveLength(2);
});
