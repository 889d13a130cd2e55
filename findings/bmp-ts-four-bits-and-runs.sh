#!/usr/bin/env bash
# bmp-ts 1.0.9, which Jimp 1.6.1 reads BMP with: pictures of 4 bits a pixel and odd width, and runs (RLE8 and RLE4).
# Expected: the picture of a BMP is the same, whatever the storage (Microsoft, "Bitmap Storage" and "Bitmap Compression"), and with the
# option toRGBA pixels are red, green, blue, opacity, as they are for 24 bits.
# Seen: of 4 bits and an odd width the first row of the file, the lowest, alone is read, and the others are black. Of runs each pixel is
# stored partly over the one before, so colours are others and a row is missing. toRGBA has no effect for 4 and 8 bits. Nothing is thrown.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error bmp-ts@1.0.9 jimp@1.6.1 > /dev/null
cat > run.mjs <<'JS'
import { decode } from "bmp-ts";
import { Jimp } from "jimp";
// A BMP with the header BITMAPINFOHEADER and a palette of red, green, blue, white (Microsoft, "Bitmap Storage"): rows from the bottom up.
function bmp(width, height, bits, compression, data) {
  const palette = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]];
  const file = Buffer.alloc(54 + 16 + data.length);
  file.write("BM", "latin1");
  file.writeUInt32LE(file.length, 2), file.writeUInt32LE(70, 10), file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18), file.writeInt32LE(height, 22), file.writeUInt16LE(1, 26), file.writeUInt16LE(bits, 28);
  file.writeUInt32LE(compression, 30), file.writeUInt32LE(data.length, 34), file.writeUInt32LE(4, 46);
  palette.forEach(([r, g, b], i) => file.set([b, g, r, 0], 54 + 4 * i));
  file.set(data, 70);
  return file;
}
const names = { "255,0,0": "R", "0,255,0": "G", "0,0,255": "B", "255,255,255": "W", "0,0,0": "-" };
const name = (pixel) => names[pixel.join()] ?? `(${pixel})`;
async function show(text, file) {
  const { bitmap } = await Jimp.read(file);
  const rows = Array.from({ length: bitmap.height }, (_, y) => Array.from({ length: bitmap.width }, (_, x) =>
    name([...bitmap.data.subarray(4 * (y * bitmap.width + x), 4 * (y * bitmap.width + x) + 3)])).join(""));
  console.log(`${text}: ${rows.join(" / ")}`);
}
// RGBW / WWWW / BBGR, or without the last column.
await show("8 bits", bmp(4, 3, 8, 0, [2, 2, 1, 0, 3, 3, 3, 3, 0, 1, 2, 3]));
await show("4 bits, three wide", bmp(3, 3, 4, 0, [0x22, 0x10, 0, 0, 0x33, 0x30, 0, 0, 0x01, 0x20, 0, 0]));
await show("4 bits", bmp(4, 3, 4, 0, [0x22, 0x10, 0, 0, 0x33, 0x33, 0, 0, 0x01, 0x23, 0, 0]));
await show("runs of 8 bits", bmp(4, 3, 8, 1, [2, 2, 1, 1, 1, 0, 0, 0, 4, 3, 0, 0, 0, 4, 0, 1, 2, 3, 0, 1]));
await show("runs of 4 bits", bmp(4, 3, 4, 2, [2, 0x22, 2, 0x10, 0, 0, 4, 0x33, 0, 0, 0, 4, 0x01, 0x23, 0, 1]));
for (const toRGBA of [false, true]) console.log(`toRGBA ${toRGBA}: R is ${decode(bmp(1, 1, 8, 0, [0, 0, 0, 0]), { toRGBA }).data.join(" ")}`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
8 bits: RGBW / WWWW / BBGR
4 bits, three wide: --- / --- / BBG
4 bits: RGBW / WWWW / BBGR
runs of 8 bits: --GG / GGGG / G---
runs of 4 bits: --GG / GGGG / G---
toRGBA false: R is 0 0 0 255
toRGBA true: R is 0 0 0 255
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
