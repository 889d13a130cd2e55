#!/usr/bin/env bash
# oxlint 1.89.0, no-restricted-imports with patterns[].regex: a regular expression with a lookahead, which ESLint's rule of that name takes.
# Expected: the import is reported, or the configuration is refused because the engine has no lookahead.
# Seen: nothing is reported and the exit status is 0, so an import rule in this form forbids nothing. Without the lookahead the import is reported.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error oxlint@1.89.0 eslint@9.39.1 > /dev/null
mkdir -p src/one src/two
echo 'export const two = 2;' > src/two/two.mjs
printf 'import { two } from "../two/two.mjs";\nexport const one = two - 1;\n' > src/one/one.mjs
found=$(
  for regex in '^[.][.]/' '^[.][.]/(?![.][.]/)'; do
    options="[\"error\", { \"patterns\": [{ \"regex\": \"$regex\", \"message\": \"Rooms do not import each other.\" }] }]"
    echo "{ \"categories\": { \"correctness\": \"off\" }, \"rules\": { \"no-restricted-imports\": $options } }" > .oxlintrc.json
    echo "export default [{ files: [\"src/**\"], rules: { \"no-restricted-imports\": $options } }];" > eslint.config.mjs
    for tool in eslint oxlint; do
      status=0
      npx --no-install "$tool" src > output.txt 2>&1 || status=$?
      echo "$tool, $regex: exit status $status, reports $(grep -c 'Rooms do not import' output.txt || true)"
    done
  done
)
expected=$(cat <<'SEEN'
eslint, ^[.][.]/: exit status 1, reports 1
oxlint, ^[.][.]/: exit status 1, reports 1
eslint, ^[.][.]/(?![.][.]/): exit status 1, reports 1
oxlint, ^[.][.]/(?![.][.]/): exit status 0, reports 0
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
