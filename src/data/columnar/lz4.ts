/** LZ4, in frames as in Arrow and in blocks as in Parquet. Format: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md */
import { FormatError } from "../fault.ts";

/** Bytes that a frame may have when it is unpacked. */
const most = 2 ** 31;

export function unpackedLz4(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  if (frame.length < 7 || view.getUint32(0, true) !== 0x184d2204) throw new FormatError("its compression by lz4 is damaged");
  const flags = view.getUint8(4);
  const block = 1 << (8 + 2 * ((view.getUint8(5) >> 4) & 7));
  let at = 7 + ((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4);
  let out = new Uint8Array(Math.min(block, 4 * frame.length));
  let length = 0;
  while (at + 4 <= frame.length) {
    const size = view.getUint32(at, true) & 0x7fffffff;
    const isPlain = view.getUint32(at, true) !== size;
    at += 4;
    if (size === 0) return out.subarray(0, length);
    if (at + size > frame.length || length + block > most) break;
    if (out.length < length + block) {
      const larger = new Uint8Array(Math.max(2 * out.length, length + block));
      larger.set(out.subarray(0, length));
      out = larger;
    }
    const packed = frame.subarray(at, at + size);
    if (isPlain) out.set(packed, length);
    length = isPlain ? length + size : unpackBlock(packed, out, length);
    at += size + ((flags & 16) === 0 ? 0 : 4);
  }
  throw new FormatError("its compression by lz4 is damaged");
}

/** A block without a frame, which has so many bytes when it is unpacked. */
export function unpackedBlock(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  if (unpackBlock(packed, out, 0) !== length) throw new FormatError("its compression by lz4 is damaged");
  return out;
}

/** Appends a block to what is unpacked, and gives the new length. */
function unpackBlock(packed: Uint8Array, out: Uint8Array, start: number): number {
  let at = 0;
  let to = start;
  const count = (first: number): number => {
    if (first < 15) return first;
    let total = first;
    for (;;) {
      const byte = packed[at++] ?? 0;
      total += byte;
      if (byte < 255) return total;
    }
  };
  while (at < packed.length) {
    const token = packed[at++] ?? 0;
    const literals = count(token >> 4);
    if (at + literals > packed.length || to + literals > out.length) throw new FormatError("its compression by lz4 is damaged");
    out.set(packed.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at >= packed.length) break;
    const distance = (packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8);
    at += 2;
    const matched = 4 + count(token & 15);
    if (distance === 0 || distance > to || to + matched > out.length) throw new FormatError("its compression by lz4 is damaged");
    // What is copied may overlap what is written.
    for (let k = 0; k < matched; k++, to++) out[to] = out[to - distance] ?? 0;
  }
  return to;
}
