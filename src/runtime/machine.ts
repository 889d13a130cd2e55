/** Decodes, instantiates and calls the WebAssembly code of a module. */

/** The used part of `WebAssembly`, whose types are missing from some TypeScript `lib` settings. */
export interface CodeEngine {
  validate(bytes: Uint8Array): boolean;
  readonly CompileError: new () => Error;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (code: object, imports?: object) => { readonly exports: object };
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number; readonly shared: boolean }) => { readonly buffer: ArrayBufferLike };
}

/** An exported function, which runs one entry point on `count` examples. */
export type CodePart = (count: number) => void;

/** An instance of the code. */
export interface Machine {
  /** The memory of all arrays. */
  readonly memory: ArrayBufferLike;
  readonly parts: Readonly<Record<string, CodePart>>;
  /** Whether the first `length` numbers of an array in the memory, at least four, are finite. Only if the code exports it. */
  readonly finite: (values: Float32Array, length: number) => boolean;
}

/**
 * Decodes module text to bytes. A printable character is one byte; a prefix `{`, `|`, `}` or `~` selects another page of 52;
 * a newline is 0x0b (`end`).
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
 * The code for relaxed SIMD: each multiplication followed by its addition becomes a fused multiply-add in place of the
 * addition and `nop`s in place of the multiplication. Only these pairs are encoded in four bytes each.
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

/** The engine and the code for it. `fuses`: whether multiply-adds may be fused. Throws if the engine lacks WebAssembly SIMD. */
export function chooseCode(plain: Uint8Array, fuses: boolean): { readonly engine: CodeEngine; readonly code: Uint8Array } {
  const engine = (globalThis as unknown as { readonly WebAssembly?: CodeEngine }).WebAssembly;
  if (engine === undefined) throw new Error("this engine has no WebAssembly: compile the network with --target ts");
  // An engine without relaxed SIMD rejects the fused code.
  const fused = fuses ? fuseProducts(plain) : plain;
  const code = engine.validate(fused) ? fused : plain;
  if (!engine.validate(code)) throw new Error("this engine has no WebAssembly with SIMD: compile the network with --target ts");
  return { engine, code };
}

/** A WebAssembly module of one function: `v128.const 0`, `drop`. */
const smallestCode = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 11];

/** Whether the engine has WebAssembly with SIMD, and the platform permits compiling it at this time. */
export function canRunCode(): boolean {
  const engine = (globalThis as unknown as { readonly WebAssembly?: CodeEngine }).WebAssembly;
  const code = Uint8Array.from(smallestCode);
  if (engine?.validate(code) !== true) return false;
  try {
    void new engine.Module(code);
    return true;
  } catch (cause) {
    if (!(cause instanceof engine.CompileError)) throw cause;
    return false;
  }
}

/** Compiles valid code. Throws if the platform does not permit it. */
export function compileCode(engine: CodeEngine, code: Uint8Array): object {
  try {
    return new engine.Module(code);
  } catch (cause) {
    if (!(cause instanceof engine.CompileError)) throw cause;
    const remedy = "add 'wasm-unsafe-eval' to the script-src of the page's Content-Security-Policy, create the network at start, outside of handlers (workerd), or compile it with --target ts";
    throw new Error(`this platform permits no WebAssembly here: ${remedy}`, { cause });
  }
}

/** The exports of an instance. */
export function machineOf(exported: object, memory: ArrayBufferLike): Machine {
  const { finite } = exported as { readonly finite?: (from: number, to: number) => number };
  return { memory, parts: exported as Readonly<Record<string, CodePart>>, finite: (values, length) => finite?.(values.byteOffset, values.byteOffset + 4 * length) === 0 };
}

/** Compiles and instantiates the code, with its own memory. */
export function startMachine(plain: Uint8Array, fuses: boolean): Machine {
  const { engine, code } = chooseCode(plain, fuses);
  const exported = new engine.Instance(compileCode(engine, code)).exports as { readonly memory: { readonly buffer: ArrayBuffer } };
  return machineOf(exported, exported.memory.buffer);
}

/** Runs one kernel of a training step on `count` examples. */
export function runStep({ parts }: Machine, step: number, count: number): void {
  const { step: run } = parts as unknown as { readonly step: (step: number, count: number) => void };
  run(step, count);
}
