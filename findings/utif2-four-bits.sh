#!/usr/bin/env bash
# utif2 4.1.0 (which Jimp reads TIFF with), decode and toRGBA8: grey pictures of 4 bits, samples stored by plane, floating-point differences.
# Expected: the picture ("converts any TIFF image into a 8-bit RGBA image"), as for 1, 2 and 8 bits and for 4 bits with WhiteIsZero, or an
# error, as for kinds that it does not know. geotiff reads all of these.
# Seen: of 4 bits a sample each pixel is 0 with opacity 0 (BlackIsZero is the usual kind). Of planes only the first is read, as if it were
# pixels, and the rest is 0. Predictor 3 (TIFF Technical Note 3) is passed over, so 1.5 and 2.5 are other numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error utif2@4.1.0 geotiff@3.0.5 > /dev/null
cat > run.mjs <<'JS'
import { fromArrayBuffer } from "geotiff";
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
async function show(name, file, view) {
  const [page] = UTIF.decode(file);
  UTIF.decodeImage(file, page);
  const theirs = await (await (await fromArrayBuffer(file)).getImage()).readRasters({ interleave: true });
  console.log(`${name}: utif2 ${view(page).join(" ")}, geotiff ${theirs.join(" ")}`);
}
const line = { 256: 4, 257: 1, 259: 1, 277: 1, 278: 1 };
const rgba = (page) => UTIF.toRGBA8(page);
await show("4 bits, BlackIsZero", tiff({ ...line, 258: 4, 262: 1 }, [[0x12, 0x3f]]), rgba);
await show("4 bits, WhiteIsZero", tiff({ ...line, 258: 4, 262: 0 }, [[0x12, 0x3f]]), rgba);
await show("planes", tiff({ ...line, 256: 2, 258: [8, 8, 8], 262: 2, 277: 3, 284: 2 }, [[1, 4], [2, 5], [3, 6]]), (page) => page.data);
// 1.5 and 2.5 are 3fc00000 and 40200000: bytes of equal significance together, then differences.
const bytes = [0x3f, 0x40, 0xc0, 0x20, 0, 0, 0, 0];
const differences = bytes.map((b, i) => (i === 0 ? b : (b - bytes[i - 1]) & 255));
await show("differences of floating point", tiff({ ...line, 256: 2, 258: 32, 262: 1, 317: 3, 339: 3 }, [differences]), (page) => new Float32Array(page.data.slice().buffer));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
4 bits, BlackIsZero: utif2 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0, geotiff 1 2 3 15
4 bits, WhiteIsZero: utif2 238 238 238 255 221 221 221 255 204 204 204 255 0 0 0 255, geotiff 1 2 3 15
planes: utif2 1 4 0 0 0 0, geotiff 1 2 3 4 5 6
differences of floating point: utif2 73789782248512290000 3.1389085600875902e-43, geotiff 1.5 2.5
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
