/** A file of weights, matched with a model. */
import type { CheckedModel } from "../ir/model/types.ts";
import { type Kept, matchTensors, savedFlag } from "../runtime/restore.ts";
import { decodeSafetensors, type TensorValues } from "../runtime/safetensors.ts";

/** Weights do not fit the model, or do not fit the element type: the message names the file, the model and the tensor. */
export class WeightsError extends Error {
  override readonly name = "WeightsError";
}

/** The values that a model's variables begin with, by name. */
export interface Weights {
  readonly values: ReadonlyMap<string, TensorValues>;
  /** Whether fitted values are among them, so that training does not fit them again. */
  readonly fitted: boolean;
}

/** Reads a safetensors file; `name` is the file's in errors. Optimizer state is left out. Throws `WeightsError` if names or shapes are not the model's. */
export function readWeights(model: CheckedModel, bytes: Uint8Array, name: string): Weights {
  const none = new Float64Array(0);
  const optimizer = [...(model.optimizer?.arrays.values() ?? [])].filter((a) => a.role === "optimizer");
  const kept: readonly Kept[] = [
    ...model.variables.map((v): Kept => ({ name: v.name, shape: v.shape, values: none })),
    ...optimizer.map((a): Kept => ({ name: a.name, shape: a.extents.map((x) => x.upper - x.lower), values: none, optional: true })),
  ];
  try {
    const saved = decodeSafetensors(bytes);
    const taken = new Map(matchTensors(saved, kept, model.name).map(({ name: tensor, numbers }) => [tensor, numbers]));
    const values = new Map(model.variables.map((v) => [v.name, taken.get(v.name) ?? none]));
    return { values, fitted: savedFlag(saved, "fitted", true) };
  } catch (cause) {
    throw new WeightsError(`${name} does not fit the model ${model.name}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
