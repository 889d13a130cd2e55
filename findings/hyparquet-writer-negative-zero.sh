#!/usr/bin/env bash
# hyparquet-writer 0.17.0: a column of doubles that repeats 0 and -0.
# Expected: the same bits as written, as with a column that repeats no number (plain encoding) and as with NaN in a dictionary.
# Seen: columns that repeat numbers are written with a dictionary, whose keys are compared so that 0 and -0 are one: every zero gets the sign of
# the first. A column of numbers without type that holds -0 and whole numbers is written as 32-bit integers, which lose the sign too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error hyparquet-writer@0.17.0 hyparquet@1.31.5 > /dev/null
cat > run.mjs <<'JS'
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
async function show(title, data, type) {
  const file = parquetWriteBuffer({ columnData: [{ name: "a", data, type }] });
  const read = await parquetReadObjects({ file });
  const [{ meta_data }] = parquetMetadata(file).row_groups[0].columns;
  console.log(`${title}: ${meta_data.type}, ${meta_data.encodings.includes("RLE_DICTIONARY") ? "dictionary" : "plain"}, ${read.filter(({ a }, i) => !Object.is(a, data[i])).length} of ${data.length} differ`);
}
await show("three doubles", [-0, 0, 1.5], "DOUBLE");
await show("a thousand zeros", Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? -0 : 0)), "DOUBLE");
await show("a thousand NaN and halves", Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? NaN : 0.5)), "DOUBLE");
await show("without a type", [-0, 1, 2]);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
three doubles: DOUBLE, plain, 0 of 3 differ
a thousand zeros: DOUBLE, dictionary, 500 of 1000 differ
a thousand NaN and halves: DOUBLE, dictionary, 0 of 1000 differ
without a type: INT32, plain, 1 of 3 differ
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
