/** A function of the file: its names, what Python calls arrays, and lines at its beginning. */
import type { ArrayDefinition } from "../../ir/equation/types.ts";
import { UnusedNames } from "../../ir/unused-names.ts";
import { line, print, type Statement, withoutComments } from "./python.ts";
import { reserved } from "./reserved.ts";

/** How code reads an array. */
export type ArrayCode =
  | { readonly kind: "tensor"; readonly text: string }
  /** A Python number, the same for all positions. */
  | { readonly kind: "number"; readonly text: string }
  /** A list with a tensor for each step: `dimension` is the step, from `lower` on. */
  | { readonly kind: "steps"; readonly text: string; readonly dimension: number; readonly lower: number };

/** A tensor whose shape others have: `torch.ones_like(w)`. */
interface Like {
  readonly text: string;
  readonly sizes: readonly string[];
}

interface ScopeOptions {
  /** The function makes a network, of the default type on the default device. */
  readonly isInitial?: boolean;
  readonly drawNumber?: (occurrence: number) => string;
  readonly like?: Like;
  /** A batch may have parts in several processes: reductions over it are those of all. */
  readonly isShared?: boolean;
  /** Nothing is differentiated, so that infinite derivatives do no harm. */
  readonly isPlain?: boolean;
}

/** One function of the file. */
export class FunctionScope {
  readonly names: UnusedNames;
  readonly #arrays: Map<string, ArrayDefinition>;
  /** Lines at the beginning of the function, which depend on its arguments alone. */
  readonly prologue: Statement[] = [];
  readonly #codes = new Map<string, ArrayCode>();
  readonly #given = new Set<string>();
  readonly #once = new Map<string, string>();

  /** Values before there are examples: of none, of the default type on the default device. */
  readonly isInitial: boolean;
  /** The number of a draw as Python has it. */
  readonly drawNumber: (occurrence: number) => string;

  /** A tensor whose shape constants take where theirs is the same. */
  readonly likeness: Like | undefined;

  readonly isPlain: boolean;
  readonly isShared: boolean;

  constructor(arrays: ReadonlyMap<string, ArrayDefinition>, { isInitial = false, drawNumber = String, like, isPlain = false, isShared = false }: ScopeOptions = {}, names = new UnusedNames(reserved)) {
    this.isPlain = isPlain;
    this.isShared = isShared;
    this.#arrays = new Map(arrays);
    this.names = names;
    this.likeness = like;
    this.isInitial = isInitial;
    this.drawNumber = drawNumber;
  }

  /** Whether terms and factors are in the order of their text. */
  get isSorted(): boolean {
    return this.likeness !== undefined;
  }

  /** Names of a loop in the function: those of arrays that the function has are taken. */
  namesInside(): UnusedNames {
    return new UnusedNames([...reserved, ...[...this.#codes.values()].map((c) => c.text)]);
  }

  /** The body of a loop over tensors such as `w`. */
  inside(arrays: ReadonlyMap<string, ArrayDefinition>, names: UnusedNames, sizes: readonly string[]): FunctionScope {
    const inner = new FunctionScope(arrays, { like: { text: "w", sizes }, isPlain: true }, names);
    for (const [array, code] of this.#codes) inner.bind(array, code);
    return inner;
  }

  get arrays(): ReadonlyMap<string, ArrayDefinition> {
    return this.#arrays;
  }

  declare(definition: ArrayDefinition): void {
    this.#arrays.set(definition.name, definition);
  }

  bind(array: string, code: ArrayCode): void {
    this.#codes.set(array, code);
  }

  /** An argument or an attribute, which is there before the first statement. */
  give(array: string, text: string): void {
    this.bind(array, { kind: "tensor", text });
    this.#given.add(array);
  }

  codeOf(array: string): ArrayCode {
    const code = this.#codes.get(array);
    if (code === undefined) throw new Error(`${array} is read before it is computed`);
    return code;
  }

  definitionOf(array: string): ArrayDefinition {
    const definition = this.arrays.get(array);
    if (definition === undefined) throw new Error(`${array} is not declared`);
    return definition;
  }

  isBound(array: string): boolean {
    return this.#codes.has(array);
  }

  /** The lines of the whole function, without those of the prologue that nothing reads. */
  body(statements: readonly Statement[]): readonly Statement[] {
    let rest = statements;
    for (const s of [...this.prologue].reverse()) {
      const [, name] = s.kind === "line" ? /^(\w+) = /.exec(s.text) ?? [] : [];
      if (name === undefined || new RegExp(`\\b${name}\\b`).test(print(withoutComments(rest)).join("\n"))) rest = [s, ...rest];
    }
    return rest;
  }

  /** A line of the prologue that gives a value a name, once for each key. */
  once(key: string, name: string, value: () => string): string {
    const known = this.#once.get(key);
    if (known !== undefined) return known;
    const text = value();
    const local = reserved.includes(name) ? name : this.names.fresh(name);
    this.#once.set(key, local);
    this.prologue.push(line(`${local} = ${text}`));
    return local;
  }

  /** The number of examples of the whole batch, as a number in equations. */
  examples(): string {
    return this.isShared ? this.once("examples", "examples", () => `examples_of(${this.count()})`) : this.count();
  }

  /** The number of examples that are here. */
  count(): string {
    if (this.isInitial) return "1";
    return this.once("count", "count", () => `${this.#reference((a) => a.extents[0]?.upper === Infinity)}.shape[0]`);
  }

  /** The last arguments of what makes a real tensor. */
  like(): string {
    return this.isInitial ? "" : `, dtype=${this.dtype()}, device=${this.device()}`;
  }

  device(): string {
    if (this.isInitial) return "None";
    return this.once("device", "device", () => `${this.#reference(() => true)}.device`);
  }

  dtype(): string {
    if (this.isInitial) return "torch.get_default_dtype()";
    const found = this.#bound((a) => a.content.kind === "real");
    return this.once("dtype", "dtype", () => (found === undefined ? "torch.get_default_dtype()" : `${found}.dtype`));
  }

  #reference(accept: (definition: ArrayDefinition) => boolean): string {
    const found = this.#bound(accept);
    if (found === undefined) throw new Error("neither the number of examples nor the device is known");
    return found;
  }

  /** An argument or a parameter: what is there at the beginning. */
  #bound(accept: (definition: ArrayDefinition) => boolean): string | undefined {
    for (const [array, code] of this.#codes) {
      const definition = this.arrays.get(array);
      if (code.kind === "tensor" && this.#given.has(array) && definition !== undefined && accept(definition)) return code.text;
    }
    return undefined;
  }

}
