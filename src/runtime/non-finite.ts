/** Finds where a training step produces its first non-finite number. */
import type { Numbers } from "./rows.ts";

/**
 * One kernel of a step: its layer and source line; the arrays it writes, each with its numbers per example (0 for an array
 * without a batch dimension); and whether -Infinity is a valid value there, as in masked scores.
 */
export type Step = readonly [part: string, writes: readonly (readonly [Numbers, number])[], masks?: true];

/** The first output of a step that is NaN or infinite. */
export interface NonFinite {
  readonly part: string;
  /** The first example of the batch there; absent where all examples have such a number, or none of them alone. */
  readonly example?: number;
}

/** Runs the kernels of a step one by one, up to the first with an output that is NaN or infinite. */
export function firstNonFinite(steps: readonly Step[], run: (step: number) => void, count: number): NonFinite | undefined {
  for (const [step, [part, writes, masks]] of steps.entries()) {
    run(step);
    for (const [values, size] of writes) {
      const isFinite = (from: number, to: number): boolean => {
        for (let i = from; i < to; i++) if (!Number.isFinite(values[i]) && !(masks && values[i] === -Infinity)) return false;
        return true;
      };
      if (isFinite(0, size === 0 ? values.length : count * size)) continue;
      const finite = Array.from({ length: size === 0 ? 0 : count }, (_, n) => isFinite(n * size, n * size + size));
      return finite.includes(true) ? { part, example: finite.indexOf(false) } : { part };
    }
  }
  return undefined;
}
