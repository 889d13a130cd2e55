#!/usr/bin/env bash
# nifti-reader-js 0.8.0, readImage: NIfTI-1 files of two dimensions, and of six or seven.
# Expected: dim[0] is the number of dimensions and dim[1] to dim[dim[0]] are their sizes (nifti1.h: dim[i] is the "length of dimension #i,
# for i=1..dim[0]"), so nothing else in dim counts, and all of the numbers of up to seven dimensions are given, as nibabel does.
# Seen: sizes 1 to 5 are multiplied, whatever dim[0]. Of a slice of 2 by 3 whose other entries are 0 no byte is given, and of 2 by 1 by 1 by 1
# by 1 by 3 the first 2 of 6 numbers, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error nifti-reader-js@0.8.0 > /dev/null
cat > run.mjs <<'JS'
import * as nifti from "nifti-reader-js";
// A NIfTI-1 file, little-endian, of unsigned bytes 0, 1, 2, ... that begin at 352.
function file(dim, count) {
  const buffer = new ArrayBuffer(352 + count);
  const view = new DataView(buffer);
  view.setInt32(0, 348, true);
  dim.forEach((d, i) => view.setInt16(40 + 2 * i, d, true));
  view.setInt16(70, 2, true), view.setInt16(72, 8, true);
  view.setFloat32(108, 352, true), view.setFloat32(112, 1, true);
  [0x6e, 0x2b, 0x31, 0].forEach((c, i) => view.setUint8(344 + i, c));
  new Uint8Array(buffer, 352).forEach((_, i, all) => (all[i] = i));
  return buffer;
}
for (const dim of [[3, 2, 3, 1, 1, 1, 1, 1], [3, 2, 3, 1, 0, 0, 0, 0], [2, 2, 3, 0, 0, 0, 0, 0], [5, 2, 1, 1, 1, 3, 1, 1], [6, 2, 1, 1, 1, 1, 3, 1]]) {
  const data = file(dim, 6);
  console.log(`dim ${dim.join(" ")}: ${[...new Uint8Array(nifti.readImage(nifti.readHeader(data), data))].join(" ") || "nothing"}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
dim 3 2 3 1 1 1 1 1: 0 1 2 3 4 5
dim 3 2 3 1 0 0 0 0: 0 1 2 3 4 5
dim 2 2 3 0 0 0 0 0: nothing
dim 5 2 1 1 1 3 1 1: 0 1 2 3 4 5
dim 6 2 1 1 1 1 3 1: 0 1
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
