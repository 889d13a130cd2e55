#!/usr/bin/env bash
# fast-bmp 4.0.1 (which image-js 1.7.0 reads BMP with): pictures of 8 bits and of 1 bit a pixel that have a palette.
# Expected: the colours of the palette, as BMP of up to 8 bits has always one (Microsoft, "Bitmap Storage"), or the palette with the
# numbers, or an error, as for 4 bits, for runs, and for other headers.
# Seen: the numbers of the colours are given as grey, and the palette is nowhere: a picture of red, green, blue and white is nearly black, and a
# grey picture whose palette is sorted otherwise, such as from white to black, is another. bmp-js gives the colours.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error fast-bmp@4.0.1 image-js@1.7.0 bmp-js@0.1.0 > /dev/null
cat > run.mjs <<'JS'
import bmpJs from "bmp-js";
import { decode } from "fast-bmp";
import { decode as decodeImage } from "image-js";
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
function show(text, file) {
  const { width, height, channels, data, ...rest } = decode(file);
  const picture = decodeImage(new Uint8Array(file));
  const other = bmpJs.decode(file).data; // opacity, blue, green, red
  console.log(`${text}: fast-bmp ${channels} channel, ${data.join(" ")}, palette: ${"palette" in rest}`);
  console.log(`  image-js ${picture.colorModel} ${picture.getRawImage().data.join(" ")}`);
  console.log(`  bmp-js ${Array.from({ length: width * height }, (_, i) => name([other[4 * i + 3], other[4 * i + 2], other[4 * i + 1]])).join(" ")}`);
}
show("8 bits", bmp(4, 1, 8, 0, [0, 1, 2, 3]));
show("1 bit", bmp(4, 1, 1, 0, [0b01010000, 0, 0, 0]));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
8 bits: fast-bmp 1 channel, 0 1 2 3, palette: false
  image-js GREY 0 1 2 3
  bmp-js R G B W
1 bit: fast-bmp 1 channel, 0 1 0 1, palette: false
  image-js GREY 0 255 0 255
  bmp-js R G R G
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
