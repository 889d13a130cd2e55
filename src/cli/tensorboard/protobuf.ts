/** Fields of protocol buffers (protobuf.dev/programming-guides/encoding): a key of number and wire type, then the value. */

export function doubleField(number: number, value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return Uint8Array.of(number << 3 | 1, ...bytes);
}

export function floatField(number: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return Uint8Array.of(number << 3 | 5, ...bytes);
}

/** A whole number, 0 or more. */
export function wholeField(number: number, value: number): Uint8Array {
  return Uint8Array.of(number << 3, ...varint(value));
}

export function textField(number: number, text: string): Uint8Array {
  return messageField(number, new TextEncoder().encode(text));
}

/** A message inside of another, as the bytes of its fields. */
export function messageField(number: number, ...fields: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(fields);
  return Buffer.concat([Uint8Array.of(number << 3 | 2, ...varint(content.length)), content]);
}

/** Seven bits a byte, the lowest first; the highest bit says that more follow. */
function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...varint(Math.floor(value / 128))];
}
