#!/usr/bin/env bash
# Temml 0.13.5: named imports of the package in ES modules.
# Expected: what its declarations export is what its module exports.
# Seen: `import { renderToString } from "temml"` passes TypeScript 5.9, and Node refuses it with a SyntaxError: the module has a default
# export alone, of which `renderToString` is a member.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error temml@0.13.5 typescript@5.9.3 > /dev/null
echo 'import { renderToString } from "temml"; console.log(renderToString("x"));' > named.mts
cp named.mts named.mjs
echo 'import temml from "temml"; console.log(typeof temml.renderToString, Object.keys(await import("temml")).join(" "));' > default.mjs
found=$(
  if node_modules/.bin/tsc --noEmit --module nodenext --target es2022 --skipLibCheck named.mts > /dev/null; then echo "named: TypeScript finds no error"; fi
  node named.mjs 2>&1 | grep SyntaxError || true
  node default.mjs
)
expected=$(cat <<'SEEN'
named: TypeScript finds no error
SyntaxError: The requested module 'temml' does not provide an export named 'renderToString'
function default
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
