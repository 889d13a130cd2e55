/**
 * A mapping from tensors of another framework to the variables of a model: JSON, an object by the name of the variable. Nothing is transposed
 * that the mapping does not state.
 */
import { InputError } from "../exit.ts";
import { isPermutation } from "./axes.ts";

/** Where a variable comes from. */
export interface Origin {
  /** The tensors; several are added. */
  readonly from: readonly string[];
  /** The rows of the first axis, `[begin, end)`: gates of a recurrence are packed into one tensor. */
  readonly rows?: readonly [number, number];
  /** How these rows are viewed before axes are permuted, where that is not their own shape; afterwards neighbouring axes may merge. */
  readonly shape?: readonly number[];
  /** Axis k of the variable is axis `axes[k]` of the tensor. */
  readonly axes?: readonly number[];
  /** The whole shape of the tensor; needed with `shape` to write it. */
  readonly fromShape?: readonly number[];
}

export type MappingEntry = ({ readonly kind: "tensor" } & Origin) | { readonly kind: "fill"; readonly fill: number };

export type Mapping = ReadonlyMap<string, MappingEntry>;

const keys = ["from", "rows", "shape", "axes", "fromShape", "fill", "ambiguous"];

/** Throws `InputError` that names the entry. */
export function parseMapping(text: string, path: string): Mapping {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new InputError(`${path} is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (!isObject(document)) throw new InputError(`${path} must be an object by the names of variables: {"dense1.W": {"from": "fc1.weight", "axes": [1, 0]}}`);
  return new Map(Object.entries(document).map(([name, entry]) => [name, parseEntry(entry, `${path}: ${name}`)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseEntry(entry: unknown, place: string): MappingEntry {
  if (!isObject(entry)) throw new InputError(`${place} must be an object: {"from": "fc1.weight", "axes": [1, 0]}`);
  const other = Object.keys(entry).find((key) => !keys.includes(key));
  if (other !== undefined) throw new InputError(`${place} has no ${JSON.stringify(other)}; there are ${keys.slice(0, -1).join(", ")}`);
  if (entry["ambiguous"] !== undefined) throw new InputError(`${place} is ambiguous: ${JSON.stringify(entry["ambiguous"])}. Correct the entry where it is wrong, and remove "ambiguous"`);
  const { from, fill } = entry;
  if (fill !== undefined) {
    if (typeof fill !== "number" || from !== undefined) throw new InputError(`${place}: "fill" is a number, in place of "from"`);
    return { kind: "fill", fill };
  }
  const names = (typeof from === "string" ? [from] : Array.isArray(from) ? from : []).filter((name): name is string => typeof name === "string");
  if (names.length === 0) throw new InputError(`${place}: "from" must be the name of a tensor, or a list of names, whose values are added`);
  const [rows, shape, axes, fromShape] = [sizes(entry, "rows", place), sizes(entry, "shape", place), sizes(entry, "axes", place), sizes(entry, "fromShape", place)];
  const [begin = 0, end = 0, more] = rows ?? [];
  if (rows !== undefined && (begin >= end || more !== undefined)) throw new InputError(`${place}: "rows" are [begin, end], the end excluded`);
  if (axes !== undefined && !isPermutation(axes)) throw new InputError(`${place}: "axes" must be a permutation of 0 to ${axes.length - 1}`);
  return { kind: "tensor", from: names, ...(rows && { rows: [begin, end] }), ...(shape && { shape }), ...(axes && { axes }), ...(fromShape && { fromShape }) };
}

function sizes(entry: Readonly<Record<string, unknown>>, key: string, place: string): readonly number[] | undefined {
  const value = entry[key];
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((n: unknown) => Number.isSafeInteger(n) && Number(n) >= 0)) throw new InputError(`${place}: ${JSON.stringify(key)} must be a list of whole numbers`);
  return value.map(Number);
}
