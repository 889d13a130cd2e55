/** `--buffer`: whether examples are streamed, and how many the shuffle buffer has. A checkpoint has it, since the order of the examples depends on it. */
import { decodeSafetensors, encodeSafetensors } from "../../runtime/safetensors.ts";
import type { Arguments } from "../arguments.ts";
import { InputError, UsageError } from "../exit.ts";

export type BufferSize = number | "all";

/** The value of the flag; `undefined` where it is not given. */
export function bufferOf(args: Arguments): BufferSize | undefined {
  const text = args.value("buffer");
  if (text === undefined) return undefined;
  const size = sizeIn(text);
  if (size === undefined) throw new UsageError(`--buffer takes a number of examples, 1 or more, or all; not \`${text}\``);
  return size;
}

function sizeIn(text: string): BufferSize | undefined {
  if (text === "all") return text;
  const size = Number(text);
  return text.trim() !== "" && Number.isSafeInteger(size) && size >= 1 ? size : undefined;
}

/** A file with the size of the buffer, where that is not the usual one. */
export function withBuffer(bytes: Uint8Array, buffer: BufferSize | undefined): Uint8Array {
  if (buffer === undefined) return bytes;
  const { metadata, tensors } = decodeSafetensors(bytes);
  return encodeSafetensors([...tensors.values()], { ...metadata, buffer: String(buffer) });
}

/** The size that `withBuffer` put there. */
export function savedBuffer(bytes: Uint8Array): BufferSize | undefined {
  const text = decodeSafetensors(bytes).metadata["buffer"];
  if (text === undefined) return undefined;
  const size = sizeIn(text);
  if (size === undefined) throw new InputError(`the checkpoint is damaged: its buffer is ${JSON.stringify(text)}, not a number of examples`);
  return size;
}
