import type { KernelSet } from "../kernel/types.ts";

/** Where a buffer lies in the arena of its element type, in elements. */
export interface Placement {
  readonly buffer: string;
  readonly offset: number;
  readonly size: number;
  /** Order of the first and the last kernel that uses it, per entry; persistent buffers live throughout. */
  readonly lifetimes: readonly { readonly entry: string; readonly first: number; readonly last: number }[];
  readonly persistent: boolean;
}

export interface Arena {
  /** In elements. */
  readonly size: number;
  readonly placements: readonly Placement[];
}

/** Kernels with the map of the static memory they run in. */
export interface PlannedKernels {
  readonly kernels: KernelSet;
  /** Real numbers (float64, or float32 by option), real numbers that are float64 in any case, and integers (int32) lie in separate arenas. */
  readonly reals: Arena;
  readonly doubles: Arena;
  readonly integers: Arena;
}
