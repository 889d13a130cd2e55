/** Bytes of a file, wherever they are: on a disk, in a page, or in memory. */

export interface ByteSource {
  /** What messages call it. */
  readonly name: string;
  /** Number of bytes; `undefined` where it is not known before the end. */
  readonly size: number | undefined;
  /** The bytes from the first on. May be called again. */
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Some of the bytes; absent where they come in their order alone. */
  readonly slice?: (start: number, end: number) => Promise<Uint8Array>;
  /** Where it is on a disk; absent of any other. */
  readonly path?: string;
  /** The file of another name in the same folder; absent where there are none. */
  readonly beside?: (name: string) => Promise<ByteSource | undefined>;
}

/** Bytes in memory. */
export function bytesOf(name: string, bytes: Uint8Array): ByteSource {
  return {
    name, size: bytes.length,
    async *open() {
      yield await Promise.resolve(bytes);
    },
    slice: async (start, end) => Promise.resolve(bytes.subarray(start, end)),
  };
}

export function textSource(name: string, text: string): ByteSource {
  return bytesOf(name, new TextEncoder().encode(text));
}

/** The first `count` bytes, or all where there are fewer. */
export async function beginningOf(source: ByteSource, count: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source.open()) {
    parts.push(part);
    length += part.length;
    if (length >= count) break;
  }
  return joined(parts).subarray(0, count);
}

/** One array of the bytes of several; the array itself, if there is one alone. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first, second] = parts;
  if (first !== undefined && second === undefined) return first;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** All bytes of a file. */
export async function wholeOf(source: ByteSource): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of source.open()) parts.push(part);
  return joined(parts);
}

/** A file whose bytes can be had in any order; where they come in their own order alone, it is read whole. */
export async function inAnyOrder(source: ByteSource): Promise<{ readonly size: number; readonly slice: (start: number, end: number) => Promise<Uint8Array> }> {
  const { size, slice } = source;
  if (size !== undefined && slice !== undefined) return { size, slice };
  const bytes = await wholeOf(source);
  return { size: bytes.length, slice: async (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}
