/** `nnc import`: the bytes of an ONNX file → the text of a model, and numbers for its variables. Reads no files. */
import { filesBeside } from "./read/beside.ts";
import { readModel } from "./read/model.ts";
import { printFile, type Printed } from "./print/file.ts";
import { translate } from "./translate.ts";
import type { OnnxFile } from "./types.ts";
import type { InputOptions } from "./graph/inputs.ts";

export { OnnxError } from "./fault.ts";
export type { Printed } from "./print/file.ts";

export interface ImportOptions extends InputOptions {
  /** The name of the model. */
  readonly model: string;
  /** What the comment calls the file. */
  readonly fileName: string;
}

export interface Opened extends OnnxFile {
  /** The files beside it that have numbers of its tensors. */
  readonly beside: readonly string[];
}

/** Throws `OnnxError`. */
export function openOnnx(bytes: Uint8Array): Opened {
  const file = readModel(bytes);
  return { ...file, beside: filesBeside(file.graph) };
}

/** `files`: the bytes of those beside it. Throws `OnnxError`, with the node where one is at fault. The text is not formatted. */
export function importOnnx(file: OnnxFile, files: ReadonlyMap<string, Uint8Array>, { model, fileName, ...options }: ImportOptions): Printed {
  const about = [`Imported from ${fileName}${file.producer === "" ? "" : `, which ${file.producer} wrote`}, opset ${file.opset}.`];
  return printFile(translate(file, files, options), { model, about });
}
