/** Kernels that only store constants, as one kernel: first values of biases and of optimizer states, accumulators before a pass. */
import type { Entry, Kernel, Let, Statement } from "../../ir/kernel/types.ts";
import { usesOf } from "../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../ir/unused-names.ts";
import { identifier } from "./names.ts";

/** The merged kernel runs first; arrays of one value follow each other in it. */
export function mergeConstants(entry: Entry, program: string, names: UnusedNames): Entry {
  const touched = new Set<string>();
  const byValue = new Map<number, Kernel[]>();
  const others: Kernel[] = [];
  for (const kernel of entry.kernels) {
    const value = constantOf(kernel.body);
    if (value === undefined || kernel.writes.some((buffer) => touched.has(buffer))) {
      others.push(kernel);
      for (const buffer of [...kernel.reads, ...kernel.writes]) touched.add(buffer);
    } else byValue.set(value, [...(byValue.get(value) ?? []), kernel]);
  }
  const merged = [...byValue.values()].flat();
  if (merged.length < 2) return entry;
  const body = merged.flatMap((kernel) => kernel.body);
  const kernel: Kernel = { name: names.fresh(identifier(`${program}_constants`)), program, comment: ["Arrays that begin as constants."], body, decisions: [], ...usesOf(body) };
  return { ...entry, kernels: [kernel, ...others] };
}

/** The constant that loops store, by themselves or through a local, without anything else. */
function constantOf(list: readonly Statement[], local?: Let): number | undefined {
  const [first, ...others] = list;
  if (first?.kind === "let" && local === undefined) return constantOf(others, first);
  if (first === undefined || others.length > 0) return undefined;
  if (first.kind === "for" && local === undefined) return constantOf(first.body);
  if (first.kind !== "store" || first.add) return undefined;
  const value = first.value.kind === "local" && first.value.name === local?.name ? local.value : first.value;
  return value.kind === "constant" ? value.value : undefined;
}
