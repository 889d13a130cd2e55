/** Convolutions in minimal forms: the same numbers as their sums in float64, with the error that is stated in float32, and only where they pay. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { entriesOf } from "../../../src/ir/kernel/entries.ts";
import type { KernelSet } from "../../../src/ir/kernel/types.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { type SimdMachine, simdMachine } from "../../../src/ir/machines.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { formOf, type Matrix, minimalForm, type MinimalForm } from "../../../src/phases/schedule/winograd/forms.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { noise } from "../lower/programs.ts";
import { differencesOf } from "./compare.ts";

const times = (m: Matrix, x: readonly number[], round: (v: number) => number): readonly number[] => m.map((row) => row.reduce((sum, c, k) => round(sum + round(round(c) * (x[k] ?? 0))), 0));

/** Both axes of a square under a matrix. */
function twice(m: Matrix, square: Matrix, round: (v: number) => number): Matrix {
  const transposed = (a: Matrix): Matrix => (a[0] ?? []).map((_, c) => a.map((row) => row[c] ?? 0));
  return transposed(transposed(square.map((row) => times(m, row, round))).map((column) => times(m, column, round)));
}

/** The greatest and the root mean square error of a form in two axes over 32 channels, beside the root mean square of the results. */
function errorOf({ A, B, G, outputs, taps, size }: MinimalForm, round: (v: number) => number): readonly [number, number] {
  const random = noise(7);
  const square = (n: number): Matrix => Array.from({ length: n }, () => Array.from({ length: n }, () => Math.fround(random())));
  let [greatest, errors, results] = [0, 0, 0];
  for (let trial = 0; trial < 20; trial++) {
    const channels = Array.from({ length: 32 }, () => [square(size), square(taps)] as const);
    const products = channels.map(([x, w]) => { const [v, g] = [twice(B, x, round), twice(G, w, round)]; return v.map((row, i) => row.map((c, j) => round(c * (g[i]?.[j] ?? 0)))); });
    const summed = products.reduce((a, b) => a.map((row, i) => row.map((c, j) => round(c + (b[i]?.[j] ?? 0)))));
    twice(A, summed, round).forEach((row, r) => row.forEach((found, c) => {
      let exact = 0;
      for (const [x, w] of channels) for (let i = 0; i < taps; i++) for (let j = 0; j < taps; j++) exact += (x[r + i]?.[c + j] ?? 0) * (w[i]?.[j] ?? 0);
      greatest = Math.max(greatest, Math.abs(found - exact));
      errors += (found - exact) ** 2;
      results += exact ** 2;
    }));
    expect(outputs + taps).toBe(size + 1);
  }
  return [greatest / Math.sqrt(results / (20 * outputs * outputs)), Math.sqrt(errors / results)];
}

describe.each([2, 3, 4, 5])("minimal forms of %i taps", (taps) => {
  const form = minimalForm(taps) ?? formOf(0, 0);

  test("are correlations", () => {
    expect(errorOf(form, (v) => v)[0]).toBeLessThan(1e-11);
  });

  test("err in float32 by 1e-5 of the root mean square of the results at most, 2e-6 in their own", () => {
    const [greatest, rms] = errorOf(form, Math.fround);
    expect(greatest).toBeLessThan(1e-5);
    expect(rms).toBeLessThan(2e-6);
  });
});

test("one tap, and six, have none", () => {
  expect([minimalForm(1), minimalForm(6)]).toEqual([undefined, undefined]);
});

/** One that takes every contraction that has a minimal form, by blocks of several examples. */
const eager: SimdMachine = { ...simdMachine, minimal: { ...simdMachine.minimal, least: 0, share: Infinity } };

function lowered(input: string, chain: string, batch: number): KernelSet {
  const [model] = check(`model Net { input x: [${input}] ${chain} flatten dense(2) output y: [2] loss squaredError train { batch: ${batch} optimizer: sgd } }`).models;
  if (model === undefined) throw new Error(chain);
  return lower(toEquations(model), model.train.batch);
}

const inForms = (set: KernelSet): number => entriesOf(set).flatMap(([, { kernels }]) => kernels).filter((k) => k.decisions.some((d) => d.startsWith("minimal filtering"))).length;

// Inference, evaluation and training, and of all but first layers both gradients.
test.each<[string, string, string, number, number]>([
  ["3×3 with zeros around", "5, 4, 8", "conv(8, kernel: 3, padding: 1) relu conv(8, kernel: 3, padding: 1)", 2, 9],
  ["3×3 without, where tiles do not fit", "9, 7, 8", "conv(8, kernel: 3)", 5, 4],
  ["5×5", "6, 5, 8", "conv(8, kernel: 5, padding: 2) relu", 2, 4],
  ["more zeros than a window reaches", "4, 5, 8", "conv(8, kernel: 3, padding: 3)", 2, 4],
  ["groups", "4, 3, 16", "dense(16) conv(16, kernel: 3, padding: 1, groups: 2)", 2, 5],
  ["along time", "11, 8", "conv1d(8, kernel: 3) tanh conv1d(8, kernel: 4, padding: \"causal\")", 3, 9],
  ["one example", "5, 5, 8", "conv(8, kernel: 3, padding: 1)", 1, 4],
])("%s: the same numbers as sums", (_what, input, chain, batch, kernels) => {
  const before = lowered(input, chain, batch);
  const after = scheduleSimd(before, eager);
  expect(verifyKernels(after)).toEqual([]);
  expect(inForms(after)).toBe(kernels);
  expect(inForms(scheduleSimd(before, eager, true))).toBe(0);
  const scheduled = new Map(entriesOf(after));
  for (const [name, entry] of entriesOf(before)) {
    for (const count of new Set([1, batch - 1 || 1, batch])) expect(differencesOf([before, entry], [after, scheduled.get(name) ?? { kernels: [] }], count, 1e-11), `${name}, ${count}`).toEqual([]);
  }
});

test.each<[string, string, string]>([
  ["windows that step over positions", "9, 9, 8", "conv(8, kernel: 3, stride: 2)"],
  ["windows with gaps", "9, 9, 8", "conv(8, kernel: 3, dilation: 2)"],
  ["windows of each channel", "9, 9, 8", "depthwise(3)"],
  ["channels that fill no vectors", "9, 9, 6", "conv(8, kernel: 3)"],
  ["long windows", "9, 9, 8", "conv(8, kernel: 6)"],
])("%s are summed", (_what, input, chain) => {
  expect(inForms(scheduleSimd(lowered(input, chain, 2), eager))).toBe(0);
});

test("small convolutions are summed: the forms would cost more than they save", () => {
  expect(inForms(scheduleSimd(lowered("6, 6, 8", "conv(8, kernel: 3)", 2), simdMachine))).toBe(0);
  expect(inForms(scheduleSimd(lowered("16, 16, 16", "conv(16, kernel: 3, padding: 1)", 16), simdMachine))).toBeGreaterThan(0);
});
