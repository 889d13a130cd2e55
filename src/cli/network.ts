/**
 * An emitted module, run in memory. This is the one place where the command relies on the members of emitted modules;
 * they are checked when the module is loaded.
 */
import type { DataArray } from "../data/read.ts";
import type { ExampleSource } from "../runtime/fit.ts";
import { decodeSafetensors } from "../runtime/safetensors.ts";
import type { CompiledModule } from "./compiler.ts";
import type { Example } from "./examples.ts";
import { InputError } from "./exit.ts";
import { readBytes } from "./files.ts";
import { checkHeader } from "./weights/header.ts";

/** Examples by name of input and output. */
export type Examples = Readonly<Record<string, DataArray>>;

/** The same as a data set, where classes that are called by numbers come by those. */
export type DataSetExamples = Readonly<Record<string, DataArray | readonly unknown[]>>;

/** Examples that `fitAsync` reads as it needs them. */
export type StreamedExamples = ExampleSource<DataSetExamples>;

export interface Measured {
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** The report of `fit` after each epoch. */
export interface EpochReport extends Measured {
  /** From 1. */
  readonly epoch: number;
  /** On the examples held back, where there are any. */
  readonly validation?: Measured;
}

export interface FitOptions {
  readonly epochs?: number;
  readonly of?: number;
  readonly validation?: number | DataSetExamples;
  readonly test?: number;
  readonly columns?: Readonly<Record<string, ArrayLike<number>>>;
  readonly seed?: number;
  readonly patience?: number;
  readonly shuffle?: boolean;
  readonly onEpoch?: (report: EpochReport) => void;
  readonly onWarning?: (warning: string) => void;
}

export interface Values {
  readonly shape: readonly number[];
  readonly values: Float64Array | Float32Array;
}

export interface FitHistory {
  readonly stopped: "finished" | "early" | "aborted";
  readonly test?: Measured;
  readonly threads?: number;
}

/** One instance of any emitted module. */
export interface Predictor {
  /** One example in its encoding to the decoded output. */
  predict(example: Example): unknown;
  /** Takes the array of the one input, or an object of arrays; gives a view of the outputs, likewise. */
  forward(inputs: DataArray | Examples, count?: number): unknown;
  readonly parameters: Readonly<Record<string, Values>>;
  save(options?: { readonly only?: "weights" }): Uint8Array;
  load(bytes: Uint8Array, options?: { readonly only?: readonly string[] }): void;
}

/** One instance of an emitted module with a loss of its own. */
export interface Network extends Predictor {
  fit(data: DataSetExamples, options?: FitOptions): unknown;
  fitAsync(data: DataSetExamples | StreamedExamples, options?: FitOptions & { readonly signal?: { readonly aborted: boolean }; readonly threads?: number }): Promise<FitHistory>;
  evaluate(data: DataSetExamples): Measured;
  accumulate(inputs: DataArray | Examples, targets: DataArray | Examples, count?: number): number;
  loss(inputs: DataArray | Examples, targets: DataArray | Examples, count?: number): number;
  trainBatch(inputs: DataArray | Examples, targets: DataArray | Examples, count?: number): number;
  update(): void;
  readonly gradients: Readonly<Record<string, Values>>;
}

/** One instance of an emitted module whose host has the loss. */
export interface Hosted extends Predictor {
  forwardTraining(inputs: DataArray | Examples, count?: number): unknown;
  backward(outputGradient: DataArray | Examples, count?: number): void;
  readonly gradients: Readonly<Record<string, Values>>;
  readonly inputGradients: Readonly<Record<string, Float64Array | Float32Array>>;
}

const ofAny = ["predict", "forward", "parameters", "save", "load"] as const;
const ofTrained = [...ofAny, "fit", "fitAsync", "evaluate", "accumulate", "loss", "trainBatch", "update", "gradients"] as const;
const ofHosted = [...ofAny, "forwardTraining", "backward", "gradients", "inputGradients"] as const;

/** Makes an instance of a module that can be trained here: its model has a loss of its own. */
export function createNetwork(module: CompiledModule, seed: number, fused = true): Network {
  const network = create(module, seed, fused);
  if (!isNetwork(network)) throw new Error(`the module of ${module.name} lacks one of ${ofTrained.join(", ")}`);
  return network;
}

/** An instance of a module that leaves the loss to its host. */
export function createHosted(module: CompiledModule, seed: number): Hosted {
  const network = create(module, seed);
  if (!isHosted(network)) throw new Error(`the module of ${module.name} lacks one of ${ofHosted.join(", ")}`);
  return network;
}

/** An instance of any model's module, to predict with. */
export function createPredictor(module: CompiledModule, seed: number): Predictor {
  const network = create(module, seed);
  if (!isPredictor(network)) throw new Error(`the module of ${module.name} lacks one of ${ofAny.join(", ")}`);
  return network;
}

/** Whether the model has a loss that this command can compute; if not, why, after its name. */
export function withoutLoss({ loss }: CompiledModule["model"]): string | undefined {
  if (loss === undefined) return "has no loss";
  return loss.external ? "leaves its loss to its host (`loss external`)" : undefined;
}

function create(module: CompiledModule, seed: number, fused = true): unknown {
  const factory = module.exports?.[`create${module.name}`];
  if (typeof factory !== "function") throw new Error(`the module of ${module.name} exports no create${module.name}`);
  return factory({ seed, ...(!fused && { fused }) });
}

function isNetwork(value: unknown): value is Network {
  return hasAll(value, ofTrained);
}

function isHosted(value: unknown): value is Hosted {
  return hasAll(value, ofHosted);
}

function isPredictor(value: unknown): value is Predictor {
  return hasAll(value, ofAny);
}

function hasAll(value: unknown, members: readonly string[]): boolean {
  return typeof value === "object" && value !== null && members.every((member) => member in value);
}

/** Loads saved weights, all or those of some calls, and gives the file; one that does not fit the model is the user's fault. */
export async function loadWeights(network: Predictor, path: string, only?: readonly string[]): Promise<Uint8Array> {
  const bytes = await readBytes(path);
  try {
    checkHeader(bytes);
    network.load(bytes, only === undefined ? {} : { only });
  } catch (cause) {
    throw new InputError(`${path} does not fit the model: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  return bytes;
}

/** Reads what a checkpoint records of its training. Throws `InputError` for a file that is none. */
export async function readCheckpoint(path: string): Promise<Uint8Array> {
  const bytes = await readBytes(path);
  try {
    checkHeader(bytes);
    decodeSafetensors(bytes);
  } catch (cause) {
    throw new InputError(`${path} is no checkpoint: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  return bytes;
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

/** One array by itself; several as an object, by name. */
export function single(examples: Examples): DataArray | Examples {
  const [first, second] = Object.values(examples);
  return first !== undefined && second === undefined ? first : examples;
}
