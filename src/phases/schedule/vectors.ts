/**
 * The form of each kernel for engines with vectors.
 *
 * Takes: kernels in loops. Gives: kernels that store the same numbers (sums in another order).
 */
import { mapEntries } from "../../ir/kernel/print.ts";
import type { Kernel, KernelSet } from "../../ir/kernel/types.ts";
import { usesOf } from "../../ir/kernel/visit.ts";
import { flatten } from "./flatten.ts";
import { startAtFirstTerm } from "./sums.ts";
import { singleExample } from "./tile.ts";
import { dropUnused, shareValues } from "./values.ts";

export function scheduleVectors(kernels: KernelSet): KernelSet {
  return mapEntries(kernels, (entry, name) => (name === "initialize" || name.startsWith("fitting") ? entry : { ...entry, kernels: entry.kernels.map((k) => scheduled(k, kernels.batch)) }));
}

function scheduled(kernel: Kernel, batch: number): Kernel {
  const single = batch === 1 ? singleExample(kernel.body) : kernel.body;
  const body = startAtFirstTerm(dropUnused(shareValues(flatten(single))));
  return { ...kernel, body, ...usesOf(body) };
}
