/** Names that nothing in a scope has yet: the only place that looks for them. */

/** The first of the names for 1, 2, 3, … that is free. */
export function firstUnused(name: (k: number) => string, isTaken: (name: string) => boolean): string {
  for (let k = 1; ; k++) {
    const tried = name(k);
    if (!isTaken(tried)) return tried;
  }
}

export class UnusedNames {
  readonly #taken: Set<string>;
  /** Where `numbered` continues counting, by stem. */
  readonly #last = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  isFree(name: string): boolean {
    return !this.#taken.has(name);
  }

  /** Takes a name as it is. */
  claim(name: string): string {
    this.#taken.add(name);
    return name;
  }

  /** `base` if it is free, else the first free one of `base_2`, `base_3`, … */
  fresh(base: string): string {
    return this.claim(firstUnused((k) => (k === 1 ? base : `${base}_${k}`), (name) => this.#taken.has(name)));
  }

  /** The first free one of `base_1`, `base_2`, …, without the number that `base` may end in. */
  numbered(base: string): string {
    const stem = base.replace(/_\d+$/, "");
    let last = this.#last.get(stem) ?? 0;
    const name = firstUnused(() => `${stem}_${++last}`, (n) => this.#taken.has(n));
    this.#last.set(stem, last);
    return this.claim(name);
  }
}
