#!/usr/bin/env bash
# fflate 0.8.3, gunzipSync: a gzip file of several members (RFC 1952, section 2.2), as bgzip or appending to a file makes them.
# Expected: the members' contents one after the other, as Node's zlib, gunzip, and fflate's own stream Gunzip give; else an error.
# Seen: as many bytes of the first member as the last member has, without an error; a last member of no bytes gives none at all (101arrowz/fflate#287 is open).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error fflate@0.8.3 > /dev/null
cat > run.mjs <<'JS'
import { gunzipSync as ofNode, gzipSync } from "node:zlib";
import { Gunzip, gunzipSync } from "fflate";
const streamed = (file) => {
  const parts = [];
  new Gunzip((part) => parts.push(part)).push(new Uint8Array(file), true);
  return Buffer.concat(parts);
};
const text = (bytes) => JSON.stringify(Buffer.from(bytes).toString());
for (const members of [["a,b\n1,2\n"], ["a,b\n1,2\n", "3,4\n"], ["a,b\n1,2\n", ""]]) {
  const file = Buffer.concat(members.map((member) => gzipSync(member)));
  console.log(`${members.length} members: zlib ${text(ofNode(file))}, Gunzip ${text(streamed(file))}, gunzipSync ${text(gunzipSync(file))}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
1 members: zlib "a,b\n1,2\n", Gunzip "a,b\n1,2\n", gunzipSync "a,b\n1,2\n"
2 members: zlib "a,b\n1,2\n3,4\n", Gunzip "a,b\n1,2\n3,4\n", gunzipSync "a,b\n"
2 members: zlib "a,b\n1,2\n", Gunzip "a,b\n1,2\n", gunzipSync ""
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
