/** Which stores of a program may write straight into their targets. */
import { readsOf, readsOfEquation } from "../../ir/equation/traverse.ts";
import type { Program, Store } from "../../ir/equation/types.ts";
import { type Block, isAt } from "./blocks.ts";

/**
 * The stores whose source may be computed in the target's place: by source, the target. The source is computed by one
 * nest; the target's old numbers are read before that nest, or in it at the very point that is then overwritten.
 */
export function storesInPlace(program: Program, blocks: readonly Block[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const store of program.stores) {
    if (program.stores.some((s) => s !== store && (s.source === store.source || s.source === store.target))) continue;
    if (allowed(store, program, blocks)) found.set(store.source, store.target);
  }
  return found;
}

function allowed(store: Store, program: Program, blocks: readonly Block[]): boolean {
  const source = program.arrays.get(store.source);
  const target = program.arrays.get(store.target);
  if (source === undefined || target === undefined || source.role !== "value" || program.outputs.includes(store.source)) return false;
  if (source.extents.some((e, k) => e.lower !== target.extents[k]?.lower || e.upper !== target.extents[k]?.upper)) return false;
  const home = blocks.findIndex((b) => b.kind === "nest" && b.definitions.some((d) => d.array === store.source));
  const nest = blocks[home];
  if (nest?.kind !== "nest") return false;
  if (blocks.slice(home + 1).some((b) => readsTarget(b, store.target))) return false;
  return nest.definitions.every((d) => readsOf(d.body).every((r) => r.array !== store.target || isAt(r, d.indices)));
}

function readsTarget(block: Block, target: string): boolean {
  switch (block.kind) {
    case "nest": return block.definitions.some((d) => readsOf(d.body).some((r) => r.array === target));
    case "accumulation": return readsOfEquation(block.equation).some((r) => r.array === target);
    case "recurrence": return block.nests.some((nest) => readsTarget(nest, target));
  }
}
