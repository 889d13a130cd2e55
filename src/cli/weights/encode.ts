/** Tensors as the bytes of a safetensors file. */
import { InputError } from "../exit.ts";
import { decodeValues, elementTypes, type ElementTypeName, encodeValues, type RealType } from "./element-types.ts";

export interface EncodedTensor {
  readonly name: string;
  readonly type: ElementTypeName;
  readonly shape: readonly number[];
  /** Little-endian. */
  readonly bytes: Uint8Array;
}

/** A tensor rounded to an element type. Throws `InputError` that names it, and counts, where finite numbers overflow. */
export function roundTensor(name: string, shape: readonly number[], values: Float64Array, type: RealType): EncodedTensor {
  const bytes = encodeValues(values, type);
  let over = 0;
  let greatest = 0;
  decodeValues(bytes, type).forEach((value, i) => {
    const before = values[i] ?? 0;
    if (Number.isFinite(value) || !Number.isFinite(before)) return;
    over++;
    if (Math.abs(before) > Math.abs(greatest)) greatest = before;
  });
  if (over > 0) throw new InputError(`${over === 1 ? "a number" : `${over} numbers`} of ${name} would overflow to infinity in ${type}, up to ${greatest}: nothing is written; BF16, F32 and F64 have greater ranges than F16`);
  return { name, type, shape, bytes };
}

/** The wider numbers come first, so that all are aligned; the order is kept otherwise. */
export function encodeFile(tensors: readonly EncodedTensor[], metadata: Readonly<Record<string, string>>): Uint8Array {
  const ordered = [...tensors].sort((a, b) => elementTypes[b.type].size - elementTypes[a.type].size);
  let length = 0;
  const entries = ordered.map(({ name, type, shape, bytes }) => [name, { dtype: type, shape, data_offsets: [length, (length += bytes.length)] }] as const);
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries([["__metadata__", metadata], ...entries])));
  let at = 8 + Math.ceil(header.length / 8) * 8;
  const file = new Uint8Array(at + length).fill(0x20, 8, at);
  new DataView(file.buffer).setUint32(0, at - 8, true);
  file.set(header, 8);
  for (const { bytes } of ordered) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}
