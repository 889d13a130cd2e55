#!/usr/bin/env bash
# jsfive 0.4.2: datasets of HDF5 of which no chunk, or not each chunk, has been written.
# Expected: what was not written has the fill value, by default 0 (HDF5 File Format Specification, Fill Value message), as in h5py and h5wasm.
# Seen: the values are holes of a sparse array (undefined, "-" here), so sums are NaN; of a chunked dataset only the chunk that was written
# has the fill value in its rest.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error jsfive@0.4.2 h5wasm@0.10.3 > /dev/null
cat > run.mjs <<'JS'
import { writeFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import h5wasm from "h5wasm/node";
import { File } from "jsfive";
// h5py: create_dataset("d", (4, 4), "<f4", chunks=(2, 2), fillvalue=7)[0, 0] = 1, and create_dataset("c", (3,), "<f4"), which is not written to.
const file = inflateSync(Buffer.from("eNrr9HBx4+WS4mIAAQ4OBhYGAQZk8B8KLgig8mHyCVCaEUp3QOkVTDBxRrCcBFRcEGo+urqQIFdXkOr/aABmjwELhOZgGAUjEXi4OgaA6AgoH5aeTjChqkuB0slo6dKBTH" +
  "sZGdggZjDC+BoQmgkiAE2WOGlmoEtBKgUV5KFiCgziHAzi9VB5VmB+AMkzMTMxQuQfOED0c4DFYWIcUB8zMzFXsEK0MkExC2pOpC0I9vN3YQRaCyslNvDjVw/LrwrMo2kY" +
  "GYDKO0Ys5Z0AAX0H0BQwodEso0E7CkbBKBgFo2AUjIJRMKwAI7DHgNofgfQLGBkZof0NBjSaUP8D0s9gYoJ0aOD9DEZYi5QHzQUdgyxEGuwhfSYIBgDvLVHi", "base64"));
writeFileSync("a.h5", file);
await h5wasm.ready;
const theirs = new h5wasm.File("a.h5", "r");
const jsfive = new File(file.buffer.slice(file.byteOffset, file.byteOffset + file.length), "a.h5");
for (const name of ["c", "d"]) {
  const show = (values) => Array.from(values, (v) => v ?? "-").join(" ");
  const { shape, value } = jsfive.get(name);
  console.log(`${name} of ${shape.join(" by ")}: jsfive ${show(value)}, h5wasm ${show(theirs.get(name).value)}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
c of 3: jsfive - - -, h5wasm 0 0 0
d of 4 by 4: jsfive 1 7 - - 7 7 - - - - - - - - - -, h5wasm 1 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
