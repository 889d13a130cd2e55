/** Emitted modules, loaded into this process. */
import type { PlannedKernels } from "../../../src/ir/memory/types.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import { check } from "../../../src/index.ts";
import { simd } from "../../../src/machine-simd.ts";
import { scalar, toEquations, toKernels } from "../../../src/pipeline.ts";
import { toJavaScript } from "../../support/javascript.ts";
import { typescript } from "../../../src/targets/typescript/target.ts";
import { assemble } from "../../../src/targets/wasm/target.ts";

export interface Emitted {
  readonly model: CheckedModel;
  readonly planned: PlannedKernels;
  readonly text: string;
}

/** The module of a file's only model, and what it was emitted from. */
export async function emit(source: string, precision: "f64" | "f32" = "f64"): Promise<Emitted> {
  const { models, diagnostics } = check(source, { fileName: "model.nn" });
  const [model] = models;
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const planned = toKernels(model, toEquations(model), scalar, { precision });
  const { text } = await typescript.emit(model, planned, { precision });
  return { model, planned, text };
}

type Factory = (options?: { readonly seed?: number; readonly weights?: Uint8Array }) => Network;

interface Values {
  readonly shape: readonly number[];
  readonly values: Float64Array | Float32Array;
}

interface Measured {
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

interface Epoch extends Measured {
  readonly epoch: number;
  readonly validation?: Measured;
}

interface History {
  readonly epochs: readonly Epoch[];
  readonly stopped: "finished" | "early" | "aborted";
  readonly best?: number;
  readonly threads?: number;
}

interface Options {
  readonly of?: number;
  readonly epochs?: number;
  readonly validation?: unknown;
  readonly test?: number;
  readonly columns?: unknown;
  readonly seed?: number;
  readonly patience?: number;
  readonly shuffle?: boolean;
  readonly onEpoch?: (report: Epoch) => void;
  readonly onWarning?: (warning: string) => void;
}

/** What modules of any model have in common, as loosely as a caller without types may treat them. */
export interface Network {
  readonly predict: (example: unknown) => Readonly<Record<string, unknown>>;
  readonly forward: (inputs: unknown, count?: number) => Float64Array;
  readonly trainBatch: (inputs: unknown, targets: unknown, count?: number) => number;
  readonly accumulate: (inputs: unknown, targets: unknown, count?: number) => number;
  readonly update: () => void;
  readonly loss: (inputs: unknown, targets: unknown, count?: number) => number;
  readonly evaluate: (data: unknown) => Measured;
  readonly fit: (data: unknown, options?: Options) => History;
  readonly fitAsync: (data: unknown, options?: Options & { readonly signal?: AbortSignal; readonly threads?: number }) => Promise<History>;
  readonly parameters: Readonly<Record<string, Values>>;
  readonly gradients: Readonly<Record<string, Values>>;
  readonly save: (options?: { readonly only?: "weights"; readonly as?: "f64" | "f32" | "f16" | "bf16" }) => Uint8Array;
  readonly load: (bytes: Uint8Array, options?: { readonly only?: readonly string[] }) => void;
  readonly meta: Readonly<Record<string, unknown>>;
}

/** The same as WebAssembly. */
export async function emitMachine(source: string): Promise<Emitted> {
  const { models, diagnostics } = check(source, { fileName: "model.nn" });
  const [model] = models;
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const planned = toKernels(model, toEquations(model), simd, { precision: "f32" });
  const { text } = await typescript.emit(model, planned, { precision: "f32", machine: assemble(planned) });
  return { model, planned, text };
}

/** The factory of an emitted module. */
export async function load({ model, text }: Emitted): Promise<Factory> {
  const script = await toJavaScript(text);
  const loaded: Record<string, unknown> = await import(`data:text/javascript;base64,${Buffer.from(script).toString("base64")}`);
  const create = loaded[`create${model.name}`];
  if (typeof create !== "function") throw new Error(`the module exports no create${model.name}`);
  return (options) => create(options);
}

/** Emits, loads and makes one network. */
export async function network(source: string, options?: Parameters<Factory>[0], precision: "f64" | "f32" = "f64"): Promise<Network> {
  return (await load(await emit(source, precision)))(options);
}

/** Deterministic numbers in [−1, 1). */
export function noise(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) + 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** Points around `classes` corners, and which corner each is of. */
export function blobs(classes: number, features: number, examples: number, seed = 1): { readonly inputs: Float64Array; readonly targets: Int32Array } {
  const random = noise(seed);
  const corners = Float64Array.from({ length: classes * features }, () => 2 * random());
  const inputs = new Float64Array(examples * features);
  const targets = new Int32Array(examples);
  for (let n = 0; n < examples; n++) {
    const k = n % classes;
    targets[n] = k;
    for (let i = 0; i < features; i++) inputs[n * features + i] = (corners[k * features + i] ?? 0) + 0.3 * random();
  }
  return { inputs, targets };
}

export const classifier = `
/// Tells three kinds of point apart.
model Points {
  input  point: [2]
  standardize
  dense(8) tanh
  dense(3) softmax
  output kind: oneHot("red", "green", "blue")
  loss crossEntropy
  regularize l2(0.001)
  train {
    optimizer: adam(rate: 0.02)
    batch: 8
    epochs: 20
    seed: 5
    metrics: [accuracy]
  }
}
`;
