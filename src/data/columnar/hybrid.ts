/** Small whole numbers as runs of one value and as bits one after another: levels, truth values and positions in dictionaries. Format: https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE */

/** Reads `into.length` numbers of `width` bits; gives the position after them, or `undefined` where the bytes do not have them. */
export function decodeHybrid(bytes: Uint8Array, start: number, width: number, into: Int32Array | Uint8Array): number | undefined {
  if (width > 32) return undefined;
  const size = (width + 7) >> 3;
  let at = start;
  let done = 0;
  while (done < into.length) {
    let head = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || unit > 2 ** 28) return undefined;
      head += (byte & 127) * unit;
      if (byte < 128) break;
    }
    if (head < 2) return undefined;
    if (head % 2 === 0) {
      if (at + size > bytes.length) return undefined;
      const value = wordAt(bytes, at, size);
      if (value >= beyond(width)) return undefined;
      at += size;
      into.fill(value, done, done + head / 2);
      done += head / 2;
    } else {
      const count = Math.min(into.length - done, ((head - 1) / 2) * 8);
      // Some writers leave out the bytes of the last group that have no values.
      if (at + Math.ceil((count * width) / 8) > bytes.length) return undefined;
      if (width <= 24) unpack(bytes, at, width, into, done, count);
      else unpackWide(bytes, at, width, into, done, count);
      at += ((head - 1) / 2) * width;
      done += count;
    }
  }
  return at;
}

function unpack(bytes: Uint8Array, start: number, width: number, into: Int32Array | Uint8Array, first: number, count: number): void {
  const mask = (1 << width) - 1;
  let at = start;
  let bits = 0;
  let held = 0;
  for (let k = first; k < first + count; k++) {
    while (held < width) {
      bits |= (bytes[at++] ?? 0) << held;
      held += 8;
    }
    into[k] = bits & mask;
    bits >>>= width;
    held -= width;
  }
}

/** With more bits than a whole number of 32 bits has room for beside those of the next one. */
function unpackWide(bytes: Uint8Array, start: number, width: number, into: Int32Array | Uint8Array, first: number, count: number): void {
  for (let k = 0; k < count; k++) {
    const bit = k * width;
    into[first + k] = Math.floor(wordAt(bytes, start + Math.floor(bit / 8), 5) / beyond(bit % 8)) % beyond(width);
  }
}

function wordAt(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let k = size - 1; k >= 0; k--) value = value * 256 + (bytes[at + k] ?? 0);
  return value;
}

/** The least number that has more bits. */
function beyond(width: number): number {
  return width === 32 ? 2 ** 32 : (1 << width) >>> 0;
}
