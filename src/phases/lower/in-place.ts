/** Which stores of a program may write straight into their targets. */
import { readsOf, readsOfEquation } from "../../ir/equation/traverse.ts";
import type { Program, Store } from "../../ir/equation/types.ts";
import type { Block } from "./blocks.ts";
import { isAt } from "./growing.ts";

/**
 * The stores whose source may be computed in the target's place: by source, the target. The source is computed by one
 * nest; the target's old numbers are read before that nest, or in it at the very point that is then overwritten.
 */
export function storesInPlace(program: Program, blocks: readonly Block[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const order = orderOf(blocks);
  const sources = new Map<string, number>();
  for (const { source } of program.stores) sources.set(source, (sources.get(source) ?? 0) + 1);
  const outputs = new Set(program.outputs);
  for (const store of program.stores) {
    const others = (sources.get(store.target) ?? 0) - (store.source === store.target ? 1 : 0);
    if (sources.get(store.source) !== 1 || others > 0 || outputs.has(store.source)) continue;
    if (allowed(store, program, blocks, order)) found.set(store.source, store.target);
  }
  return found;
}

/** Which block, by number, defines an array in a nest, and which is the last to read it. */
interface Order {
  readonly home: ReadonlyMap<string, number>;
  readonly lastRead: ReadonlyMap<string, number>;
}

function orderOf(blocks: readonly Block[]): Order {
  const home = new Map<string, number>();
  const lastRead = new Map<string, number>();
  blocks.forEach((block, at) => {
    if (block.kind === "nest") for (const d of block.definitions) home.set(d.array, at);
    for (const array of arraysReadBy(block)) lastRead.set(array, at);
  });
  return { home, lastRead };
}

function arraysReadBy(block: Block): readonly string[] {
  switch (block.kind) {
    case "nest": return block.definitions.flatMap((d) => readsOf(d.body).map((r) => r.array));
    case "accumulation": return readsOfEquation(block.equation).map((r) => r.array);
    case "recurrence": return block.nests.flatMap(arraysReadBy);
  }
}

function allowed(store: Store, program: Program, blocks: readonly Block[], { home, lastRead }: Order): boolean {
  const source = program.arrays.get(store.source);
  const target = program.arrays.get(store.target);
  if (source === undefined || target === undefined || source.role !== "value") return false;
  if (source.extents.some((e, k) => e.lower !== target.extents[k]?.lower || e.upper !== target.extents[k]?.upper)) return false;
  const at = home.get(store.source);
  const nest = at === undefined ? undefined : blocks[at];
  if (at === undefined || nest?.kind !== "nest" || (lastRead.get(store.target) ?? -1) > at) return false;
  return nest.definitions.every((d) => readsOf(d.body).every((r) => r.array !== store.target || isAt(r, d.indices)));
}
