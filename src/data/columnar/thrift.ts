/** Thrift's compact protocol, in which Parquet describes a file and its pages. Format: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md */
import { FormatError } from "../fault.ts";

/** Numbers, truth values and structs by the number of the field; texts and lists are passed over. */
export type Struct = ReadonlyMap<number, number | boolean | Struct>;

/** Structs and lists inside of each other; Parquet has 8. */
const deepest = 24;

/** Reads a struct; throws `FormatError` where it goes beyond the bytes. */
export class ThriftReader {
  /** The position of the byte that is read next. */
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  struct(depth = 0): Struct {
    const fields = new Map<number, number | boolean | Struct>();
    let id = 0;
    for (;;) {
      const head = this.#byte();
      if (head === 0) return fields;
      id = head >> 4 === 0 ? this.#integer() : id + (head >> 4);
      const value = this.#value(head & 15, depth + 1);
      if (value !== undefined) fields.set(id, value);
    }
  }

  #value(type: number, depth: number): number | boolean | Struct | undefined {
    if (depth > deepest) throw damaged();
    switch (type) {
      case 1: return true;
      case 2: return false;
      case 3: return this.#byte();
      case 4: case 5: case 6: return this.#integer();
      case 7: return this.#skip(8);
      case 8: return this.#skip(this.#varint());
      case 9: return this.#list(depth);
      case 12: return this.struct(depth);
      default: throw damaged();
    }
  }

  #list(depth: number): undefined {
    const head = this.#byte();
    const count = head >> 4 === 15 ? this.#varint() : head >> 4;
    const type = head & 15;
    // A truth value in a list has a byte of its own.
    for (let k = 0; k < count; k++) this.#value(type === 1 || type === 2 ? 3 : type, depth + 1);
  }

  #skip(count: number): undefined {
    this.at += count;
    if (this.at > this.#bytes.length) throw damaged();
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw damaged();
    return byte;
  }

  #varint(): number {
    let value = 0;
    for (let unit = 1; unit < 2 ** 70; unit *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw damaged();
  }

  /** Of more than 53 bits it is rounded. */
  #integer(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}

function damaged(): FormatError {
  return new FormatError("it is damaged: a description of its columns goes beyond its end");
}
