/** Kernels of equal layers: alike by their meaning, not by the order that names gave them, and computed to the same bits. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { outlineOf } from "../../../src/ir/kernel/alike.ts";
import { bound, load, local, loop, operation } from "../../../src/ir/kernel/build.ts";
import { entriesOf, mapEntries } from "../../../src/ir/kernel/entries.ts";
import { budget, simdMachine } from "../../../src/ir/machines.ts";
import { constantOffset, variableOffset } from "../../../src/ir/kernel/offset.ts";
import type { Buffer, KernelExpr, KernelSet, Statement } from "../../../src/ir/kernel/types.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { scheduleScalar } from "../../../src/phases/schedule/scalar/schedule-scalar.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { share } from "../../../src/phases/share/share.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { differencesOf } from "../schedule/compare.ts";
import { models } from "./models.ts";

function lowered(text: string): KernelSet {
  const { models: [model], diagnostics } = check(text, { fileName: "case.nn" });
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return lower(toEquations(model), model.train.batch);
}

function differences(before: KernelSet, after: KernelSet): readonly string[] {
  const entries = new Map(entriesOf(after));
  return entriesOf(before).flatMap(([name, entry]) => {
    const other = entries.get(name);
    return other === undefined ? [`no ${name}`] : differencesOf([before, entry], [after, other], 5, 0).map((line) => `${name}: ${line}`);
  });
}

/** How many kernels differ by more than names. */
function outlines(set: KernelSet): number {
  return new Set(entriesOf(set).flatMap(([, { kernels }]) => kernels.map((k) => outlineOf(k, (b) => set.buffers.get(b)).key))).size;
}

test.each(Object.entries(models))("%s: the same numbers, in loops and scheduled once", (_, text) => {
  const before = lowered(text);
  const after = share(before, 0);
  expect(entriesOf(after).flatMap(([, { kernels }]) => kernels.filter(({ repeated }) => repeated !== undefined)).length).toBeGreaterThan(4);
  expect(outlines(after)).toBeLessThanOrEqual(outlines(before));
  expect(verifyKernels(after)).toEqual([]);
  expect(differences(before, after)).toEqual([]);
  const alone = withoutMarks(after);
  for (const form of [(set: KernelSet) => scheduleScalar(set, budget, 2), (set: KernelSet) => scheduleSimd(set, simdMachine)]) {
    const scheduled = form(after);
    expect(verifyKernels(scheduled)).toEqual([]);
    expect(differences(form(alone), scheduled)).toEqual([]);
  }
});

/** The same kernels, none of which is known to be like another. */
function withoutMarks(set: KernelSet): KernelSet {
  return mapEntries(set, (entry) => ({ ...entry, kernels: entry.kernels.map(({ repeated: _repeated, ...kernel }) => kernel) }));
}

test("a model of few layers stays as it is, and what is shared once is found again", () => {
  const small = lowered(`model M { input x: [4] dense(4) tanh dense(4) tanh dense(2) output y: [2] loss squaredError }`);
  expect(share(small, 12_000)).toBe(small);
  const once = share(lowered(models.norms), 0);
  expect(share(once, 0)).toEqual(once);
});

test("the number of different kernels does not grow with the number of equal layers", () => {
  const chain = (n: number): KernelSet => share(lowered(`model M { input x: [8] repeat ${n} { residual { dense(8) gelu } } dense(2) output y: [2] loss squaredError train { optimizer: adam(rate: 0.01) } }`), 0);
  expect(outlines(chain(24))).toBe(outlines(chain(6)));
});

test("arrays of one kernel that are one in another, or have another shape, keep kernels apart", () => {
  const buffer = (name: string, size: number, more: Partial<Buffer> = {}): readonly [string, Buffer] => [name, { name, shape: [size], batched: false, role: "value", content: "real", ...more }];
  const buffers = new Map([buffer("a", 4), buffer("b", 4), buffer("c", 4), buffer("d", 8), buffer("e", 4, { double: true }), buffer("f", 4, { content: "index" }), buffer("g", 4, { role: "scalar" })]);
  const i = variableOffset("i");
  const key = (first: string, second: string, value: (a: KernelExpr, b: KernelExpr) => KernelExpr = (a, b) => operation("add", a, b)): string => {
    const body: readonly Statement[] = [loop("i", bound(constantOffset(0)), bound(constantOffset(4)), [
      { kind: "let", name: `${first}_`, value: value(load(first, i), load(second, i)) }, { kind: "store", buffer: "c", offset: i, value: local(`${first}_`), add: false },
    ])];
    return outlineOf({ body }, (name) => buffers.get(name)).key;
  };
  expect(key("a", "b")).toBe(key("b", "a"));
  for (const [first, second] of [["a", "a"], ["a", "c"], ["a", "d"], ["a", "e"], ["a", "f"], ["a", "g"]] as const) expect(key(first, second)).not.toBe(key("a", "b"));
  const plus = (zero: number) => (a: KernelExpr): KernelExpr => ({ kind: "operation", operator: "multiply", arguments: [a, { kind: "constant", value: zero }] });
  expect(key("a", "b", plus(0))).not.toBe(key("a", "b", plus(-0)));
});
