#!/usr/bin/env bash
# geotiff 3.0.5: big-endian pictures of 16 and of 32 bits a sample that are stored as horizontal differences (predictor 2).
# Expected: differences are added as numbers of the file's byte order (TIFF 6.0, section 14), so 255, +1, +1, -3 is 255, 256, 257, 254, as
# in a little-endian file and as tiff and utif2 read it.
# Seen: they are added as numbers of the machine's byte order: what is carried from the lower byte goes to the next sample's, or is lost.
# 255, +1 is 0. Where nothing is carried the numbers are right, so an error shows in some pixels of elevations or counts alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error geotiff@3.0.5 tiff@7.1.3 > /dev/null
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
const differences = [255, 1, 1, -3, 0x7000];
for (const little of [true, false]) {
  for (const bits of [16, 32]) {
    const data = Buffer.alloc((differences.length * bits) / 8);
    differences.forEach((d, i) => {
      const n = d < 0 ? d + 2 ** bits : d;
      if (bits === 16) little ? data.writeUInt16LE(n, 2 * i) : data.writeUInt16BE(n, 2 * i);
      else little ? data.writeUInt32LE(n, 4 * i) : data.writeUInt32BE(n, 4 * i);
    });
    const file = tiff({ 256: differences.length, 257: 1, 258: bits, 259: 1, 262: 1, 277: 1, 278: 1, 284: 1, 317: 2 }, [data], little);
    const theirs = await (await (await fromArrayBuffer(file)).getImage()).readRasters({ interleave: true });
    const other = bits === 16 ? `, tiff ${decode(file)[0].data.join(" ")}` : "";
    console.log(`${little ? "little" : "big"}-endian, ${bits} bits: geotiff ${theirs.join(" ")}${other}`);
  }
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
little-endian, 16 bits: geotiff 255 256 257 254 28926, tiff 255 256 257 254 28926
little-endian, 32 bits: geotiff 255 256 257 254 28926
big-endian, 16 bits: geotiff 255 0 1 65534 28671, tiff 255 256 257 254 28926
big-endian, 32 bits: geotiff 255 0 1 4294967294 4294930431
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
