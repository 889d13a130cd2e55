/** What the sections of the factory have in common. */
import { scalarArray, type ScalarName } from "../../../ir/equation/names.ts";
import type { Entry, Kernel } from "../../../ir/kernel/types.ts";
import { eachExprIn } from "../../../ir/kernel/visit.ts";
import type { KernelFunction } from "../kernel-names.ts";
import type { ModulePlan } from "../plan.ts";
import { statementLines } from "../rows.ts";

/** A part of the factory: a heading, and its statements as lines. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The function of a kernel. */
export function functionOf(plan: ModulePlan, kernel: Kernel): KernelFunction {
  return plan.functions.get(kernel) ?? { name: kernel.name, counts: true, passed: [] };
}

/** Calls of an entry's kernels, one line each; many that repeat in loops, which make their arrays anew. */
export function kernelCalls(plan: ModulePlan, entry: Entry, count: string): readonly string[] {
  return statementLines(plan.memory, entry.kernels.map((k) => (array) => `${callOf(functionOf(plan, k), count, array)};`));
}

/** `array`: what buffers are called. */
export function callOf({ name, counts, passed }: KernelFunction, count: string, array: (buffer: string) => string): string {
  return `${name}(${[...(counts ? [count] : []), ...passed.map((p) => (p.kind === "array" ? array(p.buffer) : p.occurrence))].join(", ")})`;
}

/** Whether an entry needs to know how many examples there are; those of a machine are all told. */
export function takesCount(plan: ModulePlan, entry: Entry): boolean {
  return plan.machine?.entries.has(entry) === true || entry.kernels.some((k) => functionOf(plan, k).counts);
}

export function call(plan: ModulePlan, name: string, entry: Entry, count: string): string {
  return `${name}(${takesCount(plan, entry) ? count : ""});`;
}

/** Whether the update reads a scalar that the runtime sets. */
export function readsScalar(plan: ModulePlan, scalar: ScalarName): boolean {
  return plan.planned.kernels.update?.kernels.some((k) => k.reads.includes(scalarArray(scalar))) ?? false;
}

/** Calls of an entry: of its kernels, or of what a machine has for it. */
export function entryCalls(plan: ModulePlan, entry: Entry): readonly string[] {
  const exported = plan.machine?.entries.get(entry);
  return exported === undefined ? kernelCalls(plan, entry, "count") : [...drawKeys(plan, entry), `machine.parts[${JSON.stringify(exported)}]!(count);`];
}

/** Statements that set what all elements of a draw have in common, for the draws of an entry that a machine runs. */
export function drawKeys({ machine, memory }: ModulePlan, entry: Entry): readonly string[] {
  const drawn = new Set<number>();
  for (const { body } of entry.kernels) {
    eachExprIn(body, (e) => {
      if (e.kind === "draw") drawn.add(e.occurrence);
    });
  }
  return statementLines(memory, (machine?.draws ?? []).flatMap((occurrence, k) => (drawn.has(occurrence) ? [() => `drawKeys[${k}] = drawKey(seed, drawn, ${occurrence});`] : [])));
}
