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
    if (tensor.shape.length !== shape.length || tensor.shape.some((n, i) => n !== shape[i])) {
      throw new Error(`the tensor ${name} has the shape [${tensor.shape.join(", ")}], and the model's is [${shape.join(", ")}]`);
    }
    return tensor.values;
  });
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
