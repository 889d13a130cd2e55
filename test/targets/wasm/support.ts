/** Modules of one function, run at once. */
import { ModuleBuilder } from "../../../src/targets/wasm/encode/module.ts";
import type { Code } from "../../../src/targets/wasm/encode/bytes.ts";
import type { Value } from "../../../src/targets/wasm/encode/value.ts";
import type { Frame } from "../../../src/targets/wasm/encode/module.ts";

interface Engine {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports?: object) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number; readonly shared: boolean }) => { readonly buffer: ArrayBuffer };
}

export const engine = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;

export interface Running {
  readonly memory: ArrayBuffer;
  readonly call: (name: string, ...args: readonly number[]) => number;
}

/** `pages`: of memory that is handed in, and shared where the code says so. */
export function instantiate(bytes: Uint8Array, pages?: { readonly count: number; readonly shared: boolean }): Running {
  const given = pages === undefined ? undefined : new engine.Memory({ initial: pages.count, maximum: pages.count, shared: pages.shared });
  const { exports } = new engine.Instance(new engine.Module(bytes), { nnc: { memory: given } });
  const memory = given ?? (exports["memory"] as { readonly buffer: ArrayBuffer });
  return {
    memory: memory.buffer,
    call(name, ...args) {
      const f = exports[name];
      if (typeof f !== "function") throw new Error(`no function ${name}`);
      return Number(f(...args));
    },
  };
}

/** What a value computes. */
export function valueOf(value: Value): number {
  const builder = new ModuleBuilder();
  builder.define(builder.declare(), { name: "run", build: () => ({ statements: [], result: value }) });
  return instantiate(builder.bytes(1)).call("run");
}

/** Runs statements over a memory of a page. */
export function runStatements(build: (frame: Frame) => Code, prepare: (memory: ArrayBuffer) => void = () => undefined): ArrayBuffer {
  const builder = new ModuleBuilder();
  builder.define(builder.declare(), { name: "run", build: (frame) => ({ statements: build(frame) }) });
  const running = instantiate(builder.bytes(1));
  prepare(running.memory);
  running.call("run");
  return running.memory;
}

/** Whether this engine has relaxed SIMD: Node 20 has not. */
export function hasRelaxed(): boolean {
  return engine.validate(new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 11,
  ]));
}
