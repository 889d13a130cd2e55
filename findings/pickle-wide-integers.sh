#!/usr/bin/env bash
# pickleparser 0.2.1 and jpickle 0.4.1: integers of Python that do not fit in 32 bits, pickled by protocol 2 or later.
# Expected: opcode LONG1 has the integer in two's complement, little-endian (Python's pickletools), so -2 ** 31 - 1, -2 ** 33 and
# 1700000000000 come back, or an error, as jpickle has for other protocols and as pickleparser has from nine bytes on.
# Seen: pickleparser reads the bytes as an unsigned number, so negative ones are 1097364144127 and 1090921693184: which of them depends on
# how many bytes Python chose. jpickle gives 0 for each integer beyond 32 bits, such as milliseconds since 1970. Neither warns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error pickleparser@0.2.1 jpickle@0.4.1 > /dev/null
cat > run.mjs <<'JS'
import jpickle from "jpickle";
import { Parser } from "pickleparser";
// pickle.dumps([-1, -2 ** 31, -2 ** 31 - 1, -2 ** 33, 2 ** 31, 1700000000000], protocol=2)
const bytes = Buffer.from("80025d7100284affffffff4a000000808a05ffffff7fff8a0500000000fe8a0500000080008a060068e5cf8b01652e", "hex");
console.log("pickleparser:", new Parser().parse(bytes).join(" "));
console.log("jpickle:", jpickle.loads(bytes.toString("latin1")).join(" "));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
pickleparser: -1 -2147483648 1097364144127 1090921693184 2147483648 1700000000000
jpickle: -1 -2147483648 0 0 0 0
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
