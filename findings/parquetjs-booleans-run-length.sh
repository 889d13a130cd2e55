#!/usr/bin/env bash
# @dsnp/parquetjs 1.8.8: columns of booleans encoded as runs, which writers choose in data pages of version 2.
# Expected: encoding RLE for BOOLEAN has a length of 4 bytes and then runs of 1 bit (Parquet, Encodings, Run Length Encoding), which
# hyparquet and pyarrow read: true, false, true, true.
# Seen: false for each row, without an error. With PLAIN, in data pages of version 1, the same column is read well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @dsnp/parquetjs@1.8.8 hyparquet@1.33.0 > /dev/null
cat > run.mjs <<'JS'
import parquetjs from "@dsnp/parquetjs";
import { parquetReadObjects } from "hyparquet";
// pyarrow 25.0.1: write_table(table({"x": [True, False, True, True]}), data_page_version="2.0", compression="NONE")
const file = Buffer.from(
  "UEFSMRUGFRAVEFwVCBUAFQgVBhUEFQASHAAAAAgBAgAAAAMNFQQZLDUAGAZzY2hlbWEVAgAVACUCGAF4ABYIGRwZHCYAHBUAGRUGGRgBeBUAFggWQBZAJghJHBUAFQYVAgA8KQYZJgAI" +
    "AAAAFkAWCCYIFkAAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI1LjAuMRkcHAAAAHkAAABQQVIx",
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
for (const [name, rows] of [["hyparquet", await hyp(file)], ["parquetjs", await dsnp(file)]]) console.log(`${name}: ${rows.map((r) => r.x).join(" ")}`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
hyparquet: true false true true
parquetjs: false false false false
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
