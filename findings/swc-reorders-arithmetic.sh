#!/usr/bin/env bash
# swc 1.16.22, minifySync with its compressor: sums and products of floating-point numbers.
# Expected: a minifier keeps the order of operations on numbers, which round differently in another; terser, esbuild and oxc do.
# Seen: t *= b; t *= c becomes b * c * t, and t = t + a; t = t + b of expressions becomes t + (a + b); both give other numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @swc/core@1.16.22 > /dev/null
cat > run.mjs <<'JS'
import { minifySync } from "@swc/core";
const source = `export function product(a, b, c) { let t = a; t *= b; t *= c; return t; }
export function sum(x) { let t = x[0] * 2; t = t + x[1] * 3; t = t + x[2] * 4; return t; }`;
const { code } = minifySync(source, { module: true, compress: true, mangle: false });
for (const [name, text] of [["as written", source], ["minified", code]]) {
  const { product, sum } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  console.log(`${name}: product ${product(0.1, 0.2, 0.3)}, sum ${sum([1.1, 6.2, 3.5])}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
as written: product 0.006000000000000001, sum 34.8
minified: product 0.006, sum 34.800000000000004
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
