/** Names of indices in printed text: as in the source, with a number behind where two would be the same. */
import type { IndexVariable } from "../types.ts";

/** The names in sight at one place; a reduction adds its own and they end with it. */
export class Names {
  readonly #taken: ReadonlySet<string>;
  readonly #names: ReadonlyMap<number, string>;

  constructor(taken: ReadonlySet<string>, names: ReadonlyMap<number, string> = new Map()) {
    this.#taken = taken;
    this.#names = names;
  }

  of(variable: IndexVariable): string {
    return this.#names.get(variable.id) ?? `${variable.name}?`;
  }

  with(variables: Iterable<IndexVariable>): Names {
    const taken = new Set(this.#taken);
    const names = new Map(this.#names);
    for (const v of variables) {
      const wanted = v.name === "" ? "i" : v.name;
      let name = wanted;
      for (let k = 2; taken.has(name); k++) name = `${wanted}${k}`;
      taken.add(name);
      names.set(v.id, name);
    }
    return new Names(taken, names);
  }
}
