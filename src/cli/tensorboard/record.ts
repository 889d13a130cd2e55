import { crc32c } from "./crc32c.ts";

/**
 * A record of a TFRecord file (tensorflow.org/tutorials/load_data/tfrecord): the length in 8 bytes, its checksum, the data, their
 * checksum, all little-endian.
 */
export function encodeRecord(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 16);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, masked(crc32c(bytes.subarray(0, 8))), true);
  bytes.set(data, 12);
  view.setUint32(12 + data.length, masked(crc32c(data)), true);
  return bytes;
}

/** Checksums are stored rotated and displaced, since a checksum of data that hold checksums is weak. */
function masked(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
