#!/usr/bin/env bash
# @dsnp/parquetjs 1.8.8: writing decimals and dates, and reading them again.
# Expected: 0.29, 1.15 and 8.2 with scale 2 are 0.29, 1.15 and 8.20 in the file, as parquetjs and others read it, and noon of 1969-12-31 is
# in the day 1969-12-31 (Parquet, Logical Types: DATE is the number of days from 1970-01-01).
# Seen: the file has 0.28, 1.14 and 8.19, as hyparquet reads it: the value times 100 is cut off. Instants before 1970 are dated a day late.
# With a precision of 9 or less parquetjs reads its own file as other numbers: it writes 8 bytes and reads 4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @dsnp/parquetjs@1.8.8 hyparquet@1.33.0 > /dev/null
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import parquetjs from "@dsnp/parquetjs";
import { parquetReadObjects } from "hyparquet";
const rows = [[0.25, "2020-01-01T12:00Z"], [0.29, "1970-01-01T12:00Z"], [1.15, "1969-12-31T12:00Z"], [8.2, "1960-06-01T12:00Z"]];
for (const precision of [9, 10]) {
  const schema = new parquetjs.ParquetSchema({ price: { type: "DECIMAL", precision, scale: 2 }, day: { type: "DATE" } });
  const writer = await parquetjs.ParquetWriter.openFile(schema, "a.parquet");
  for (const [price, day] of rows) await writer.appendRow({ price, day: new Date(day) });
  await writer.close();
  const file = readFileSync("a.parquet");
  const theirs = await parquetReadObjects({ file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) });
  const reader = await parquetjs.ParquetReader.openFile("a.parquet");
  const cursor = reader.getCursor();
  for (const [i, [price, day]] of rows.entries()) {
    const show = (row) => `${row.price} on ${row.day.toISOString().slice(0, 10)}`;
    console.log(`precision ${precision}, ${price} on ${day}: hyparquet ${show(theirs[i])}, parquetjs ${show(await cursor.next())}`);
  }
  await reader.close();
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
precision 9, 0.25 on 2020-01-01T12:00Z: hyparquet 0.25 on 2020-01-01, parquetjs 0.25 on 2020-01-01
precision 9, 0.29 on 1970-01-01T12:00Z: hyparquet 0.28 on 1970-01-01, parquetjs 0 on 1970-01-01
precision 9, 1.15 on 1969-12-31T12:00Z: hyparquet 1.14 on 1970-01-01, parquetjs 0.28 on 1970-01-01
precision 9, 8.2 on 1960-06-01T12:00Z: hyparquet 8.19 on 1960-06-02, parquetjs 0 on 1960-06-02
precision 10, 0.25 on 2020-01-01T12:00Z: hyparquet 0.25 on 2020-01-01, parquetjs 0.25 on 2020-01-01
precision 10, 0.29 on 1970-01-01T12:00Z: hyparquet 0.28 on 1970-01-01, parquetjs 0.28 on 1970-01-01
precision 10, 1.15 on 1969-12-31T12:00Z: hyparquet 1.14 on 1970-01-01, parquetjs 1.14 on 1970-01-01
precision 10, 8.2 on 1960-06-01T12:00Z: hyparquet 8.19 on 1960-06-02, parquetjs 8.19 on 1960-06-02
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
