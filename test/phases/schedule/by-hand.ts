/** Kernels written in a test, and their form for vectors. */
import { expect } from "vitest";
import { bound, loop } from "../../../src/ir/kernel/build.ts";
import { addOffsets, constantOffset, scaleOffset, variableOffset } from "../../../src/ir/kernel/offset.ts";
import { printStatements } from "../../../src/ir/kernel/print.ts";
import type { Buffer, Entry, KernelExpr, KernelSet, Offset, Statement } from "../../../src/ir/kernel/types.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { usesOf } from "../../../src/ir/kernel/visit.ts";
import { simdMachine } from "../../../src/ir/machines.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { differencesOf } from "./compare.ts";

export const batch = 9;
export const at = (...terms: readonly (readonly [number, string])[]): Offset => terms.reduce((sum, [c, v]) => addOffsets(sum, scaleOffset(variableOffset(v), c)), constantOffset(0));
export const over = (variable: string, upper: number, body: readonly Statement[]): Statement => loop(variable, bound(constantOffset(0)), bound(constantOffset(upper)), body);
export const store = (buffer: string, offset: Offset, value: KernelExpr): Statement => ({ kind: "store", buffer, offset, value, add: false });
export const define = (name: string, value: KernelExpr): Statement => ({ kind: "let", name, value });

/** The text of a kernel after scheduling, once it is known to store the same numbers for counts of examples. */
export function scheduled(sizes: Readonly<Record<string, number>>, body: readonly Statement[], counts: readonly number[] = [1, 4, 7, batch]): string {
  const buffers = new Map(Object.entries(sizes).map(([name, size]): [string, Buffer] => [name, { name, shape: [size], batched: false, role: "parameter", content: "real" }]));
  const entry: Entry = { kernels: [{ name: "it", comment: [], body, decisions: [], ...usesOf(body) }] };
  const before: KernelSet = { buffers, batch, inference: entry, initialize: { kernels: [] }, fitting: [], measuring: [] };
  const after = scheduleSimd(before, simdMachine);
  for (const form of [before, after]) expect(verifyKernels(form)).toEqual([]);
  for (const count of counts) expect(differencesOf([before, before.inference], [after, after.inference], count), `${count} examples`).toEqual([]);
  return after.inference.kernels.map((k) => printStatements(k.body)).join("\n");
}
