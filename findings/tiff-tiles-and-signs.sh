#!/usr/bin/env bash
# tiff 7.1.3 (which image-js 1.7.0 reads TIFF with): pictures in tiles, samples that have a sign, and half precision.
# Expected: the samples as they are in the file, or an error, as for other kinds that it does not read (TIFF 6.0, sections 15 and 19: tiles
# hold all samples of a pixel, horizontal differences start again in each tile, SampleFormat 2 is an integer with a sign and 3 is IEEE
# floating point). geotiff gives these.
# Seen: of a picture of red, green and blue in tiles each pixel has one sample of another pixel and two zeros. Differences go on from one
# tile to the next. -1 and -300 are 65535 and 65236, and half precision is given as its bits. All without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error tiff@7.1.3 geotiff@3.0.5 > /dev/null
cat > run.mjs <<'JS'
import { fromArrayBuffer } from "geotiff";
import { decode } from "tiff";
// A TIFF of one directory and strips or tiles: tags of type SHORT, or LONG for offsets and counts (TIFF 6.0, section 2).
function tiff(tags, blocks, little = true, places = 273) {
  const all = [...Object.entries(tags).map(([k, v]) => [Number(k), [v].flat()]), [places, blocks.map(() => 0)], [places === 273 ? 279 : 325, blocks.map((b) => b.length)]];
  all.sort((a, b) => a[0] - b[0]);
  const start = 8 + 2 + 12 * all.length + 4;
  const far = all.reduce((n, [, v]) => n + (v.length > 1 ? 4 * v.length : 0), 0);
  const file = Buffer.alloc(start + far + blocks.reduce((n, b) => n + b.length, 0));
  const u16 = (v, at) => (little ? file.writeUInt16LE(v, at) : file.writeUInt16BE(v, at));
  const u32 = (v, at) => (little ? file.writeUInt32LE(v, at) : file.writeUInt32BE(v, at));
  file.write(little ? "II" : "MM", "latin1");
  u16(42, 2), u32(8, 4), u16(all.length, 8);
  let at = start + far;
  const offsets = blocks.map((b) => (file.set(b, at), (at += b.length) - b.length));
  let next = start;
  all.forEach(([tag, values], i) => {
    const here = 10 + 12 * i;
    const long = tag === places || tag === 279 || tag === 325 || values.length > 1;
    u16(tag, here), u16(long ? 4 : 3, here + 2), u32(values.length, here + 4);
    if (values.length > 1) u32(next, here + 8);
    (tag === places ? offsets : values).forEach((v, k) => (long ? u32(v, values.length > 1 ? next + 4 * k : here + 8) : u16(v, here + 8)));
    if (values.length > 1) next += 4 * values.length;
  });
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
}
async function show(name, file, from = 0, to = undefined) {
  const theirs = await (await (await fromArrayBuffer(file)).getImage()).readRasters({ interleave: true });
  console.log(`${name}: tiff ${decode(file)[0].data.subarray(from, to).join(" ")}, geotiff ${theirs.subarray(from, to).join(" ")}`);
}
const common = { 256: 32, 257: 16, 259: 1, 284: 1 };
const tiles = { ...common, 322: 16, 323: 16 };
const pixel = Buffer.alloc(16 * 16 * 3, Buffer.from([7, 8, 9]));
await show("red, green, blue in tiles", tiff({ ...tiles, 258: [8, 8, 8], 262: 2, 277: 3 }, [pixel, pixel], true, 324), 0, 9);
// Each row is 0, 1, 2, ..., 31; of each tile the first sample is itself and the others are differences.
const row = (first) => Buffer.alloc(16 * 16, Buffer.from([first, ...Array(15).fill(1)]));
await show("differences in tiles", tiff({ ...tiles, 258: 8, 262: 1, 277: 1, 317: 2 }, [row(0), row(16)], true, 324), 14, 20);
const line = { ...common, 256: 3, 257: 1, 258: 16, 262: 1, 277: 1, 278: 1 };
await show("16 bits with sign", tiff({ ...line, 339: 2 }, [Buffer.from(Int16Array.of(-1, -300, 5).buffer)]));
await show("half precision", tiff({ ...line, 339: 3 }, [Buffer.from(Uint16Array.of(0x3e00, 0xc000, 0x3800).buffer)]));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
red, green, blue in tiles: tiff 7 0 0 8 0 0 9 0 0, geotiff 7 8 9 7 8 9 7 8 9
differences in tiles: tiff 14 15 31 32 33 34, geotiff 14 15 16 17 18 19
16 bits with sign: tiff 65535 65236 5, geotiff -1 -300 5
half precision: tiff 15872 49152 14336, geotiff 1.5 -2 0.5
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
