#!/usr/bin/env bash
# node-wav 0.0.2 (and wav-decoder 1.3.0): WAV files of 24 bits, chunks of an odd size, and writing of 8 and 16 bits.
# Expected: -8388608, the least number of 24 bits, is -1, as wavefile 11.0.0 gives; a chunk of odd size is followed by a byte of padding
# (RIFF, "Multimedia Programming Interface and Data Specifications 1.0"); silence stays silence, and samples come back as they were.
# Seen: -8388608 is +1 in both, so a clipped trough becomes a peak. node-wav returns undefined for a file with a LIST chunk of five bytes
# before the data; wav-decoder throws. Zeros written with 8 bits are -0.0078: 127 is written, where 128 is 0. Of the 65536 samples of 16
# bits, decoded and encoded again, 16639 are changed by one, since the product is cut off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error node-wav@0.0.2 wav-decoder@1.3.0 wavefile@11.0.0 > /dev/null
cat > run.mjs <<'JS'
import wav from "node-wav";
import wavDecoder from "wav-decoder";
import wavefile from "wavefile";
function file(bits, data, extra = Buffer.alloc(0)) {
  const head = Buffer.alloc(36);
  head.write("RIFF    WAVEfmt ", "latin1");
  head.writeUInt32LE(36 + extra.length + data.length, 4);
  head.writeUInt32LE(16, 16), head.writeUInt16LE(1, 20), head.writeUInt16LE(1, 22), head.writeUInt32LE(8000, 24);
  head.writeUInt32LE((8000 * bits) / 8, 28), head.writeUInt16LE(bits / 8, 32), head.writeUInt16LE(bits, 34);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  const all = Buffer.concat([head, extra, Buffer.from("data"), size, data]);
  return Buffer.from(all.buffer.slice(all.byteOffset, all.byteOffset + all.length));
}
const attempt = (f) => { try { return f(); } catch (e) { return e.name; } };
const list = (samples) => (samples?.map ? Array.from(samples, (s) => s.toFixed(5)).join(" ") : samples);
function show(name, bytes) {
  const other = new wavefile.WaveFile(new Uint8Array(bytes));
  other.toBitDepth("32f");
  console.log(`${name}: node-wav ${list(attempt(() => wav.decode(bytes)?.channelData[0]))}, ` +
    `wav-decoder ${list(attempt(() => wavDecoder.decode.sync(bytes).channelData[0]))}, wavefile ${list(other.getSamples())}`);
}
show("24 bits", file(24, Buffer.from([0, 0, 0x80, 1, 0, 0x80, 0, 0, 0, 0xff, 0xff, 0x7f])));
const samples = Buffer.from(Int16Array.of(-32768, 0, 16384).buffer);
show("16 bits", file(16, samples));
show("16 bits after a chunk of five bytes", file(16, samples, Buffer.from("LIST" + String.fromCharCode(5, 0, 0, 0) + "abcde" + String.fromCharCode(0), "latin1")));
const own = (encoded) => Buffer.from(new Uint8Array(encoded).buffer);
console.log("silence of 8 bits:", list(wav.decode(own(wav.encode([new Float32Array(3)], { bitDepth: 8 }))).channelData[0]));
const all = Int16Array.from({ length: 65536 }, (_, i) => i - 32768);
const again = own(wav.encode(wav.decode(file(16, Buffer.from(all.buffer))).channelData, { bitDepth: 16 }));
const changed = all.filter((s, i) => s !== again.readInt16LE(44 + 2 * i));
console.log("samples of 16 bits that changed:", changed.length);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
24 bits: node-wav 1.00000 -1.00000 0.00000 1.00000, wav-decoder 1.00000 -1.00000 0.00000 1.00000, wavefile -1.00000 -1.00000 0.00000 1.00000
16 bits: node-wav -1.00000 0.00000 0.50002, wav-decoder -1.00000 0.00000 0.50002, wavefile -1.00000 0.00000 0.50002
16 bits after a chunk of five bytes: node-wav undefined, wav-decoder RangeError, wavefile -1.00000 0.00000 0.50002
silence of 8 bits: -0.00781 -0.00781 -0.00781
samples of 16 bits that changed: 16639
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
