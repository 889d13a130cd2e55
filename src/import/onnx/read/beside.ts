/** Tensors in files beside the graph. Reading files is the caller's: the compiler runs in a browser. */
import { OnnxError } from "../fault.ts";
import type { Graph, RawTensor, Tensor } from "../types.ts";
import { countOf, numbersOf } from "./tensor.ts";

/** The files that a graph names, each once. */
export function filesBeside({ initializers, nodes }: Graph): readonly string[] {
  const constants = nodes.flatMap(({ attributes }) => [...attributes.values()].flatMap((a) => (a.kind === "tensor" ? a.tensor : [])));
  return [...new Set([...initializers, ...constants].flatMap(({ data }) => (data.kind === "beside" ? data.external.location : [])))];
}

/** A tensor with its numbers. `files`: bytes of what `filesBeside` names. */
export function resolved({ name, type, shape, data }: RawTensor, files: ReadonlyMap<string, Uint8Array>): Tensor {
  const named = name === "" ? {} : { name };
  if (data.kind === "here") return { type, shape, values: data.values, ...named };
  const { location, offset, length } = data.external;
  const file = files.get(location);
  if (file === undefined) throw new OnnxError(`the tensor ${name} is in ${location}, which was not read`);
  const end = length === undefined ? file.length : offset + length;
  if (end > file.length || offset > end) throw new OnnxError(`the tensor ${name} is in the bytes ${offset} to ${end} of ${location}, which has ${file.length}`);
  const what = `the tensor ${name}`;
  return { type, shape, values: numbersOf(file.subarray(offset, end), type, countOf(shape, what), what), ...named };
}
