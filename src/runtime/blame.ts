/** Where the numbers of a step stop being finite. */
import type { Numbers } from "./rows.ts";

/** One part of a step: what it runs, and what that writes. */
export interface Stage {
  /** The layer and its line. */
  readonly part: string;
  readonly run: (count: number) => void;
  /** Arrays, and how many numbers each example has in them; 0 for what has none for each example. */
  readonly writes: readonly (readonly [Numbers, number])[];
  /** Whether minus infinity is meant here: masked scores are. */
  readonly masks: boolean;
}

/** Runs a step part by part; the first that writes a number that is not finite. */
export function firstNonFinite(trail: readonly Stage[], count: number): string | undefined {
  for (const { part, run, writes, masks } of trail) {
    run(count);
    for (const [values, size] of writes) {
      const length = size === 0 ? values.length : count * size;
      for (let i = 0; i < length; i++) if (!Number.isFinite(values[i]) && !(masks && values[i] === -Infinity)) return part;
    }
  }
  return undefined;
}
