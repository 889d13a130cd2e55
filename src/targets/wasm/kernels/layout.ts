/** Where everything lies in the one memory of a module, in bytes. */
import type { Buffer, KernelSet } from "../../../ir/kernel/types.ts";
import type { PlannedKernels } from "../../../ir/memory/types.ts";
import { memory } from "../../../ir/machines.ts";
import { eachExprIn, isShared } from "../../../ir/kernel/visit.ts";

const { line, page } = memory;

/** A line for each of the numbers that threads wait for, so that who waits for one does not slow down another. */
export const control = { sequence: 0, command: 4, count: 8, blocks: 12, arrived: line, generation: 2 * line, sleepers: 3 * line } as const;
const controlBytes = 4 * line;

export interface Layout {
  readonly buffer: (name: string) => Buffer;
  /** Where a buffer begins, and the bytes of one element. */
  readonly address: (buffer: string) => number;
  /** Whether some reals are float64. */
  readonly hasDoubles: boolean;
  readonly elementSize: (buffer: string) => 4 | 8;
  /** Where the key of a draw lies: one number that all its elements have in common, set before each run. */
  readonly keyAddress: (occurrence: number) => number;
  /** Draws in the order of their keys. */
  readonly draws: readonly number[];
  readonly keysAt: number;
  /** Where threads tell each other how far they are, where there may be several. */
  readonly controlAt: number | undefined;
  readonly realsAt: number;
  readonly doublesAt: number;
  readonly integersAt: number;
  readonly pages: number;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / line) * line;
}

export function layOut(planned: PlannedKernels): Layout {
  const draws = drawsOf(planned.kernels);
  // Nothing lies at 0, so that an address is never negative before its offset is added.
  const controlAt = isShared(planned.kernels) ? line : undefined;
  const keysAt = line + (controlAt === undefined ? 0 : controlBytes);
  const realsAt = aligned(keysAt + 4 * draws.length);
  const doublesAt = aligned(realsAt + 4 * planned.reals.size);
  const integersAt = aligned(doublesAt + 8 * planned.doubles.size);
  // A vector may be loaded across the end of what is last; its lanes beyond are not used.
  const end = integersAt + 4 * planned.integers.size + (planned.doubles.size > 0 ? 32 : 16);
  const addresses = new Map<string, number>();
  for (const p of planned.reals.placements) addresses.set(p.buffer, realsAt + 4 * p.offset);
  for (const p of planned.doubles.placements) addresses.set(p.buffer, doublesAt + 8 * p.offset);
  for (const p of planned.integers.placements) addresses.set(p.buffer, integersAt + 4 * p.offset);
  const known = <T>(value: T | undefined, name: string): T => {
    if (value === undefined) throw new Error(`${name} has no place`);
    return value;
  };
  return {
    buffer: (name) => known(planned.kernels.buffers.get(name), name),
    address: (name) => known(addresses.get(name), name),
    hasDoubles: planned.doubles.size > 0,
    elementSize: (name) => (planned.kernels.buffers.get(name)?.double === true ? 8 : 4),
    keyAddress: (occurrence) => keysAt + 4 * draws.indexOf(occurrence),
    draws, keysAt, controlAt, realsAt, doublesAt, integersAt, pages: Math.ceil(end / page),
  };
}

/** Draws of the entries that run in WebAssembly. */
function drawsOf(set: KernelSet): readonly number[] {
  const found = new Set<number>();
  for (const entry of [set.inference, set.evaluation, set.training, set.backward, set.update, set.stream?.next, set.metrics?.accumulate]) {
    for (const kernel of entry?.kernels ?? []) {
      eachExprIn(kernel.body, (e) => {
        if (e.kind === "draw") found.add(e.occurrence);
      });
    }
  }
  return [...found];
}
