#!/usr/bin/env bash
# fast-png 8.0.0: pictures of less than 8 bits a sample that are interlaced by Adam7 (PNG specification, sections 7.2 and 8.2).
# Expected: the rows of each pass are packed into bytes, as those of a picture that is not interlaced are, and the picture is decoded.
# Seen: one of 5 by 5 with 1 bit a sample is refused with "Unsupported filter: 64": a pass of less than 8 bits is read as if each sample
# had a byte. With 8 bits interlacing works, and so do 1 bit without it (given packed, a byte for each row). Filter 64 is in no row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error fast-png@8.0.0 > /dev/null
cat > run.mjs <<'JS'
// Grey pictures of 5 by 5, one bit and eight bits a sample, interlaced by Adam7 and not, with filter 0 in each row.
import { deflateSync } from "node:zlib";
import { decode } from "fast-png";
const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
const crc = (bytes) => { let c = 0xffffffff; for (const b of bytes) c = table[(c ^ b) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
const chunk = (type, data) => { const b = Buffer.alloc(12 + data.length); b.writeUInt32BE(data.length, 0); b.write(type, 4, "latin1"); b.set(data, 8); b.writeUInt32BE(crc(b.subarray(4, 8 + data.length)), 8 + data.length); return b; };
const size = 5;
const on = (x, y) => (x + 2 * y) % 3 === 0 ? 1 : 0;
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];
function rows(depth, [x0, y0, dx, dy]) {
  const out = [];
  for (let y = y0; y < size; y += dy) {
    const samples = [];
    for (let x = x0; x < size; x += dx) samples.push(on(x, y));
    if (samples.length === 0) continue;
    out.push(0);
    if (depth === 8) out.push(...samples.map((s) => 255 * s));
    else for (let i = 0; i < samples.length; i += 8) out.push(samples.slice(i, i + 8).reduce((byte, s, k) => byte | (s << (7 - k)), 0));
  }
  return out;
}
function png(depth, interlaced) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0); head.writeUInt32BE(size, 4);
  head.set([depth, 0, 0, 0, interlaced ? 1 : 0], 8);
  const data = (interlaced ? passes : [[0, 0, 1, 1]]).flatMap((p) => rows(depth, p));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.from(data))), chunk("IEND", Buffer.alloc(0))]);
}
const wanted = Array.from({ length: size * size }, (_, i) => 255 * on(i % size, Math.floor(i / size)));
for (const depth of [8, 1]) for (const interlaced of [false, true]) {
  let said;
  try {
    const { data, depth: given } = decode(png(depth, interlaced));
    const flat = [...data];
    said = given === 8 && flat.length === 25 ? (flat.every((v, i) => v === wanted[i]) ? "the pixels" : "other pixels") : `depth ${given}, ${flat.length} values`;
  } catch (e) { said = e.message; }
  console.log(`${depth} bits${interlaced ? ", interlaced" : ""}: ${said}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
8 bits: the pixels
8 bits, interlaced: the pixels
1 bits: depth 1, 5 values
1 bits, interlaced: Unsupported filter: 64
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
