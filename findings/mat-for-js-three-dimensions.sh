#!/usr/bin/env bash
# mat-for-js 1.1.0: arrays of three dimensions in files of MATLAB (version 5).
# Expected: element (i, j, k) of an array of 2 by 3 by 4 is at i + 2 * j + 6 * k, since arrays are stored by columns (MAT-File Format), as
# SciPy, which wrote the file, reads it: rows 0 to 3, 4 to 7, 8 to 11 and so on.
# Seen: k is multiplied by 3, the size before, and not by 6, so most elements are others of the same array, without an error. Arrays of two
# dimensions are read well. Pictures and sequences are arrays of three and more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error mat-for-js@1.1.0 > /dev/null
cat > run.mjs <<'JS'
import { inflateSync } from "node:zlib";
import { read } from "mat-for-js";
// scipy.io.savemat: a = numpy.arange(24, dtype=numpy.uint8).reshape(2, 3, 4), m = numpy.arange(6, dtype=numpy.uint8).reshape(2, 3)
const file = inflateSync(Buffer.from(
  "eNrzdQzxcXRSMNUzUPB1DNFNy8xJVaAXYGD09OVjYGAIAGI2IOYAYk4GCGAFYh4gZgJiZiBmgYozAmEiVFwCJMDDIsAhwsjLKsgpysTHJsQlxszPLswtDjLXAoe5HEjmgs" +
  "zLhfJBahmYGVmYgIoAgpYWAA==", "base64"));
const { a, m } = read(file.buffer.slice(file.byteOffset, file.byteOffset + file.length)).data;
console.log("a:", JSON.stringify(a));
console.log("m:", JSON.stringify(m));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
a: [[[0,16,1,17],[4,20,5,21],[8,13,9,14]],[[12,8,13,9],[16,1,17,2],[20,5,21,6]]]
m: [[0,1,2],[3,4,5]]
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
