/** Which examples of a data set train, and which are held out. */
import { shuffleOrder } from "./random.ts";
import type { Split } from "./split.ts";

/** How examples are held out. */
export interface Holding {
  /** A share of the examples, or how it is chosen. */
  readonly validation: number | Split;
  readonly test: number | Split;
  /** Which ones a share alone holds out: drawn at random, or the last ones. */
  readonly hold: "drawn" | "last";
  readonly seed: number;
  /** Whether anything is drawn; else a share is that of the last examples. */
  readonly shuffle: boolean;
}

/** Rows in three parts: first those that train, then those of validation, then those of the test. */
export interface Parts {
  readonly order: Int32Array;
  readonly trained: number;
  readonly validated: number;
  readonly tested: number;
}

/** As `splitBy`, of the values of one split. */
export type HoldOut = (split: Split, order: Int32Array, count: number, held: number, seed: number) => number;

/** The row indices 0 to `count` - 1. */
export function rowNumbers(count: number): Int32Array {
  return new Int32Array(count).map((_, i) => i);
}

/** Parts a data set; a part that is asked for has one example at least, and so has the training. */
export function partRows(examples: number, { validation, test, hold, seed, shuffle }: Holding, holdOut?: HoldOut): Parts {
  const order = rowNumbers(examples);
  if ((validation !== 0 || test !== 0) && shuffle && hold === "drawn") shuffleOrder(order, examples, seed, 0);
  const part = (name: string, what: number | Split, count: number): number => {
    const share = typeof what === "number" ? what : what.share;
    if (share === 0) return 0;
    const held = Math.min(count - 1, Math.max(1, Math.round(examples * share)));
    if (held === 0) throw new RangeError(`${name} is ${share}, and of one example none can be held out: give more examples, or ${name}: 0`);
    if (typeof what === "number") return held;
    const found = holdOut?.(what, order, count, held, seed) ?? 0;
    if (found === 0) throw new RangeError(`${name} is held out by ${what.column}, which has one value: there is nothing to part`);
    return found;
  };
  const tested = part("test", test, examples);
  const validated = part("validation", validation, examples - tested);
  return { order, trained: examples - tested - validated, validated, tested };
}
