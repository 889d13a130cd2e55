/** The values of all steps for one example, by the interpreter of equations: an emitted module keeps none of them. */
import { exportedEquations } from "../../src/exported.ts";
import type { CheckedModel } from "../../src/index.ts";
import { interpreter } from "../../src/ir/equation/interpret.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import type { Activation } from "./api.ts";

/** `arrays`: those that are shown. Throws an Error for weights of another model. */
export function activationsOf(model: CheckedModel, arrays: readonly string[], weights: Uint8Array, inputs: Readonly<Record<string, ArrayLike<number>>>): readonly Activation[] {
  const { inference } = exportedEquations({ model, options: {} }, () => true);
  const given = new Map<string, ArrayLike<number>>([...decodeSafetensors(weights).tensors].map(([name, { values }]) => [name, values]));
  for (const { name, array } of model.inputs) given.set(array, inputs[name] ?? []);
  const { value } = interpreter(inference)(given, { count: 1 });
  return arrays.filter((array) => inference.arrays.has(array)).map((array) => ({ array, values: Float32Array.from(value(array)) }));
}
