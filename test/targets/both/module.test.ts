/** Modules with WebAssembly and TypeScript kernels: which of them run, and that they compute what they do in modules of their own. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { compile, type CompileOptions } from "../../../src/index.ts";
import type { CodeEngine } from "../../../src/runtime/machine.ts";
import { load } from "../../support/module.ts";

/** With dropped units and fitted values. */
const model = `model Net {
  input x: [6]
  standardize
  dense(8) relu
  dropout(0.2)
  dense(1)
  output y: [1]
  loss squaredError
  train { optimizer: adam(rate: 0.01) batch: 8 }
}
`;

const both = { target: "wasm,ts" } as const;
const float32 = { target: "ts", precision: "f32" } as const;

const engine = (globalThis as unknown as { readonly WebAssembly: CodeEngine }).WebAssembly;

/** An engine that has WebAssembly, and compiles none since `cause`. */
function refusing(cause: Error): object {
  return { CompileError: engine.CompileError, validate: (bytes: Uint8Array) => engine.validate(bytes), Module: new Proxy(engine.Module, { construct: () => { throw cause; } }) };
}

const denied = new engine.CompileError();

/** Engines that cannot run the code. */
const engines: readonly (readonly [string, object | undefined])[] = [
  ["WebAssembly", undefined],
  ["SIMD", { ...refusing(denied), validate: () => false }],
  ["permission to compile", refusing(denied)],
];

afterEach(() => vi.unstubAllGlobals());

const count = 40;
const data = { x: Float64Array.from({ length: 6 * count }, (_, i) => ((i * 7) % 13) / 6 - 1), y: Float64Array.from({ length: count }, (_, i) => (i % 5) / 4) };

/** What a network created and trained here comes to. */
async function trained(options: CompileOptions): Promise<{ readonly target: unknown; readonly losses: readonly number[]; readonly saved: Uint8Array; readonly predicted: unknown }> {
  const network = (await load(model, options))({ seed: 5 });
  const { epochs } = network.fit(data, { epochs: 3, validation: 0 });
  const { meta } = network as unknown as { readonly meta: Readonly<Record<string, unknown>> };
  return { target: meta["target"], losses: epochs.map(({ loss }) => loss), saved: network.save(), predicted: network.predict([1, -1, 0.5, 0, 2, -2]) };
}

test("WebAssembly runs where it can, to the bits of a module of its own", async () => {
  expect(await trained(both)).toEqual({ ...(await trained({ target: "wasm" })), target: "wasm" });
});

describe.each(engines)("without %s", (_name, found) => {
  test("TypeScript kernels run, to the bits of a module of their own", async () => {
    const alone = await trained(float32);
    vi.stubGlobal("WebAssembly", found);
    expect(await trained(both)).toEqual({ ...alone, target: "ts" });
  });

  test("a module for inference predicts from weights that WebAssembly trained", async () => {
    const { saved, predicted } = await trained({ target: "wasm" });
    vi.stubGlobal("WebAssembly", found);
    const network = (await load(model, { ...both, inference: true }))({ weights: saved });
    const { y } = predicted as { readonly y: readonly number[] };
    expect(network.predict([1, -1, 0.5, 0, 2, -2])).toEqual({ y: y.map((value) => expect.closeTo(value, 4) as unknown) });
  });
});

test("each network of a module is created as the platform permits then", async () => {
  const create = await load(model, both);
  const targetOf = (): unknown => (create() as unknown as { readonly meta: { readonly target: string } }).meta.target;
  const before = targetOf();
  vi.stubGlobal("WebAssembly", refusing(denied));
  expect([before, targetOf()]).toEqual(["wasm", "ts"]);
});

test("weights go from one kind of kernels to the other, and training goes on", async () => {
  const create = await load(model, both);
  const first = create({ seed: 5 });
  first.fit(data, { epochs: 1, validation: 0 });
  vi.stubGlobal("WebAssembly", undefined);
  const second = create({ weights: first.save() });
  expect(second.save()).toEqual(first.save());
  const [then, now] = [first, second].map((network) => network.fit(data, { epochs: 1, validation: 0 }).epochs.map(({ loss }) => loss));
  expect(now).toEqual(then?.map((loss) => expect.closeTo(loss, 4) as unknown));
});

describe("what no TypeScript kernels could help is thrown", () => {
  test("an engine out of memory", async () => {
    const create = await load(model, both);
    vi.stubGlobal("WebAssembly", refusing(new RangeError("out of memory")));
    expect(() => create()).toThrow(new RangeError("out of memory"));
  });

  test("weights that do not fit", async () => {
    const create = await load(model, both);
    expect(() => create({ weights: new Uint8Array(3) })).toThrow("safetensors");
  });
});

test("the code and the weights inside are in the module once, and each kernel function leads to its line of the model", async () => {
  const weights = (await trained({ target: "wasm" })).saved;
  const { modules: [module] } = await compile(model, { ...both, weights, fileName: "net.nn", emit: "script" });
  const { text = "", places = [] } = module ?? {};
  expect(text.match(/^const (?:code|storedWeights) = /gm)).toHaveLength(2);
  const lines = text.split("\n");
  const functions = places.map(({ from, to }) => [lines[from - 1], lines[to - 1]]);
  expect(functions.every(([first = "", last]) => first.startsWith("  function ") && last === "  }")).toBe(true);
  const secondFactory = lines.findIndex((line) => line.startsWith("function createNetInTypeScript("));
  expect(places.filter(({ from }) => from < secondFactory).length).toBeGreaterThan(0);
  const { modules: [alone] } = await compile(model, { ...float32, fileName: "net.nn", emit: "script" });
  expect(places.filter(({ from }) => from > secondFactory).map(({ origin }) => origin)).toEqual(alone?.places.map(({ origin }) => origin));
});
