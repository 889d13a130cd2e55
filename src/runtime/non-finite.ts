/** Finds where a training step produces its first non-finite number. */
import type { Numbers } from "./rows.ts";

/**
 * One kernel of a step: its layer and source line; the arrays it writes, each with its numbers per example (0 for an array
 * without a batch dimension); and whether -Infinity is a valid value there, as in masked scores.
 */
export type Step = readonly [part: string, writes: readonly (readonly [Numbers, number])[], masks?: true];

/** Runs the kernels of a step one by one and returns the first part whose output is NaN or infinite. */
export function firstNonFinite(steps: readonly Step[], run: (step: number) => void, count: number): string | undefined {
  for (const [step, [part, writes, masks]] of steps.entries()) {
    run(step);
    for (const [values, size] of writes) {
      const length = size === 0 ? values.length : count * size;
      for (let i = 0; i < length; i++) if (!Number.isFinite(values[i]) && !(masks && values[i] === -Infinity)) return part;
    }
  }
  return undefined;
}
