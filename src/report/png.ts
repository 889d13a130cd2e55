/** Images as PNG (ISO/IEC 15948): eight bits a channel, gray or RGB, without filters. */
import { zlibSync } from "fflate";
import type { Value } from "./record.ts";

type Image = Extract<Value, { readonly kind: "image" }>;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The image as a `data:` address. */
export function pngAddress(image: Image): string {
  return `data:image/png;base64,${btoa(Array.from(encodePng(image), (byte) => String.fromCharCode(byte)).join(""))}`;
}

export function encodePng({ width, height, channels, pixels }: Image): Uint8Array {
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([8, channels === 1 ? 0 : 2, 0, 0, 0], 8);
  const stride = width * channels;
  // A byte before each row says that it has no filter.
  const rows = new Uint8Array(height * (stride + 1));
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  return join([Uint8Array.from(signature), chunk("IHDR", header), chunk("IDAT", zlibSync(rows)), chunk("IEND", new Uint8Array(0))]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = join([Uint8Array.from(type, (c) => c.charCodeAt(0)), data]);
  const ends = new Uint8Array(8);
  new DataView(ends.buffer).setUint32(0, data.length);
  new DataView(ends.buffer).setUint32(4, crc32(named));
  return join([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** Annex D of the standard. */
function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
