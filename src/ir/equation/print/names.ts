/** Names of indices in printed text: as in the source, with a number behind where two would be the same. */
import type { IndexVariable } from "../types.ts";

/** Names that no index may have: those of arrays, for one. */
export interface Reserved {
  readonly has: (name: string) => boolean;
}

/** The names in sight at one place; a reduction adds its own and they end with it. */
export class Names {
  readonly #reserved: Reserved;
  readonly #names: ReadonlyMap<number, string>;
  /** How a name is written down: as it is, or for another notation. */
  readonly #written: (name: string) => string;

  constructor(reserved: Reserved, names: ReadonlyMap<number, string> = new Map(), written: (name: string) => string = (name) => name) {
    this.#reserved = reserved;
    this.#names = names;
    this.#written = written;
  }

  of(variable: IndexVariable): string {
    const name = this.#names.get(variable.id);
    return name === undefined ? `${variable.name}?` : this.#written(name);
  }

  with(variables: Iterable<IndexVariable>): Names {
    const names = new Map(this.#names);
    const taken = new Set(names.values());
    for (const v of variables) {
      const wanted = v.name === "" ? "i" : v.name;
      let name = wanted;
      for (let k = 2; taken.has(name) || this.#reserved.has(name); k++) name = `${wanted}${k}`;
      taken.add(name);
      names.set(v.id, name);
    }
    return new Names(this.#reserved, names, this.#written);
  }
}
