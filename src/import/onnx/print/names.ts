/** Names of the language for those of graphs: `layer1.0.conv1` is `layer1_0Conv1`. */
import { library } from "../../../std/library.ts";

const reserved: ReadonlySet<string> = new Set((
  "model block layer activation loss regularizer initializer schedule optimizer metric import input output weight bias gain state fitted let require warn while train regularize residual repeat shared frozen as else and or not " +
  "infinity training batch data count kind init true false exp log log1p expm1 sqrt abs sign min max floor sin cos tanh cosh erf sum mean product argmax argmin random gaussian orthonormal reshape"
).split(" "));

const taken: ReadonlySet<string> = new Set([...reserved, ...library.map(({ name }) => name)]);

/** Words of a path joined; digits of two neighbours stay apart. Nothing where no letter is in it. */
export function nameOf(path: string): string | undefined {
  const words = withoutRepetition(path.split(/[^A-Za-z0-9]+/).filter((word) => word !== ""));
  const joined = words.reduce((name, word) => {
    if (name === "") return word.charAt(0).toLowerCase() + word.slice(1);
    return /\d$/.test(name) && /^\d/.test(word) ? `${name}_${word}` : name + word.charAt(0).toUpperCase() + word.slice(1);
  }, "");
  if (!/[A-Za-z]/.test(joined)) return undefined;
  return (/^\d/.test(joined) ? `n${joined}` : joined).slice(0, 60);
}

/** PyTorch's nodes repeat the path at each level: `layer1/layer1.0/conv1`. */
function withoutRepetition(words: readonly string[]): readonly string[] {
  return words.filter((word, k) => !(/[A-Za-z]/.test(word) && words[k - 1] === word));
}

/** Gives each name once. */
export class Names {
  readonly #used = new Set<string>();
  readonly #next = new Map<string, number>();

  /** The wanted name, or with a number where it is taken. */
  fresh(wanted: string, isNumbered = false): string {
    for (let k = this.#next.get(wanted) ?? (isNumbered ? 1 : 0); ; k++) {
      this.#next.set(wanted, k + 1);
      const name = k === 0 ? wanted : /\d$/.test(wanted) ? `${wanted}_${k}` : `${wanted}${k}`;
      if (this.#used.has(name) || taken.has(name)) continue;
      this.#used.add(name);
      return name;
    }
  }

  has(name: string): boolean {
    return this.#used.has(name) || taken.has(name);
  }
}
