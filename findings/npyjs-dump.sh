#!/usr/bin/env bash
# npyjs 1.2.0, dump and parse: the option dtype with typed arrays, types chosen for lists of numbers, and files of several arrays.
# Expected: with dtype "f4" the file has the numbers as float32 (the option "specifies the dtype for the output"), as it has for plain
# lists; numbers of a list come back; parse reads the first of two arrays that numpy.save wrote to one file (the example of its page).
# Seen: a Float64Array with dtype "f4" is written as its own bytes under a header of float32, and NumPy reads 0, 1.875, 0 for 1, 2, 3. Lists
# with a fraction are float32, whatever the numbers: 0.1 is 0.10000000149, 2 ** 24 + 1 beside 0.5 is 2 ** 24, 1e-50 is 0. The first array
# of two has the header and the numbers of the second in its data, 20 numbers for the shape (2,). Without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error npyjs@1.2.0 > /dev/null
cat > run.mjs <<'JS'
import { dump, parse } from "npyjs";
const header = (file) => Buffer.from(file).toString("latin1", 10).split("}")[0] + "}";
// What numpy.load does: as many numbers of the header's type as the shape says.
const f4 = dump(new Float64Array([1, 2, 3]), [3], { dtype: "f4" });
console.log(`Float64Array of 1, 2, 3 as f4: ${header(f4)} ${f4.byteLength - 10 - new DataView(f4).getUint16(8, true)} bytes, ` +
  Array.from({ length: 3 }, (_, i) => new DataView(f4).getFloat32(10 + new DataView(f4).getUint16(8, true) + 4 * i, true)).join(" "));
console.log("list of 1, 2, 3 as f4:", parse(dump([1, 2, 3], [3], { dtype: "f4" })).data.join(" "));
console.log("list:", [...parse(dump([0.1, 2 ** 24 + 1, 1e-50, 0.5], [4])).data].join(" "));
// numpy.save of numpy.array([1, 2]) and numpy.array([1, 3]) to one file, types '<i8'.
function npy(numbers) {
  const text = `{'descr': '<i8', 'fortran_order': False, 'shape': (${numbers.length},), }`.padEnd(128 - 10 - 1) + String.fromCharCode(10);
  const magic = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 118, 0]);
  return Buffer.concat([magic, Buffer.from(text), Buffer.from(BigInt64Array.from(numbers).buffer)]);
}
const two = Uint8Array.from(Buffer.concat([npy([1n, 2n]), npy([1n, 3n])])).buffer;
const first = parse(two);
console.log(`first of two arrays: shape ${first.shape}, ${first.data.length} numbers: ${first.data.slice(0, 4).join(" ")} ...`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
Float64Array of 1, 2, 3 as f4: {'descr':'<f4','fortran_order':False,'shape':(3,)} 24 bytes, 0 1.875 0
list of 1, 2, 3 as f4: 1 2 3
list: 0.10000000149011612 16777216 0 0.5
first of two arrays: shape 2, 20 numbers: 1 2 379676406402707 7166182912910098550 ...
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
