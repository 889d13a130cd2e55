/** Values of Parquet one after another: the encoding PLAIN. */
import type { Stored } from "./parquet-types.ts";

/** Numbers, or values of other kinds. */
export type Values = Float64Array | readonly unknown[];

const decoder = new TextDecoder();

/** Bytes that a writer may leave behind the values of a page: fastparquet does. */
const spare = 8;

/** `count` values, which are all that is in the bytes from `start` on; `undefined` where there are fewer or more. */
export function plainValues(stored: Stored, bytes: Uint8Array, start: number, count: number): Values | undefined {
  switch (stored.kind) {
    case "BOOLEAN": return isFull(bytes, start + ((count + 7) >> 3)) ? Array.from({ length: count }, (_, k) => (((bytes[start + (k >> 3)] ?? 0) >> (k & 7)) & 1) === 1) : undefined;
    case "BYTE_ARRAY": return texts(bytes, start, count, stored.isText);
    default: {
      const size = stored.kind === "INT64" || stored.kind === "DOUBLE" ? 8 : 4;
      return isFull(bytes, start + count * size) ? numbers(stored, bytes.slice(start, start + count * size).buffer) : undefined;
    }
  }
}

function isFull({ length }: Uint8Array, end: number): boolean {
  return end <= length && length - end <= spare;
}

function numbers({ kind, isSigned, divisor, convert }: Extract<Stored, { readonly divisor: number }>, buffer: ArrayBuffer): Values {
  const found = kind === "DOUBLE" ? new Float64Array(buffer)
    : kind === "FLOAT" ? new Float64Array(new Float32Array(buffer))
    : kind === "INT64" ? longs(buffer, isSigned, divisor !== 1)
    : new Float64Array(isSigned ? new Int32Array(buffer) : new Uint32Array(buffer));
  if (convert !== undefined) return Array.from<number | bigint, unknown>(found, convert);
  if (divisor !== 1 && found instanceof Float64Array) for (let k = 0; k < found.length; k++) found[k] = (found[k] ?? 0) / divisor;
  return found instanceof Float64Array ? found : Array.from(found);
}

/** As numbers, where each is one exactly or where `rounded`. */
function longs(buffer: ArrayBuffer, isSigned: boolean, rounded: boolean): Float64Array | BigInt64Array | BigUint64Array {
  const low = new Uint32Array(buffer);
  const high = isSigned ? new Int32Array(buffer) : low;
  const found = new Float64Array(low.length / 2);
  for (let k = 0; k < found.length; k++) {
    const value = (high[2 * k + 1] ?? 0) * 2 ** 32 + (low[2 * k] ?? 0);
    if (!rounded && !Number.isSafeInteger(value)) return isSigned ? new BigInt64Array(buffer) : new BigUint64Array(buffer);
    found[k] = value;
  }
  return found;
}

function texts(bytes: Uint8Array, start: number, count: number, isText: boolean): readonly unknown[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: unknown[] = [];
  let at = start;
  for (let k = 0; k < count; k++) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + view.getUint32(at, true);
    if (end > bytes.length) return undefined;
    const value = bytes.subarray(at + 4, end);
    found.push(isText ? decoder.decode(value) : value);
    at = end;
  }
  return isFull(bytes, at) ? found : undefined;
}
