#!/usr/bin/env bash
# DuckDB 1.5.6: cosine similarity of vectors whose squared length is 0 or infinite in single precision.
# Expected: 1 for a vector with itself, whatever its length; NaN, NULL or an error for a vector of zeros, which has no direction.
# Seen: -1 ("opposite") and distance 2 for all of them: (1e-30, 0) and (1e20, 0) with themselves, zeros, and a vector with NaN.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @duckdb/node-api@1.5.6-r.1 > /dev/null
cat > run.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const show = async (name, a, b) => {
  const [x, y] = [a, b].map((numbers) => `[${numbers.map((n) => `'${n}'::FLOAT`)}]`);
  const sql = `SELECT list_cosine_similarity(${x}, ${y}), array_cosine_similarity(${x}::FLOAT[2], ${y}::FLOAT[2]), list_cosine_distance(${x}, ${y})`;
  const [row] = (await connection.runAndReadAll(sql)).getRowsJson();
  console.log(`${name}: similarity of lists ${row[0]}, of arrays ${row[1]}, distance ${row[2]}`);
};
await show("(3, 0) and itself", [3, 0], [3, 0]);
await show("(1e-30, 0) and itself", [1e-30, 0], [1e-30, 0]);
await show("(1e20, 0) and itself", [1e20, 0], [1e20, 0]);
await show("(0, 0) and (1, 0)", [0, 0], [1, 0]);
await show("(NaN, 0) and (1, 0)", [NaN, 0], [1, 0]);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
(3, 0) and itself: similarity of lists 1, of arrays 1, distance 0
(1e-30, 0) and itself: similarity of lists -1, of arrays -1, distance 2
(1e20, 0) and itself: similarity of lists -1, of arrays -1, distance 2
(0, 0) and (1, 0): similarity of lists -1, of arrays -1, distance 2
(NaN, 0) and (1, 0): similarity of lists -1, of arrays -1, distance 2
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
