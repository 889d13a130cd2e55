/** Reads messages of protocol buffers, to look at what was written. */

export interface Field {
  readonly number: number;
  /** Bytes of texts, messages and packed values; else the value. */
  readonly value: Uint8Array | bigint;
}

/** The fields of a message in order. Throws where bytes are left over or missing. */
export function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = view.getUint8(at++);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asIntN(64, value);
    }
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError("a field goes on behind the message");
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const key = Number(varint());
    const wire = key % 8;
    const number = Math.floor(key / 8);
    if (wire === 0) fields.push({ number, value: varint() });
    else if (wire === 1) fields.push({ number, value: take(8) });
    else if (wire === 2) fields.push({ number, value: take(Number(varint())) });
    else if (wire === 5) fields.push({ number, value: take(4) });
    else throw new RangeError(`there is no wire type ${wire}`);
  }
  return fields;
}

export function messages(bytes: Uint8Array, number: number): readonly Uint8Array[] {
  return fieldsOf(bytes).flatMap((f) => (f.number === number && f.value instanceof Uint8Array ? f.value : []));
}

export function text(bytes: Uint8Array, number: number): string {
  return messages(bytes, number).map((b) => new TextDecoder().decode(b)).join("");
}

export function whole(bytes: Uint8Array, number: number): number | undefined {
  const found = fieldsOf(bytes).find((f) => f.number === number)?.value;
  return typeof found === "bigint" ? Number(found) : undefined;
}
