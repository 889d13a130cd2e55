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
  const taken = new Taken();
  let end = 0;
  const put = (b: Buffer, offset: number): void => {
    const size = sizeOf(b);
    const placement = { buffer: b.name, offset, size, lifetimes: lifetimes.get(b.name) ?? [], persistent: persistent.has(b.name) };
    placements.push(placement);
    taken.add(placement);
    end = Math.max(end, offset + size);
  };
  for (const b of buffers) if (persistent.has(b.name)) put(b, aligned(end, sizeOf(b)));
  const shared = buffers.filter((b) => !persistent.has(b.name)).sort((a, b) => sizeOf(b) - sizeOf(a));
  for (const b of shared) put(b, taken.bestFit(sizeOf(b), lifetimes.get(b.name) ?? []));
  return { size: end, placements };
}

function aligned(offset: number, size: number): number {
  return size >= memory.alignedFrom ? Math.ceil(offset / alignment) * alignment : offset;
}

/** Elements that are taken while something is live; always, without lifetimes. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly lifetimes?: readonly Lifetime[];
}

/** What is taken, by offset. */
class Taken {
  readonly #stretches: Stretch[] = [];

  add({ offset, size, lifetimes, persistent }: Placement): void {
    const last = this.#stretches.at(-1);
    // Persistent buffers come first, one after the other: they are one stretch.
    if (persistent && last?.to === offset) this.#stretches[this.#stretches.length - 1] = { from: last.from, to: offset + size };
    else this.#stretches.splice(this.#placeOf(offset), 0, { from: offset, to: offset + size, ...(!persistent && { lifetimes }) });
  }

  /** The number of stretches that begin at or below an offset. */
  #placeOf(offset: number): number {
    let [below, above] = [0, this.#stretches.length];
    while (below < above) {
      const middle = (below + above) >> 1;
      if ((this.#stretches[middle]?.from ?? 0) > offset) above = middle;
      else below = middle + 1;
    }
    return below;
  }

  /** The start of the smallest free stretch between what is live at the same time; past all of it if none fits. */
  bestFit(size: number, lifetimes: readonly Lifetime[]): number {
    let free = 0;
    let best: { readonly offset: number; readonly room: number } | undefined;
    for (const taken of this.#stretches) {
      if (taken.to <= free || (taken.lifetimes !== undefined && !overlaps(taken.lifetimes, lifetimes))) continue;
      const offset = aligned(free, size);
      const room = taken.from - offset;
      if (room >= size && (best === undefined || room < best.room)) best = { offset, room };
      free = taken.to;
    }
    return best?.offset ?? aligned(free, size);
  }
}

function overlaps(a: readonly Lifetime[], b: readonly Lifetime[]): boolean {
  for (const x of a) for (const y of b) if (x.first <= y.last && y.first <= x.last && x.entry === y.entry) return true;
  return false;
}
