/**
 * One kernel for many layers.
 *
 * Takes: kernels in loops. Gives: kernels that store the same numbers, bit by bit; those of layers with equal equations and shapes are `repeated`:
 * equal but for the names of arrays, of locals and of draws. They are scheduled once, and targets write them once, as a function of arrays.
 * Sets in which little would be written again stay as they are.
 */
import { groupsOf, paysShared } from "../../ir/kernel/alike.ts";
import { entriesOf, mapEntries } from "../../ir/kernel/entries.ts";
import type { Kernel, KernelSet } from "../../ir/kernel/types.ts";
import { normalize } from "./normalize.ts";

/** `from`: as in `sharing`. */
export function share(set: KernelSet, from: number): KernelSet {
  const bufferOf = (name: string) => set.buffers.get(name);
  const normal = new Map(entriesOf(set).flatMap(([, entry]) => entry.kernels).map((kernel) => [kernel, { ...kernel, body: normalize(kernel.body, bufferOf) }]));
  const groups = groupsOf([...normal.values()], bufferOf);
  const again = new Map([...groups.values()].flatMap((g) => (paysShared(g) ? [[g.outline.key, (g.kinds - 1) * g.outline.key.length] as const] : [])));
  if ([...again.values()].reduce((a, b) => a + b, 0) < from) return set;
  return mapEntries(set, (entry) => ({ ...entry, kernels: entry.kernels.map((kernel): Kernel => {
    const found = normal.get(kernel);
    const group = found && groups.get(found);
    return found === undefined || group === undefined || !paysShared(group) ? kernel : { ...found, repeated: group.kinds, outline: group.outline };
  }) }));
}
