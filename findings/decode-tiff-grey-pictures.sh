#!/usr/bin/env bash
# decode-tiff 0.2.1: grey pictures, pictures of 16 bits a sample, and samples that are stored by plane.
# Expected: red, green and blue of a grey pixel are its value, or 255 less its value if PhotometricInterpretation is 0, WhiteIsZero
# (TIFF 6.0, section 4), and the data is 4 bytes for each pixel, as the package's page says, or an error, as for other kinds of pictures.
# Seen: green and blue of a grey pixel are the values of the next two pixels, and WhiteIsZero is not inverted. Of 16 bits each byte counts
# as a sample, so there is twice as much data as pixels, and planes are read as if they were pixels. All without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error decode-tiff@0.2.1 utif2@4.1.0 > /dev/null
cat > run.mjs <<'JS'
import decodeTiff from "decode-tiff";
import UTIF from "utif2";
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
function show(name, file) {
  const { width, height, data } = decodeTiff.decode(file);
  const [page] = UTIF.decode(file);
  UTIF.decodeImage(file, page);
  const pixels = (bytes) => Array.from({ length: bytes.length / 4 }, (_, i) => bytes.subarray(4 * i, 4 * i + 4).join(",")).join(" ");
  console.log(`${name}, ${width} by ${height}: decode-tiff ${pixels(data)}\n  utif2 ${pixels(UTIF.toRGBA8(page))}`);
}
const grey = { 256: 4, 257: 1, 258: 8, 259: 1, 262: 1, 277: 1, 278: 1 };
show("grey", tiff(grey, [[10, 20, 30, 40]]));
show("grey, WhiteIsZero", tiff({ ...grey, 262: 0 }, [[10, 20, 30, 40]]));
const colour = { ...grey, 256: 2, 262: 2, 277: 3 };
show("8 bits", tiff({ ...colour, 258: [8, 8, 8] }, [[1, 2, 3, 4, 5, 6]]));
show("16 bits", tiff({ ...colour, 258: [16, 16, 16] }, [[0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6]]));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
grey, 4 by 1: decode-tiff 10,20,30,255 20,30,40,255 30,40,0,255 40,0,0,255
  utif2 10,10,10,255 20,20,20,255 30,30,30,255 40,40,40,255
grey, WhiteIsZero, 4 by 1: decode-tiff 10,20,30,255 20,30,40,255 30,40,0,255 40,0,0,255
  utif2 245,245,245,255 235,235,235,255 225,225,225,255 215,215,215,255
8 bits, 2 by 1: decode-tiff 1,2,3,255 4,5,6,255
  utif2 1,2,3,255 4,5,6,255
16 bits, 2 by 1: decode-tiff 0,1,0,255 2,0,3,255 0,4,0,255 5,0,6,255
  utif2 1,2,3,255 4,5,6,255
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
