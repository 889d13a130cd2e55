/** Fields of protocol buffers (protobuf.dev/programming-guides/encoding), read within limits: whatever the bytes say, no more is visited than there is. */
import { OnnxError } from "../fault.ts";

/** One field: bytes of texts, messages and packed values, or a number. */
export interface Field {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** Of a varint (64 bits, with a sign) or of 32 or 64 fixed bits, whose `bytes` are those; else 0. */
  readonly value: number;
  readonly wire: "varint" | "fixed" | "bytes";
}

/** How many fields a file may have in all: a graph of 50,000 nodes has about a million. */
const mostFields = 2_000_000;

/** Counts the fields of one file. */
export class Budget {
  #left = mostFields;

  take(): void {
    if (this.#left-- === 0) throw new OnnxError(`it has more than ${mostFields} fields`);
  }
}

const nothing = new Uint8Array(0);

/** Calls `visit` with each field of a message. `what`: the message, for errors. */
export function visitFields(bytes: Uint8Array, budget: Budget, what: string, visit: (field: Field) => void): void {
  let at = 0;
  while (at < bytes.length) {
    budget.take();
    const key = readVarint(bytes, at, what);
    at = key.end;
    const number = Math.floor(key.value / 8);
    if (number < 1 || number > 536870911) throw damaged(what, `there is no field ${number}`);
    switch (key.value % 8) {
      case 0: {
        const { value, end } = readVarint(bytes, at, what);
        visit({ number, bytes: nothing, value, wire: "varint" });
        at = end;
        break;
      }
      case 1: case 5: {
        const end = at + (key.value % 8 === 1 ? 8 : 4);
        if (end > bytes.length) throw damaged(what, "it ends within a number");
        visit({ number, bytes: bytes.subarray(at, end), value: 0, wire: "fixed" });
        at = end;
        break;
      }
      case 2: {
        const length = readVarint(bytes, at, what);
        const end = length.end + length.value;
        if (length.value < 0 || end > bytes.length) throw damaged(what, `field ${number} says that it has ${length.value} bytes, and ${bytes.length - length.end} follow`);
        visit({ number, bytes: bytes.subarray(length.end, end), value: 0, wire: "bytes" });
        at = end;
        break;
      }
      default: throw damaged(what, `there is no wire type ${key.value % 8}`);
    }
  }
}

function damaged(what: string, reason: string): OnnxError {
  return new OnnxError(`${what} is damaged: ${reason}`);
}

/** Seven bits a byte, the lowest first; the tenth byte has the sign. Exact up to 2^53. */
function readVarint(bytes: Uint8Array, at: number, what: string): { readonly value: number; readonly end: number } {
  let value = 0;
  let place = 1;
  for (let k = 0; k < 8; k++, place *= 128) {
    const byte = bytes[at + k];
    if (byte === undefined) throw damaged(what, "it ends within a number");
    value += (byte & 127) * place;
    if (byte < 128) return { value, end: at + k + 1 };
  }
  return readLong(bytes, at, what);
}

function readLong(bytes: Uint8Array, at: number, what: string): { readonly value: number; readonly end: number } {
  let value = 0n;
  for (let k = 0; k < 10; k++) {
    const byte = bytes[at + k];
    if (byte === undefined) throw damaged(what, "it ends within a number");
    value |= BigInt(byte & 127) << BigInt(7 * k);
    if (byte < 128) return { value: Number(BigInt.asIntN(64, value)), end: at + k + 1 };
  }
  throw damaged(what, "a number has more than ten bytes");
}

/** The numbers of a repeated field of whole numbers: packed, or one of them. */
export function wholes({ bytes, value, wire }: Field, what: string): readonly number[] {
  if (wire !== "bytes") return [value];
  const found: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const next = readVarint(bytes, at, what);
    found.push(next.value);
    at = next.end;
  }
  return found;
}

/** The numbers of a repeated field of `size` bytes each: packed, or one of them. */
export function reals({ bytes }: Field, size: 4 | 8, what: string): readonly number[] {
  if (bytes.length % size !== 0) throw damaged(what, `its numbers of ${size} bytes take ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / size }, (_, k) => (size === 4 ? view.getFloat32(4 * k, true) : view.getFloat64(8 * k, true)));
}

export function textOf({ bytes }: Field): string {
  return new TextDecoder().decode(bytes);
}
