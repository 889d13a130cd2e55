#!/usr/bin/env bash
# upng-js 2.1.0, decode and toRGBA8: grey pictures of less than 8 bits a sample, and pictures of 1 bit that are interlaced by Adam7.
# Expected: each row begins in a byte of its own (PNG specification, section 7.2), and column 4 + n of an interlaced picture is not column n
# (section 8.2), as pngjs reads both.
# Seen: grey of 1, 2 and 4 bits is read as if rows followed each other without the bits that fill a byte, so a picture is sheared unless its
# rows fill whole bytes; with a palette they are read well. Of 1 bit interlaced, columns 4 to 7 of each eight are put into columns 0 to 3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error upng-js@2.1.0 pngjs@7.0.0 > /dev/null
cat > run.mjs <<'JS'
import { deflateSync } from "node:zlib";
import { PNG } from "pngjs";
import UPNG from "upng-js";
// A PNG (specification, sections 5 and 11) of one IDAT: rows with filter 0 and samples packed into bytes, each row or row of a pass by itself.
function crc(bytes) {
  let c = 0xffffffff;
  for (const b of bytes) for (let k = 0, x = (c ^ b) & 255; k < 8; k++) { x = x & 1 ? (x >>> 1) ^ 0xedb88320 : x >>> 1; if (k === 7) c = (c >>> 8) ^ x; }
  return (c ^ 0xffffffff) >>> 0;
}
function png(width, height, depth, kind, interlaced, rows, palette) {
  const chunk = (type, data) => {
    const all = Buffer.alloc(12 + data.length);
    all.writeUInt32BE(data.length), all.write(type, 4, "latin1"), all.set(data, 8), all.writeUInt32BE(crc(all.subarray(4, 8 + data.length)), 8 + data.length);
    return all;
  };
  const head = Buffer.from([0, 0, 0, width, 0, 0, 0, height, depth, kind, 0, 0, interlaced ? 1 : 0]);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), ...(palette ? [chunk("PLTE", Buffer.from(palette.flat()))] : []),
    chunk("IDAT", deflateSync(Buffer.from(rows.flatMap((r) => [0, ...r])))), chunk("IEND", Buffer.alloc(0))]);
}
function show(text, file) {
  const every = (bytes) => Array.from({ length: bytes.length / 4 }, (_, i) => bytes[4 * i]).join(" ");
  const theirs = new Uint8Array(UPNG.toRGBA8(UPNG.decode(file.buffer.slice(file.byteOffset, file.byteOffset + file.length)))[0]);
  console.log(`${text}: upng-js ${every(theirs)}\n  pngjs ${every(PNG.sync.read(file).data)}`);
}
show("4 bits, 3 by 2", png(3, 2, 4, 0, false, [[0x12, 0x30], [0x45, 0x60]]));
show("4 bits, 4 by 2", png(4, 2, 4, 0, false, [[0x12, 0x34], [0x56, 0x78]]));
show("1 bit, 5 by 2", png(5, 2, 1, 0, false, [[0b10101000], [0b10101000]]));
// Columns 0, 4, 2 and 6, then 1, 3, 5 and 7.
show("1 bit, 8 by 1, interlaced", png(8, 1, 1, 0, true, [[0], [0b10000000], [0], [0b00110000]]));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
4 bits, 3 by 2: upng-js 17 34 51 0 68 85
  pngjs 17 34 51 68 85 102
4 bits, 4 by 2: upng-js 17 34 51 68 85 102 119 136
  pngjs 17 34 51 68 85 102 119 136
1 bit, 5 by 2: upng-js 255 0 255 0 255 0 0 0 255 0
  pngjs 255 0 255 0 255 255 0 255 0 255
1 bit, 8 by 1, interlaced: upng-js 255 255 0 255 0 0 0 0
  pngjs 0 0 0 0 255 255 0 255
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
