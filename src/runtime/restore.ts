/** Restores saved arrays. The whole file is validated before any array changes. */
import type { SavedTensors, TensorValues } from "./safetensors.ts";

/** An array of the network that `save` writes. */
export interface Kept {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: TensorValues;
  /** May be absent, together with all other optional arrays: weights from elsewhere have no optimizer state. */
  readonly optional?: true;
  /** Is saved as it is, whichever element type is asked for: running statistics and fitted values are in the units of the data. */
  readonly exact?: true;
}

/** Matches all arrays with the tensors of a file, in order; optional arrays only if the file has any. Throws if the file does not fit. */
export function matchTensors(saved: SavedTensors, kept: readonly Kept[], model: string): readonly TakenArray[] {
  const found = saved.metadata["model"];
  if (found !== undefined && found !== model) throw new Error(`these are the weights of ${found}, not of ${model}`);
  const foreign = [...saved.tensors.keys()].find((name) => kept.every((k) => k.name !== name));
  if (foreign !== undefined) throw new Error(`the tensor ${foreign} is not of this model`);
  const whole = kept.some((k) => k.optional && saved.tensors.has(k.name));
  return kept.filter((k) => whole || !k.optional).map((k) => takeTensor(saved, k));
}

/**
 * The tensors of a file without those that only training needs: variables that predictions do not read, `unread`, and what
 * optimizers keep for a variable, such as `adam.m(dense1.W)`.
 */
export function withoutTraining(saved: SavedTensors, kept: readonly Kept[], unread: readonly string[]): SavedTensors {
  const variables = new Set([...unread, ...kept.map((k) => k.name)]);
  const isUnread = (name: string): boolean => unread.includes(name) || variables.has(/^[^(]+\((.+)\)$/.exec(name)?.[1] ?? "");
  return { ...saved, tensors: new Map([...saved.tensors].filter(([name]) => !isUnread(name))) };
}

/** Throws if there are no weights, which nothing else gives a module for inference. */
export function checkWeights(options: { readonly weights?: Uint8Array } | undefined, create: string): void {
  if (options?.weights === undefined) throw new TypeError(`weights are missing: this module only predicts, and has none of its own; call ${create}({ weights }) with the bytes that save() of the whole module gave`);
}

/** Options of `load`. */
export interface LoadOptions {
  /**
   * Layers or single arrays, such as `dense1` or `dense1.W`. Only these are loaded, whatever model the file is of: the file
   * must contain them in the same shapes. Everything else, in the network and in the file, is ignored.
   */
  readonly only?: readonly string[];
}

/** An array of the network and the values a file has for it. */
export interface TakenArray {
  readonly name: string;
  readonly values: TensorValues;
  readonly numbers: TensorValues;
}

/** Matches the arrays that `only` names with the tensors of a file. Throws if the network or the file lacks one of them. */
export function takeArrays(saved: SavedTensors, kept: readonly Kept[], only: readonly string[]): readonly TakenArray[] {
  const of = (call: string): readonly Kept[] => kept.filter(({ name, optional }) => !optional && (name === call || name.startsWith(`${call}.`)));
  const missing = only.find((call) => of(call).length === 0);
  if (missing !== undefined) throw new Error(`nothing of this model is called ${missing}`);
  const chosen = new Set(only.flatMap(of));
  return kept.filter((k) => chosen.has(k)).map((k) => takeTensor(saved, k));
}

function takeTensor(saved: SavedTensors, { name, shape, values }: Kept): TakenArray {
  const tensor = saved.tensors.get(name);
  if (tensor === undefined) throw new Error(`the tensor ${name} is missing`);
  if (String(tensor.shape) !== String(shape)) throw new Error(`the tensor ${name} has the shape [${tensor.shape.join(", ")}], and the model's is [${shape.join(", ")}]`);
  return { name, values, numbers: tensor.values };
}

/** An integer of the metadata, at least `least`; `otherwise` if it is absent. */
export function savedNumber(saved: SavedTensors, name: string, otherwise: number, least = -Infinity): number {
  const text = saved.metadata[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) throw new Error(`the saved ${name} is ${JSON.stringify(text)}, not a whole number`);
  if (value < least) throw new Error(`the saved ${name} is ${text}, less than ${least}`);
  return value;
}

/** A boolean of the metadata; `otherwise` if it is absent. */
export function savedFlag(saved: SavedTensors, name: string, otherwise: boolean): boolean {
  const text = saved.metadata[name];
  if (text !== undefined && text !== "true" && text !== "false") throw new Error(`the saved ${name} is ${JSON.stringify(text)}, neither true nor false`);
  return text === undefined ? otherwise : text === "true";
}
