/**
 * An emitted module, run in memory. This is the one place where the command relies on the members of emitted modules;
 * they are checked when the module is loaded.
 */
import type { DataArray } from "../data/read.ts";
import { type CompiledModule, loadCompiler } from "./compiler.ts";
import type { Example } from "./examples.ts";
import { InputError } from "./exit.ts";
import { readBytes } from "./files.ts";

/** Examples by name of input and output. */
export type Examples = Readonly<Record<string, DataArray>>;

export interface Measured {
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** What `fit` tells after each epoch. */
export interface EpochReport extends Measured {
  /** From 1. */
  readonly epoch: number;
  /** On the examples held back, where there are any. */
  readonly validation?: Measured;
}

export interface FitOptions {
  readonly epochs?: number;
  readonly validation?: number;
  readonly seed?: number;
  readonly onEpoch?: (report: EpochReport) => void;
}

export interface Values {
  readonly shape: readonly number[];
  readonly values: Float64Array | Float32Array;
}

/** One instance of an emitted module. */
export interface Network {
  fit(data: Examples, options?: FitOptions): unknown;
  evaluate(data: Examples): Measured;
  /** One example in its encoding to the decoded output. */
  predict(example: Example): unknown;
  /** Takes the array of the one input, or an object of arrays; gives a view of the outputs, likewise. */
  forward(inputs: DataArray | Examples, count?: number): unknown;
  accumulate(inputs: DataArray | Examples, targets: DataArray | Examples, count?: number): number;
  readonly parameters: Readonly<Record<string, Values>>;
  readonly gradients: Readonly<Record<string, Values>>;
  save(): Uint8Array;
  load(bytes: Uint8Array, options?: { readonly only?: readonly string[] }): void;
}

const members = ["fit", "evaluate", "predict", "forward", "accumulate", "parameters", "gradients", "save", "load"] as const;

/** Loads a module's text into this process and makes an instance. */
export async function createNetwork(module: CompiledModule, seed: number): Promise<Network> {
  const compiler = await loadCompiler();
  const script = await compiler.toJavaScript(module.text);
  const loaded: Record<string, unknown> = await import(`data:text/javascript;base64,${Buffer.from(script).toString("base64")}`);
  const create = loaded[`create${module.name}`];
  if (typeof create !== "function") throw new Error(`the module of ${module.name} exports no create${module.name}`);
  const network: unknown = create({ seed });
  if (!isNetwork(network)) throw new Error(`the module of ${module.name} lacks one of ${members.join(", ")}`);
  return network;
}

function isNetwork(value: unknown): value is Network {
  return typeof value === "object" && value !== null && members.every((member) => member in value);
}

/** Loads saved weights, all or those of some calls; a file that does not fit the model is the user's fault. */
export async function loadWeights(network: Network, path: string, only?: readonly string[]): Promise<void> {
  const bytes = await readBytes(path);
  try {
    network.load(bytes, only === undefined ? {} : { only });
  } catch (cause) {
    throw new InputError(`${path} does not fit the model: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** The examples `[from, from + count)` of a data set. */
export function slice(arrays: ReadonlyMap<string, DataArray>, names: readonly string[], total: number, from: number, count: number): Examples {
  return Object.fromEntries(
    names.map((name) => {
      const array = arrays.get(name) ?? new Float64Array(0);
      const width = array.length / total;
      return [name, array.subarray(from * width, (from + count) * width)];
    }),
  );
}

/** One array stands for itself; several stand in an object, by name. */
export function single(examples: Examples): DataArray | Examples {
  const [first, second] = Object.values(examples);
  return first !== undefined && second === undefined ? first : examples;
}
