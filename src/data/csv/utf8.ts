/** Text of bytes that are not looked at before a cell is needed as text. */

/** Bytes that are no UTF-8. */
export class NotUtf8 extends Error {}

const decoder = new TextDecoder("utf-8", { fatal: true });

export function textIn(bytes: Uint8Array, from: number, to: number): string {
  try {
    return decoder.decode(bytes.subarray(from, to));
  } catch {
    throw new NotUtf8();
  }
}
