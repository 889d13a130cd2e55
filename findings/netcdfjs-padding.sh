#!/usr/bin/env bash
# netcdfjs 4.0.0: variables of bytes and of 16-bit integers whose size is no multiple of four bytes.
# Expected: as many values as the dimensions say. The format rounds vsize, the size of a variable, and each record up to four bytes with
# padding (NetCDF Classic Format Specification: "vsize ... includes padding"), and its bytes have a sign. SciPy, which wrote the file,
# gives 10, -20, 30; 1, -1, -128; and one number for each record of r.
# Seen: the padding is given as data, without an error: three 16-bit integers are four, with -32767, what SciPy pads with, last.
# In records it makes a list of two of each number. Bytes are arrays of one number each, without a sign.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error netcdfjs@4.0.0 > /dev/null
cat > run.mjs <<'JS'
import { inflateSync } from "node:zlib";
import { NetCDFReader } from "netcdfjs";
// scipy.io.netcdf_file: dimensions time (two records) and x = 3; s, b and f of x are of types i2, i1 and f4; r and q of time are i2 and f4.
const file = inflateSync(Buffer.from(
  "eNpzdnFjZGBgYAJiLijNUpKZm8oAAYwVEJqZAQG4gZgVJFcMVQPFMABSywHEb0DiSdjVgNgsQPwFxE7DrgZkBw8Q/wCJFyHUMKDZBTSHEWQWYyF2NaxQNRwMXP/fMMg1MD" +
  "L+b2i0P8DAAEQMDg5AIqWB0R6kMhVIAwUBA54SOw==", "base64"));
const reader = new NetCDFReader(file);
for (const { name, type, dimensions } of reader.variables) {
  const sizes = dimensions.map((d) => reader.dimensions[d].size || reader.recordDimension.length);
  console.log(`${name}, ${type}, ${sizes.join(" by ")}: ${JSON.stringify(reader.getDataVariable(name))}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
s, short, 3: [10,-20,30,-32767]
b, byte, 3: [[1],[255],[128],[129]]
f, float, 3: [1.5,-2,3]
r, short, 2: [[100,-32767],[101,-32767]]
q, float, 2: [0.5,1.5]
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
