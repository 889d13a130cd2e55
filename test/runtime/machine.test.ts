import { afterEach, describe, expect, test, vi } from "vitest";
import { type CodeEngine, chooseCode, compileCode } from "../../src/runtime/machine.ts";

const engine = (globalThis as unknown as { readonly WebAssembly: CodeEngine }).WebAssembly;

/** An engine that compiles nothing, since `cause`. */
function throwing(cause: Error): CodeEngine {
  return { ...engine, CompileError: engine.CompileError, Module: new Proxy(engine.Module, { construct: () => { throw cause; } }) };
}

/** Never run here. */
const empty = new Uint8Array();

afterEach(() => vi.unstubAllGlobals());

describe("an engine without", () => {
  test("WebAssembly is told so", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(() => chooseCode(empty, false)).toThrow("this engine has no WebAssembly: compile the network with --target ts");
  });

  test("SIMD is told so", () => {
    vi.stubGlobal("WebAssembly", { validate: () => false });
    expect(() => chooseCode(empty, false)).toThrow("no WebAssembly with SIMD");
  });

  test("permission to compile is told of the setting, with the engine's own reason as cause", () => {
    const refused = new engine.CompileError();
    let error: unknown;
    try {
      compileCode(throwing(refused), new Uint8Array());
    } catch (cause) {
      error = cause;
    }
    expect(error).toMatchObject({ message: expect.stringContaining("add 'wasm-unsafe-eval' to the script-src") as unknown, cause: refused });
  });

  test("memory fails with the engine's own error", () => {
    const full = new RangeError("out of memory");
    expect(() => compileCode(throwing(full), new Uint8Array())).toThrow(full);
  });
});
