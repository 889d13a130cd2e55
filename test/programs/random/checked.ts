/** Arrays that watch what emitted code does with them: no access leaves its array, or finds what another left there. */

type Numbers = Float64Array | Float32Array | Int32Array;

/** Which array last wrote each element of an arena. */
export class Arena {
  readonly #owners = new Map<ArrayBufferLike, Map<number, string>>();
  readonly problems: string[] = [];
  /** How many reads were watched. */
  reads = 0;

  /** An array in place of another; `shares`: whether its memory is another's at other times. */
  watch(array: Numbers, name: string, shares: boolean): Numbers {
    const owners = this.#owners.get(array.buffer) ?? new Map<number, string>();
    this.#owners.set(array.buffer, owners);
    const first = array.byteOffset / array.BYTES_PER_ELEMENT;
    const own = (from: number, to: number): void => {
      for (let i = from; i < to; i++) owners.set(first + i, name);
    };
    const methods: Readonly<Record<string, (...args: never[]) => unknown>> = {
      fill: (value: number, from = 0, to = array.length) => {
        own(from, to);
        array.fill(value, from, to);
      },
      set: (values: ArrayLike<number>, at = 0) => {
        own(at, at + values.length);
        array.set(values, at);
      },
    };
    return new Proxy(array, {
      get: (target, key) => {
        if (typeof key === "string" && /^[-\d.]|^NaN$/.test(key)) {
          const at = Number(key);
          this.reads++;
          if (!Number.isInteger(at) || at < 0 || at >= array.length) this.#problem(`reads ${name}[${key}] of ${array.length}`);
          const owner = owners.get(first + at);
          if (owner !== name && (owner !== undefined || shares)) this.#problem(`reads ${name}[${key}], where stands what ${owner ?? "nobody"} wrote`);
          return target[at];
        }
        const method = typeof key === "string" ? methods[key] : undefined;
        if (method !== undefined) return method;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
      set: (target, key, value: number) => {
        const at = Number(key);
        if (!Number.isInteger(at) || at < 0 || at >= array.length) this.#problem(`writes ${name}[${String(key)}] of ${array.length}`);
        own(at, at + 1);
        target[at] = value;
        return true;
      },
    });
  }

  #problem(what: string): void {
    if (this.problems.length < 20) this.problems.push(what);
  }
}

interface Declared {
  readonly name: string;
  readonly arena: string;
  readonly from: number;
  readonly to: number;
}

/** How views of an arena are made, with their type, and a view. */
const arenas = /const (reals|doubles|integers) = \(at, length\) => new (Float64Array|Float32Array|Int32Array)\(/g;
const declaration = /const ([\w$]+) = (reals|doubles|integers)\((\d+), (\d+)\)/g;

/** The script with every array of its memory handed to `watch` when it is made, and how many there are. */
export function instrument(script: string): { readonly script: string; readonly arrays: number } {
  const types = new Map([...script.matchAll(arenas)].map(([, arena = "", type]) => [arena, type]));
  const declared = [...script.matchAll(declaration)].map(([, name = "", arena = "", offset, size]): Declared => {
    const from = Number(offset);
    return { name, arena, from, to: from + Number(size) * (types.get(arena) === "Float64Array" ? 8 : 4) };
  });
  const shares = (d: Declared): boolean => declared.some((o) => o.name !== d.name && o.arena === d.arena && o.from < d.to && d.from < o.to);
  const sharing = new Map(declared.map((d) => [d.name, shares(d)]));
  return {
    script: script.replaceAll(declaration, (whole: string, name: string) => `const ${name} = watch(${whole.slice(whole.indexOf("=") + 2)}, ${JSON.stringify(name)}, ${sharing.get(name) === true})`),
    arrays: declared.length,
  };
}
