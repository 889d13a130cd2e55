#!/usr/bin/env bash
# @dsnp/parquetjs 1.8.8: columns of timestamps of type INT96, and of unsigned integers of 32 and 64 bits.
# Expected: the 12 bytes of INT96 are nanoseconds of the day and the Julian day (Parquet, Timestamps of Impala and Spark), together
# 2020-01-01 and 1960-06-01 at noon; UINT_32 and UINT_64 (Parquet, Logical Types) are not negative. hyparquet and pyarrow give these.
# Seen: the day of INT96 is dropped, so both are 43200000000000, and the greatest unsigned integers are -1; without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @dsnp/parquetjs@1.8.8 hyparquet@1.33.0 > /dev/null
cat > run.mjs <<'JS'
import parquetjs from "@dsnp/parquetjs";
import { parquetReadObjects } from "hyparquet";
// pyarrow 25.0.1: timestamps of nanoseconds, use_deprecated_int96_timestamps=True
const times = Buffer.from(
    "UEFSMRUAFTwVPCwVBBUAFQYVBhwAAAACAAAABAEAgKdISicAAOKEJQAAgKdISicAAN8vJQAVBBksNQAYBnNjaGVtYRUCABUGJQIYAXgAFgQZHBkcJgAcFQYZJQYAGRgBeBUAFgQWYhZi" +
    "JghJHBUAFQAVAgA8KQYZJgAEAAAAFmIWBCYIFmIAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI1LjAuMRkcHAAAAHoAAABQQVIx",
  "base64",
);
// pyarrow 25.0.1: x of uint32, 2 ** 32 - 1 and 2 ** 31 - 1; y of uint64, 2 ** 64 - 1 and 1
const unsigned = Buffer.from(
    "UEFSMRUAFRwVHCwVBBUAFQYVBhwAAAACAAAABAH/////////fxUAFSwVLCwVBBUAFQYVBhwAAAACAAAABAH//////////wEAAAAAAAAAFQQZPDUAGAZzY2hlbWEVBAAVAiUCGAF4JRpM" +
    "rBMgEgAAABUEJQIYAXklHEysE0ASAAAAFgQZHBksJgAcFQIZJQYAGRgBeBUAFgQWQhZCJghJHBUAFQAVAgA8KQYZJgAEAAAAJgAcFQQZJQYAGRgBeRUAFgQWUhZSJkpJHBUAFQAVAgA8" +
    "KQYZJgAEAAAAFpQBFgQmCBaUAQAoIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjUuMC4xGSwcAAAcAAAAwwAAAFBBUjE=",
  "base64",
);
const hyp = async (file) => parquetReadObjects({ file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) });
async function dsnp(file) {
  const reader = await parquetjs.ParquetReader.openBuffer(file);
  const cursor = reader.getCursor();
  const rows = [];
  for (let row = await cursor.next(); row; row = await cursor.next()) rows.push(row);
  return rows;
}
const show = (v) => (v instanceof Date ? v.toISOString() : String(v));
for (const [name, file] of [["INT96", times], ["unsigned", unsigned]]) {
  for (const [who, rows] of [["hyparquet", await hyp(file)], ["parquetjs", await dsnp(file)]]) {
    console.log(`${name}, ${who}: ${rows.map((row) => Object.values(row).map(show).join(" and ")).join(", ")}`);
  }
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
INT96, hyparquet: 2020-01-01T12:00:00.000Z, 1960-06-01T12:00:00.000Z
INT96, parquetjs: 43200000000000, 43200000000000
unsigned, hyparquet: 4294967295 and 18446744073709551615, 2147483647 and 1
unsigned, parquetjs: -1 and -1, 2147483647 and 1
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
