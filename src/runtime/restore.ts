/** Putting saved numbers back: everything is looked at before anything is changed. */
import type { SavedTensors, TensorValues } from "./safetensors.ts";

/** An array that is saved with a network. */
export interface Kept {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: TensorValues;
  /** May be absent as a whole: weights from elsewhere have no state of an optimizer. */
  readonly optional: boolean;
}

/** The numbers of each kept array, in order; `undefined` for optional ones that are absent. Throws where a file does not fit. */
export function matchTensors(saved: SavedTensors, kept: readonly Kept[], model: string): readonly (TensorValues | undefined)[] {
  const found = saved.metadata["model"];
  if (found !== undefined && found !== model) throw new Error(`these are the weights of ${found}, not of ${model}`);
  const names = new Set(kept.map((k) => k.name));
  for (const name of saved.tensors.keys()) if (!names.has(name)) throw new Error(`the tensor ${name} is not of this model`);
  const absent = kept.every((k) => !k.optional || !saved.tensors.has(k.name));
  return kept.map(({ name, shape, optional }) => {
    const tensor = saved.tensors.get(name);
    if (tensor === undefined) {
      if (optional && absent) return undefined;
      throw new Error(`the tensor ${name} is missing`);
    }
    checkShape(name, tensor.shape, shape);
    return tensor.values;
  });
}

/** What `load` takes from a file. */
export interface LoadOptions {
  /**
   * Calls or single arrays, such as `dense1` or `dense1.W`. Those alone are taken, whatever model they were saved from:
   * the file must have them, in the same shapes; everything else of the network and of the file is let be.
   */
  readonly only?: readonly string[];
}

/** A kept array and the numbers that a file has for it. */
export interface TakenArray {
  readonly name: string;
  readonly values: TensorValues;
  readonly numbers: TensorValues;
}

/** The arrays of the calls that `only` names, with their numbers. Throws where the network or the file has none of that name. */
export function takeArrays(saved: SavedTensors, kept: readonly Kept[], only: readonly string[]): readonly TakenArray[] {
  const own = kept.filter((k) => !k.optional);
  const isOf = (name: string, call: string): boolean => name === call || name.startsWith(`${call}.`);
  for (const call of only) {
    if (!own.some(({ name }) => isOf(name, call))) throw new Error(`nothing of this model is called ${call}`);
  }
  return own.filter(({ name }) => only.some((call) => isOf(name, call))).map(({ name, shape, values }) => {
    const tensor = saved.tensors.get(name);
    if (tensor === undefined) throw new Error(`the tensor ${name} is missing`);
    checkShape(name, tensor.shape, shape);
    return { name, values, numbers: tensor.values };
  });
}

function checkShape(name: string, found: readonly number[], shape: readonly number[]): void {
  if (found.length === shape.length && found.every((n, i) => n === shape[i])) return;
  throw new Error(`the tensor ${name} has the shape [${found.join(", ")}], and the model's is [${shape.join(", ")}]`);
}

/** A whole number that was saved as text. */
export function savedNumber(saved: SavedTensors, name: string, otherwise: number): number {
  const text = saved.metadata[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) throw new Error(`the saved ${name} is ${JSON.stringify(text)}, not a whole number`);
  return value;
}

export function checkSeed(seed: number): number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}, not a whole number`);
  return seed;
}
