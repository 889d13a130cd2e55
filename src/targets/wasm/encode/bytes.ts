/** Bytes of the WebAssembly binary format: nested lists, flattened once at the end. */

export type Code = readonly (number | Code)[] | Uint8Array;

/** An unsigned number in LEB128. */
export function unsigned(n: number): Code {
  const bytes: number[] = [];
  let rest = n >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** A signed number of 32 bits in LEB128. */
export function signed(n: number): Code {
  const bytes: number[] = [];
  let rest = n | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    // The sign of what follows is that of the last byte's bit 6.
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
      bytes.push(low);
      return bytes;
    }
    bytes.push(low | 0x80);
  }
}

export function float32Bytes(value: number): Code {
  return new Uint8Array(new Float32Array([value]).buffer);
}

export function float64Bytes(value: number): Code {
  return new Uint8Array(new Float64Array([value]).buffer);
}

/** The bits of a float32, as an integer. */
export function float32Bits(value: number): number {
  return new Int32Array(new Float32Array([value]).buffer)[0] ?? 0;
}

export function int32Bytes(value: number): Code {
  return new Uint8Array(new Int32Array([value]).buffer);
}

/** A list with its length before it. */
export function vector(items: readonly Code[]): Code {
  return [unsigned(items.length), ...items];
}

/** A name: UTF-8 with its length before it. */
export function text(name: string): Code {
  const bytes = new TextEncoder().encode(name);
  return [unsigned(bytes.length), bytes];
}

/** Bytes with how many they are before them. */
export function sized(code: Code): Code {
  const bytes = flat(code);
  return [unsigned(bytes.length), bytes];
}

export function flat(code: Code): Uint8Array {
  const bytes = new Uint8Array(lengthOf(code));
  let end = 0;
  const put = (part: Code): void => {
    if (part instanceof Uint8Array) {
      bytes.set(part, end);
      end += part.length;
      return;
    }
    for (const x of part) {
      if (typeof x === "number") bytes[end++] = x;
      else put(x);
    }
  };
  put(code);
  return bytes;
}

/** How many bytes code has. */
export function lengthOf(code: Code): number {
  if (code instanceof Uint8Array) return code.length;
  let length = 0;
  for (const x of code) length += typeof x === "number" ? 1 : lengthOf(x);
  return length;
}
