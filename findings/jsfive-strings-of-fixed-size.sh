#!/usr/bin/env bash
# jsfive 0.4.2: strings of fixed size and integers of 64 bits of HDF5, as h5py writes numpy.array(["a", "bcd"], "S4") and indices.
# Expected: "a", "bcd" and "": what pads a string is not part of it (HDF5, Datatype message: "null pad" and "null terminate"), as h5wasm and
# h5py give; an integer beyond 2 ** 53 exactly or with an error.
# Seen: the strings have four characters, with NUL at the end, so a name of a class is not equal to itself in other files, and shows no
# difference when it is printed. 2 ** 53 + 1 and 2 ** 53 are one number. Strings of variable size are read well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error jsfive@0.4.2 h5wasm@0.10.3 > /dev/null
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import h5wasm from "h5wasm/node";
import { File } from "jsfive";
await h5wasm.ready;
const file = new h5wasm.File("a.h5", "w");
file.create_dataset({ name: "fixed", data: ["a", "bcd", ""], dtype: "S4" });
file.create_dataset({ name: "variable", data: ["a", "bcd", ""] });
file.create_dataset({ name: "wide", data: BigInt64Array.of(2n ** 53n + 1n, -1n) });
file.close();
const theirs = new h5wasm.File("a.h5", "r");
const bytes = readFileSync("a.h5");
const jsfive = new File(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), "a.h5");
const show = (values) => Array.from(values, (v) => (typeof v === "string" ? JSON.stringify(v) : String(v))).join(" ");
for (const name of ["fixed", "variable", "wide"]) console.log(`${name}: jsfive ${show(jsfive.get(name).value)}, h5wasm ${show(theirs.get(name).value)}`);
console.log("a is a:", jsfive.get("fixed").value[0] === "a");
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
fixed: jsfive "a\u0000\u0000\u0000" "bcd\u0000" "\u0000\u0000\u0000\u0000", h5wasm "a" "bcd" ""
variable: jsfive "a" "bcd" "", h5wasm "a" "bcd" ""
wide: jsfive 9007199254740992 -1, h5wasm 9007199254740993 -1
a is a: false
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
