/** A module: functions and one memory of its own, both exported where they have names. */
import { type Code, flat, lengthOf, sized, text, unsigned, vector } from "./bytes.ts";
import { calls } from "../../../ir/machines.ts";
import { type Local, set, typeBytes, type Value, type ValueType } from "./value.ts";
import { i32x4 } from "./vector.ts";

interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** The locals of a function under construction; those that were given back are used again. */
export class Frame {
  readonly #parameters: readonly ValueType[];
  readonly #locals: ValueType[] = [];
  readonly #free = new Map<ValueType, number[]>();
  #room = calls.inlined;
  readonly #constants = new Map<number, Local<"v128">>();

  constructor(parameters: readonly ValueType[]) {
    this.#parameters = parameters;
  }

  parameter<T extends ValueType>(index: number, type: T): Local<T> {
    if (this.#parameters[index] !== type) throw new Error(`parameter ${index} is no ${type}`);
    return { type, index };
  }

  local<T extends ValueType>(type: T): Local<T> {
    const free = this.#free.get(type)?.pop();
    if (free !== undefined) return { type, index: free };
    return this.#add(type);
  }

  #add<T extends ValueType>(type: T): Local<T> {
    this.#locals.push(type);
    return { type, index: this.#parameters.length + this.#locals.length - 1 };
  }

  /** A vector of the same 32 bits in every lane, which is set where the function begins: so no loop sets it again, and whoever reads it writes two bytes. */
  constant(bits: number): Local<"v128"> {
    const known = this.#constants.get(bits) ?? this.#add("v128");
    this.#constants.set(bits, known);
    return known;
  }

  release(...locals: readonly Local[]): void {
    for (const { type, index } of locals) {
      const free = this.#free.get(type);
      if (free === undefined) this.#free.set(type, [index]);
      else free.push(index);
    }
  }

  /** Whether there is room for so many bytes of code in place of a call; then they take it. */
  spend(bytes: number): boolean {
    if (bytes > this.#room) return false;
    this.#room -= bytes;
    return true;
  }

  /** Sets the constants. */
  get beginning(): Code {
    return [...this.#constants].map(([bits, local]) => set(local, i32x4.constant(bits)));
  }

  /** Declarations: runs of the same type. */
  get declarations(): Code {
    const runs: { count: number; readonly type: ValueType }[] = [];
    for (const type of this.#locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ count: 1, type });
    }
    return vector(runs.map(({ count, type }) => [unsigned(count), typeBytes[type]]));
  }
}

interface Defined {
  readonly signature: Signature;
  readonly body: Code;
}

const memoryName = "memory";
const importedFrom = "nnc";

/** In the description of a memory: that it has a greatest size. */
const hasMost = 1;

export class ModuleBuilder {
  readonly #functions: (Defined | undefined)[] = [];
  readonly #exported: (readonly [name: string, index: number])[] = [];

  /** The index of a function that is defined later, so that functions can call each other. */
  declare(): number {
    this.#functions.push(undefined);
    return this.#functions.length - 1;
  }

  /** Defines a declared function. `name`: what it is exported as. */
  define<T extends ValueType>(index: number, { parameters = [], name, build }: {
    readonly parameters?: readonly ValueType[];
    readonly name?: string;
    /** Statements, or the value that is the result. */
    readonly build: (frame: Frame) => { readonly statements: Code; readonly result?: Value<T> };
  }): void {
    const frame = new Frame(parameters);
    const { statements, result } = build(frame);
    this.#functions[index] = {
      signature: { parameters, results: result === undefined ? [] : [result.type] },
      body: sized([frame.declarations, frame.beginning, statements, result?.code ?? [], 0x0b]),
    };
    if (name !== undefined) this.#exported.push([name, index]);
  }

  /** The bytes of the module, with `pages` of 64 KiB exported as `memory`. */
  bytes(pages: number): Uint8Array {
    return this.#encode(pages, false).bytes;
  }

  /** The same with the memory imported as `memory` of `nnc`. Threads may share one where the byte at `sharedAt` is 3 in place of 1. */
  shareable(pages: number): { readonly bytes: Uint8Array; readonly sharedAt: number } {
    return this.#encode(pages, true);
  }

  #encode(pages: number, imports: boolean): { readonly bytes: Uint8Array; readonly sharedAt: number } {
    const functions = this.#functions.map((f, k) => {
      if (f === undefined) throw new Error(`function ${k} is declared and not defined`);
      return f;
    });
    const types: string[] = [];
    const signatures: Code[] = [];
    const typeOf = ({ parameters, results }: Signature): number => {
      const key = `${parameters.join()}:${results.join()}`;
      const known = types.indexOf(key);
      if (known >= 0) return known;
      types.push(key);
      signatures.push([0x60, vector(parameters.map((t) => [typeBytes[t]])), vector(results.map((t) => [typeBytes[t]]))]);
      return types.length - 1;
    };
    const indices = functions.map((f) => unsigned(typeOf(f.signature)));
    const exported = this.#exported.map(([name, k]) => [text(name), 0, unsigned(k)]);
    const section = (id: number, content: Code): Code => [id, sized(content)];
    const limits: Code = [hasMost, unsigned(pages), unsigned(pages)];
    const head: Code = [[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], section(1, vector(signatures)), imports ? section(2, vector([[text(importedFrom), text(memoryName), 2, limits]])) : []];
    const bytes = flat([
      head, section(3, vector(indices)), imports ? [] : section(5, vector([limits])),
      section(7, vector([...(imports ? [] : [[text(memoryName), 2, 0]]), ...exported])),
      section(10, vector(functions.map((f) => f.body))),
    ]);
    return { bytes, sharedAt: lengthOf(head) - lengthOf(limits) };
  }
}
