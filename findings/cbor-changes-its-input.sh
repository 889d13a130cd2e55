#!/usr/bin/env bash
# cbor 10.0.12, decode, decodeFirstSync and decodeAllSync: typed arrays whose numbers are big-endian (tags 65 to 67, 73 to 75, 81 and 82).
# Expected: what is decoded stays as it is, so decoding it again, by whatever library, gives the same numbers (RFC 8746, section 2), as with
# cbor-x and cbor2.
# Seen: the bytes of the array are put into little-endian order in the caller's buffer, so the second decoding, or a file that is written from
# the buffer afterwards, has other numbers: 1.5 becomes 6.9e-41, and by a third decoding 1.5 again. Nothing else of the data shows it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error cbor@10.0.12 cbor2@2.3.0 cbor-x@1.6.9 > /dev/null
cat > run.mjs <<'JS'
import cbor from "cbor";
import { decode } from "cbor-x";
import { decode as decode2 } from "cbor2";
// Tag 81 (float32, big-endian) and 65 (uint16, big-endian) of byte strings.
const files = () => ({ float32: Buffer.from("d851483fc00000c0000000", "hex"), uint16: Buffer.from("d841440001012c", "hex") });
for (const [name, other] of [["cbor-x", decode], ["cbor2", decode2], ["cbor decode", cbor.decode], ["cbor decodeFirstSync", cbor.decodeFirstSync], ["cbor decodeAllSync", (b) => cbor.decodeAllSync(b)[0]]]) {
  for (const [type, file] of Object.entries(files())) {
    const before = file.toString("hex");
    const results = [other(file), other(file), other(file)].map((a) => a.join(" "));
    console.log(`${name}, ${type}: ${results.join(", then ")}; input ${file.toString("hex") === before ? "the same" : `${before} is ${file.toString("hex")}`}`);
  }
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
cbor-x, float32: 1.5 -2, then 1.5 -2, then 1.5 -2; input the same
cbor-x, uint16: 1 300, then 1 300, then 1 300; input the same
cbor2, float32: 1.5 -2, then 1.5 -2, then 1.5 -2; input the same
cbor2, uint16: 1 300, then 1 300, then 1 300; input the same
cbor decode, float32: 1.5 -2, then 6.896490392174587e-41 2.6904930515036488e-43, then 1.5 -2; input d851483fc00000c0000000 is d851480000c03f000000c0
cbor decode, uint16: 1 300, then 256 11265, then 1 300; input d841440001012c is d8414401002c01
cbor decodeFirstSync, float32: 1.5 -2, then 6.896490392174587e-41 2.6904930515036488e-43, then 1.5 -2; input d851483fc00000c0000000 is d851480000c03f000000c0
cbor decodeFirstSync, uint16: 1 300, then 256 11265, then 1 300; input d841440001012c is d8414401002c01
cbor decodeAllSync, float32: 1.5 -2, then 6.896490392174587e-41 2.6904930515036488e-43, then 1.5 -2; input d851483fc00000c0000000 is d851480000c03f000000c0
cbor decodeAllSync, uint16: 1 300, then 256 11265, then 1 300; input d841440001012c is d8414401002c01
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
