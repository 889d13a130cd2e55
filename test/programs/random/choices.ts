/** Choices that a random program is written from: numbers in a tree, so that leaving parts out leaves a smaller program. */
import fc from "fast-check";

/** One step of a chain: which, its numbers, and steps inside of it. */
export interface Step {
  readonly which: number;
  readonly numbers: readonly number[];
  readonly body: readonly Step[];
}

export interface Recipe {
  readonly head: readonly number[];
  readonly steps: readonly Step[];
  readonly tail: readonly number[];
  /** Which names become words of the compiler. */
  readonly names: readonly number[];
}

/** Numbers one after another; 0, which is the simplest choice, when they are used up. */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A whole number from 0 up to, but without, `count`. */
  below(count: number): number {
    return (this.#numbers[this.#next++] ?? 0) % count;
  }

  /** From `least` to `greatest`. */
  between(least: number, greatest: number): number {
    return least + this.below(greatest - least + 1);
  }

  one<T>(first: T, ...others: readonly T[]): T {
    const at = this.below(others.length + 1);
    return at === 0 ? first : (others[at - 1] ?? first);
  }
}

const nats = (maxLength: number): fc.Arbitrary<number[]> => fc.array(fc.nat(999), { maxLength, size: "max" });

const leaf: fc.Arbitrary<Step> = fc.record({ which: fc.nat(999), numbers: nats(40), body: fc.constant([]) });
const nested = (inside: fc.Arbitrary<Step>): fc.Arbitrary<Step> => fc.record({ which: fc.nat(999), numbers: nats(40), body: fc.array(inside, { maxLength: 2 }) });

export const recipes: fc.Arbitrary<Recipe> = fc.record({ head: nats(8), steps: fc.array(nested(nested(leaf)), { maxLength: 4, size: "max" }), tail: nats(12), names: nats(30) });
