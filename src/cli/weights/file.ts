/** A safetensors file of any size: the header at once, the numbers tensor by tensor. */
import { fileSource } from "../../data/file.ts";
import type { ByteSource } from "../../data/bytes.ts";
import { reasonOf } from "../../data/unreadable.ts";
import { InputError } from "../exit.ts";
import { type FileHeader, headerLength, HeaderError, parseHeader, type TensorEntry } from "./header.ts";
import { decodeValues, elementTypes } from "./element-types.ts";

export interface WeightsFile extends FileHeader {
  readonly path: string;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly source: ByteSource;
  /** Bytes before the numbers. */
  readonly start: number;
}

/** Numbers that are decoded at a time. */
const piece = 2 ** 17;

/** Reads and checks the header. Throws `InputError` for what is no safetensors file. */
export async function openWeights(path: string): Promise<WeightsFile> {
  try {
    const source = await fileSource(path);
    const { size = 0 } = source;
    const length = headerLength(await sliceOf(source, 0, 8), size);
    const header = parseHeader(await sliceOf(source, 8, 8 + length), size - 8 - length);
    return { path, size, source, start: 8 + length, ...header };
  } catch (cause) {
    if (cause instanceof HeaderError) throw new InputError(`${path} is no safetensors file: ${cause.message}`);
    throw new InputError(`cannot read ${path}: ${reasonOf(cause)}`);
  }
}

async function sliceOf(source: ByteSource, from: number, to: number): Promise<Uint8Array> {
  if (source.slice === undefined) throw new Error("it cannot be read in pieces");
  return source.slice(from, Math.min(to, source.size ?? to));
}

/** The bytes of a tensor. */
export async function bytesOfTensor({ path, source, start }: WeightsFile, { from, to }: TensorEntry): Promise<Uint8Array> {
  try {
    return await sliceOf(source, start + from, start + to);
  } catch (cause) {
    throw new InputError(`cannot read ${path}: ${reasonOf(cause)}`);
  }
}

/** The values of a tensor, some at a time: those of two files of one shape come in equal pieces. */
export async function* valuesOfTensor(file: WeightsFile, entry: TensorEntry): AsyncGenerator<Float64Array> {
  const { size } = elementTypes[entry.type];
  for (let from = entry.from; from < entry.to; from += piece * size) {
    yield decodeValues(await bytesOfTensor(file, { ...entry, from, to: Math.min(from + piece * size, entry.to) }), entry.type);
  }
}
