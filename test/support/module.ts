/** Emitted modules, run in the test's own process. */
import { compile, type CompiledModule } from "../../src/index.ts";
import { importModule, type ModuleExports } from "../../src/import-module.ts";
import { toJavaScript } from "./javascript.ts";

export interface Values {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** One array of numbers, or several by name. */
type Numbers = ArrayLike<number> | Readonly<Record<string, ArrayLike<number>>>;

/** What tests use of a network. */
export interface TestNetwork {
  forward(inputs: Numbers, count?: number): Float64Array;
  trainBatch(inputs: Numbers, targets: Numbers, count?: number): number;
  /** Where the host has the loss. */
  forwardTraining(inputs: Numbers, count?: number): Float64Array;
  backward(outputGradient: Numbers, count?: number): void;
  accumulate(inputs: Numbers, targets: Numbers, count?: number): number;
  update(): void;
  loss(inputs: Numbers, targets: Numbers, count?: number): number;
  fit(data: Readonly<Record<string, unknown>>, options?: Readonly<Record<string, unknown>>): { readonly epochs: readonly { readonly loss: number }[]; readonly stopped: string };
  evaluate(data: Readonly<Record<string, unknown>>): { readonly loss: number };
  predict(example: unknown): Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, Values>>;
  readonly gradients: Readonly<Record<string, Values>>;
  /** Where they are asked for, or the host has the loss. */
  readonly inputGradients?: Readonly<Record<string, Float64Array>>;
  save(): Uint8Array;
  load(bytes: Uint8Array): void;
}

export type Create = (options?: { readonly seed?: number; readonly weights?: Uint8Array; readonly fused?: boolean }) => TestNetwork;

function isCreate(value: unknown): value is Create {
  return typeof value === "function";
}

/** Compiles the one model of a text and loads what is emitted. Throws with the diagnostics where there are any. */
export async function load(text: string, options: Parameters<typeof compile>[1] = {}): Promise<Create> {
  return (await loadWithModel(text, options)).create;
}

/** The same, and the checked model that it came from. */
export async function loadWithModel(text: string, options: Parameters<typeof compile>[1] = {}): Promise<{ readonly create: Create; readonly model: CompiledModule["model"] }> {
  const { modules, diagnostics } = await compile(text, { ...options, emit: "module" });
  const [module] = modules;
  if (module === undefined) throw new Error(diagnostics.map((d) => `${d.code} ${d.message}`).join("\n"));
  return { create: createOf(module.name, module.exports), model: module.model };
}

/** What makes networks, of an emitted module in TypeScript. */
export async function loadModule(module: Pick<CompiledModule, "name" | "text">): Promise<Create> {
  return createOf(module.name, await importModule(await toJavaScript(module.text), module.name));
}

function createOf(name: string, exports: ModuleExports | undefined): Create {
  const create = exports?.[`create${name}`];
  if (!isCreate(create)) throw new Error(`the module exports no create${name}`);
  return create;
}
