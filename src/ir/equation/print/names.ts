/** Names in printed text. Indices are named as in the source, with a number added where two in one scope have the same name. */
import { firstUnused } from "../../unused-names.ts";
import type { IndexVariable } from "../types.ts";

/** Names that no index may have, such as those of arrays. */
export interface Reserved {
  readonly has: (name: string) => boolean;
}

/** How names are spelled in a notation. */
export interface Spelling {
  readonly index: (name: string) => string;
  readonly array: (name: string) => string;
}

/** Every name as it is. */
export const plain: Spelling = { index: (name) => name, array: (name) => name };

/** The names in one scope; `with` opens a nested scope for the indices of a reduction. */
export class Names {
  readonly #reserved: Reserved;
  readonly #names: ReadonlyMap<number, string>;
  readonly #spelling: Spelling;

  constructor(reserved: Reserved, spelling: Spelling = plain, names: ReadonlyMap<number, string> = new Map()) {
    this.#reserved = reserved;
    this.#names = names;
    this.#spelling = spelling;
  }

  ofArray(array: string): string {
    return this.#spelling.array(array);
  }

  of(variable: IndexVariable): string {
    const name = this.#names.get(variable.id);
    return name === undefined ? `${variable.name}?` : this.#spelling.index(name);
  }

  with(variables: Iterable<IndexVariable>): Names {
    const names = new Map(this.#names);
    const taken = new Set(names.values());
    for (const v of variables) {
      const wanted = v.name === "" ? "i" : v.name;
      const name = firstUnused((k) => (k === 1 ? wanted : `${wanted}${k}`), (n) => taken.has(n) || this.#reserved.has(n));
      taken.add(name);
      names.set(v.id, name);
    }
    return new Names(this.#reserved, this.#spelling, names);
  }
}
