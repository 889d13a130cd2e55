/**
 * The end of an Arrow file, which lists its columns and its messages. Those are read as listed: not every writer puts the columns and the dictionaries first, as
 * a stream has them. Format: https://github.com/apache/arrow/blob/main/format/File.fbs
 */
import { FormatError } from "../fault.ts";
import { FlatTable } from "./flatbuffer.ts";

interface Footer {
  /** The columns, as the first message of a stream. */
  readonly schema: Uint8Array;
  /** Where the bytes of other messages are: dictionaries, then rows. */
  readonly messages: readonly { readonly start: number; readonly end: number }[];
}

/** Bytes before the list of columns that make it a message: a table of a version, a kind, and the place of the list. */
const prefix = 32;

/** `last`: where it begins in the file. */
export function footerOf(bytes: Uint8Array, last: number): Footer {
  try {
    const footer = FlatTable.root(bytes);
    const schema = footer.placeOf(1);
    if (schema === undefined) throw new FormatError("it is a damaged Arrow file: its end has no list of columns");
    const messages = [...footer.blocks(2), ...footer.blocks(3)].map(({ start, message, body }) => ({ start, end: start + message + body }));
    const isOutside = messages.some(({ start, end }) => !(start >= 8 && start < end && end <= last));
    // Parts that lie over each other would be read many times.
    if (isOutside || messages.reduce((sum, { start, end }) => sum + end - start, 0) > last) throw new FormatError("it is a damaged Arrow file: its end lists batches where there are none");
    return { schema: messageOf(bytes, schema), messages };
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw new FormatError("it is a damaged Arrow file: the list of its batches goes beyond its end");
  }
}

function messageOf(footer: Uint8Array, schema: number): Uint8Array {
  const length = prefix + Math.ceil(footer.length / 8) * 8;
  const bytes = new Uint8Array(8 + length);
  bytes.set(footer, 8 + prefix);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0xffffffff);
  view.setUint32(4, length, true);
  const message = new DataView(bytes.buffer, 8);
  // The place of the table; the places of its three fields, before it; then the table.
  message.setUint32(0, 16, true);
  [10, 12, 8, 10, 4].forEach((value, k) => message.setUint16(4 + 2 * k, value, true));
  message.setInt32(16, 12, true);
  message.setUint32(20, prefix + schema - 20, true);
  message.setUint16(24, 4, true);
  message.setUint8(26, 1);
  return bytes;
}
