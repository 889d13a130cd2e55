/** Fields of protocol buffers (protobuf.dev/programming-guides/encoding): a key of number and wire type, then the value. */

export function doubleField(number: number, value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return joined([key(number, 1), bytes]);
}

export function floatField(number: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return joined([key(number, 5), bytes]);
}

/** A whole number; one below 0 takes ten bytes, as the format says of `int64`. */
export function wholeField(number: number, value: number): Uint8Array {
  return joined([key(number, 0), varint(value)]);
}

/** Whole numbers of one repeated field, packed. */
export function wholesField(number: number, values: readonly number[]): Uint8Array {
  return messageField(number, ...values.map(varint));
}

/** Real numbers of one repeated field, packed. */
export function floatsField(number: number, values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return bytesField(number, new Uint8Array(view.buffer));
}

export function textField(number: number, text: string): Uint8Array {
  return bytesField(number, new TextEncoder().encode(text));
}

export function bytesField(number: number, bytes: Uint8Array): Uint8Array {
  return joined([key(number, 2), varint(bytes.length), bytes]);
}

/** A message inside of another, as the bytes of its fields. */
export function messageField(number: number, ...fields: readonly Uint8Array[]): Uint8Array {
  return joined([key(number, 2), varint(fields.reduce((sum, { length }) => sum + length, 0)), ...fields]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function key(number: number, wire: 0 | 1 | 2 | 5): Uint8Array {
  return varint(number * 8 + wire);
}

/** Seven bits a byte, the lowest first; the highest bit says that more follow. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) + 128);
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
