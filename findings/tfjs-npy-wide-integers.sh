#!/usr/bin/env bash
# tfjs-npy 0.0.3: files of NumPy with 64-bit integers ('<i8', NumPy's default on most systems) that do not fit in 32 bits.
# Expected: the numbers as float32 or an error; what fits exactly should come exactly. TensorFlow.js has no 64-bit integers.
# Seen: the low 32 bits are kept without an error: milliseconds since 1970 become negative, 2**32 becomes 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error tfjs-npy@0.0.3 > /dev/null
cat > run.mjs <<'JS'
import { parse } from "tfjs-npy";
// What numpy.save writes for numpy.array([...]): magic, version 1.0, header padded to 64 bytes, little-endian data.
function npy(numbers) {
  const text = `{'descr': '<i8', 'fortran_order': False, 'shape': (${numbers.length},), }`;
  const header = text.padEnd(128 - 10 - 1) + "\n";
  const file = Buffer.alloc(128 + 8 * numbers.length);
  file.write("\x93NUMPY\x01\x00", 0, "latin1");
  file.writeUInt16LE(header.length, 8);
  file.write(header, 10, "latin1");
  numbers.forEach((n, i) => file.writeBigInt64LE(n, 128 + 8 * i));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
}
const tensor = parse(npy([3n, -3n, 1700000000000n, 2n ** 31n, 2n ** 32n]));
console.log(tensor.dtype, tensor.shape, [...tensor.dataSync()].join(" "));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
int32 [ 5 ] 3 -3 -807049216 -2147483648 0
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
