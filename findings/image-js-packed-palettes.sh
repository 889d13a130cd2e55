#!/usr/bin/env bash
# image-js 1.7.0, decode: PNG of less than 8 bits a pixel, with a palette or grey of 1 bit.
# Expected: each row begins in a byte of its own (PNG specification, section 7.2), as pngjs reads them, and as convertIndexedToRgb of fast-png,
# which image-js decodes PNG with, does.
# Seen: rows are read as if they followed each other without the bits that fill a byte, so a picture with a palette is sheared unless its
# rows fill whole bytes, and grey of 1 bit is if it is wider than 8 and not by a multiple of 8. Nothing is thrown; grey of 2 and 4 bits is refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error image-js@1.7.0 fast-png@8.0.0 pngjs@7.0.0 > /dev/null
cat > run.mjs <<'JS'
import { deflateSync } from "node:zlib";
import { convertIndexedToRgb, decode as decodePng } from "fast-png";
import { decode } from "image-js";
import { PNG } from "pngjs";
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
const palette = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];
const letters = (data, step) => Array.from({ length: data.length / step }, (_, i) => "RGBW"[palette.findIndex((c) => c.join() === data.slice(step * i, step * i + 3).join())]).join("");
const grey = png(9, 2, 1, 0, false, [[0b10000000, 0b10000000], [0b10000000, 0b10000000]]);
console.log("1 bit, 9 by 2:", [...decode(new Uint8Array(grey)).getRawImage().data].map((v) => v / 255).join(""), "pngjs", PNG.sync.read(grey).data.filter((_, i) => i % 4 === 0).map((v) => v / 255).join(""));
for (const [width, rows] of [[4, [[0b00011011], [0b00011011]]], [5, [[0b00011011, 0b11000000], [0b00011011, 0b11000000]]], [3, [[0b00011000], [0b00011000]]]]) {
  const file = png(width, 2, 2, 3, false, rows, palette);
  console.log(`2 bits, ${width} by 2: image-js ${letters(decode(new Uint8Array(file)).getRawImage().data, 3)}, ` +
    `fast-png ${letters(convertIndexedToRgb(decodePng(file)), 3)}, pngjs ${letters(PNG.sync.read(file).data, 4)}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
1 bit, 9 by 2: 110000000110000000 pngjs 100000001100000001
2 bits, 4 by 2: image-js RGBWRGBW, fast-png RGBWRGBW, pngjs RGBWRGBW
2 bits, 5 by 2: image-js RGBWWRRRRG, fast-png RGBWWRGBWW, pngjs RGBWWRGBWW
2 bits, 3 by 2: image-js RGBRRG, fast-png RGBRGB, pngjs RGBRGB
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
