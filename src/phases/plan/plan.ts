/**
 * One static place for every buffer.
 *
 * Takes: kernels that write what they read, entry by entry; entries do not interleave.
 * Gives: an arena for each element type (reals, doubles, integers) in which buffers that are live at the same time never overlap; what
 * outlives an entry has a place of its own.
 */
import { sizeOf } from "../../ir/kernel/buffers.ts";
import type { Buffer, KernelSet } from "../../ir/kernel/types.ts";
import { memory } from "../../ir/machines.ts";
import type { Arena, Placement, PlannedKernels } from "../../ir/memory/types.ts";
import { type Lifetime, livenessOf } from "./liveness.ts";

/** Elements of float64 in a line. */
const alignment = memory.line / 8;

export function plan(kernels: KernelSet): PlannedKernels {
  const { lifetimes, persistent } = livenessOf(kernels);
  const used = [...kernels.buffers.values()].filter((b) => b.role !== "value" || persistent.has(b.name) || (lifetimes.get(b.name)?.length ?? 0) > 0);
  const arena = (chosen: (b: Buffer) => boolean): Arena => place(used.filter(chosen), lifetimes, persistent);
  return {
    kernels,
    reals: arena((b) => b.content === "real" && b.double !== true),
    doubles: arena((b) => b.double === true),
    integers: arena((b) => b.content === "index"),
  };
}

/** Persistent buffers in order, then the others, largest first, each in the smallest gap that fits it. */
function place(buffers: readonly Buffer[], lifetimes: ReadonlyMap<string, readonly Lifetime[]>, persistent: ReadonlySet<string>): Arena {
  const placements: Placement[] = [];
  let end = 0;
  const put = (b: Buffer, offset: number): void => {
    const size = sizeOf(b);
    placements.push({ buffer: b.name, offset, size, lifetimes: lifetimes.get(b.name) ?? [], persistent: persistent.has(b.name) });
    end = Math.max(end, offset + size);
  };
  for (const b of buffers) if (persistent.has(b.name)) put(b, aligned(end, sizeOf(b)));
  const shared = buffers.filter((b) => !persistent.has(b.name)).sort((a, b) => sizeOf(b) - sizeOf(a));
  for (const b of shared) {
    const conflicts = placements.filter((p) => p.persistent || overlaps(p.lifetimes, lifetimes.get(b.name) ?? []));
    put(b, bestFit(sizeOf(b), conflicts));
  }
  return { size: end, placements };
}

function aligned(offset: number, size: number): number {
  return size >= memory.alignedFrom ? Math.ceil(offset / alignment) * alignment : offset;
}

/** The start of the smallest free stretch between what is live at the same time; past all of it if none fits. */
function bestFit(size: number, conflicts: readonly Placement[]): number {
  let free = 0;
  let best: { readonly offset: number; readonly room: number } | undefined;
  for (const p of [...conflicts].sort((a, b) => a.offset - b.offset)) {
    const offset = aligned(free, size);
    const room = p.offset - offset;
    if (room >= size && (best === undefined || room < best.room)) best = { offset, room };
    free = Math.max(free, p.offset + p.size);
  }
  return best?.offset ?? aligned(free, size);
}

function overlaps(a: readonly Lifetime[], b: readonly Lifetime[]): boolean {
  return a.some((x) => b.some((y) => x.entry === y.entry && x.first <= y.last && y.first <= x.last));
}
