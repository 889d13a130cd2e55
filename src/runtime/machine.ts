/** Code for WebAssembly: which of two variants an engine takes, and its functions. */

/** As much of `WebAssembly` as is used; its types are not there under every setting of the compiler. */
export interface CodeEngine {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (code: object, imports?: object) => { readonly exports: object };
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number; readonly shared: boolean }) => { readonly buffer: ArrayBufferLike };
}

/** Runs a part of the computation on so many examples. */
export type CodePart = (count: number) => void;

export interface Machine {
  /** All that the code works on. */
  readonly memory: ArrayBufferLike;
  readonly parts: Readonly<Record<string, CodePart>>;
  /** Whether the first numbers of an array in the memory, four at least, are finite: for code that can tell. */
  readonly finite: (values: Float32Array, length: number) => boolean;
}

/**
 * The bytes of a text: a character stands for one, after one of `{|}~` for another, and a line's end for the byte by which
 * blocks of WebAssembly end.
 */
export function decodeBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  let page = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 122) page = c - 122;
    else {
      bytes.push(c < 32 ? 11 : c - 40 + page * 52);
      page = 0;
    }
  }
  return Uint8Array.from(bytes);
}

/**
 * The variant for relaxed SIMD: every multiplication and addition that belong together (written in four bytes each, as no
 * other instruction is) become one instruction in the place of the addition, and nothing in that of the multiplication.
 */
export function fuseProducts(code: Uint8Array): Uint8Array {
  const fused = code.slice();
  for (let i = 3; i < fused.length; i++) {
    if (fused[i] !== 0 || fused[i - 1] !== 0x81 || fused[i - 3] !== 0xfd) continue;
    if (fused[i - 2] === 0xe6) fused.fill(1, i - 3, i + 1);
    else if (fused[i - 2] === 0xe4) fused.set([0x85, 0x82], i - 2);
  }
  return fused;
}

/** The engine and the variant of the code for it; `fuses`: whether products may be fused with sums. Throws where an engine has no WebAssembly with SIMD. */
export function chooseCode(text: string, fuses: boolean): { readonly engine: CodeEngine; readonly code: Uint8Array } {
  const engine = (globalThis as unknown as { readonly WebAssembly?: CodeEngine }).WebAssembly;
  if (engine === undefined) throw new Error("this engine has no WebAssembly: compile the network with --target ts");
  const plain = decodeBytes(text);
  // The variant for relaxed SIMD is valid where an engine has that.
  const fused = fuses ? fuseProducts(plain) : plain;
  const code = engine.validate(fused) ? fused : plain;
  if (!engine.validate(code)) throw new Error("this engine has no WebAssembly with SIMD: compile the network with --target ts");
  return { engine, code };
}

/** What instances export. */
export function machineOf(exported: object, memory: ArrayBufferLike): Machine {
  const { finite } = exported as { readonly finite?: (from: number, to: number) => number };
  return { memory, parts: exported as Readonly<Record<string, CodePart>>, finite: (values, length) => finite?.(values.byteOffset, values.byteOffset + 4 * length) === 0 };
}

/** Compiles and starts the code, with memory of its own. */
export function startMachine(text: string, fuses: boolean): Machine {
  const { engine, code } = chooseCode(text, fuses);
  const exported = new engine.Instance(new engine.Module(code)).exports as { readonly memory: { readonly buffer: ArrayBuffer } };
  return machineOf(exported, exported.memory.buffer);
}

/** Runs one of the kernels of training, on so many examples. */
export function runStep({ parts }: Machine, step: number, count: number): void {
  const { steps } = parts as unknown as { readonly steps: { readonly get: (step: number) => CodePart } };
  steps.get(step)(count);
}
