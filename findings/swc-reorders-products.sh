#!/usr/bin/env bash
# swc 1.16.22, minifySync with its compressor: products of floating-point numbers.
# Expected: a minifier keeps the order of operations on numbers, since multiplication of them is not associative; terser, esbuild and oxc do.
# Seen: t *= b; t *= c becomes b * c * t, which rounds differently: 0.006 in place of 0.006000000000000001.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @swc/core@1.16.22 > /dev/null
cat > run.mjs <<'JS'
import { minifySync } from "@swc/core";
const source = "export function f(a, b, c) { let t = a; t *= b; t *= c; return t; }";
const { code } = minifySync(source, { module: true, compress: true, mangle: false });
for (const [name, text] of [["as written", source], ["minified", code]]) {
  const { f } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  console.log(`${name}: ${f(0.1, 0.2, 0.3)}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
as written: 0.006000000000000001
minified: 0.006
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
