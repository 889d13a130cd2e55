#!/usr/bin/env bash
# numpy-parser 1.2.3: files of NumPy with one dimension, and with strings.
# Expected: shape [3] for an array of shape (3,), as for (2, 3) and () (numpy.lib.format: shape is a tuple); strings read or refused, as
# other types that are not supported are.
# Seen: shape [3, 1]. Strings of type '<U2' are given as Uint16Array of half of the bytes: the header is put in lower case, and "<u2" are 16-bit integers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error numpy-parser@1.2.3 > /dev/null
cat > run.mjs <<'JS'
import { fromArrayBuffer } from "numpy-parser";
// What numpy.save writes: magic, version 1.0, header padded to 64 bytes, little-endian data.
function npy(descr, shape, data) {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(128 - 10 - 1) + "\n";
  const file = Buffer.concat([Buffer.from("\x93NUMPY\x01\x00\x76\x00", "latin1"), Buffer.from(header, "latin1"), data]);
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
}
const floats = (list) => Buffer.from(new Float32Array(list).buffer);
const show = (name, file) => {
  const { data, shape } = fromArrayBuffer(file);
  console.log(`${name}: shape [${shape.join(", ")}], ${data.constructor.name} ${[...data].join(" ")}`);
};
show("()", npy("<f4", "()", floats([7])));
show("(2, 3)", npy("<f4", "(2, 3)", floats([1, 2, 3, 4, 5, 6])));
show("(3,)", npy("<f4", "(3,)", floats([1, 2, 3])));
show("(2,) of <U2, 'ab' and 'c'", npy("<U2", "(2,)", Buffer.from(new Uint32Array([97, 98, 99, 0]).buffer)));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
(): shape [], Float32Array 7
(2, 3): shape [2, 3], Float32Array 1 2 3 4 5 6
(3,): shape [3, 1], Float32Array 1 2 3
(2,) of <U2, 'ab' and 'c': shape [2, 1], Uint16Array 97 0 98 0 99 0 0 0
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
