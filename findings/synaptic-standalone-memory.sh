#!/usr/bin/env bash
# synaptic 1.1.4, standalone: networks that have a memory, such as Architect.LSTM.
# Expected: the function, which stands for the network where there is no library, does what activate does, as it does for networks without
# a memory: what is predicted depends on the inputs before.
# Seen: the function forgets: its state is set to that of the moment it was made before each call, so the same input always has the same
# output, and from the second input on it is another than that of activate. A network loaded by fromJSON remembers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error synaptic@1.1.4 > /dev/null
cat > run.mjs <<'JS'
import synaptic from "synaptic";
let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const net = new synaptic.Architect.LSTM(1, 3, 1);
const loaded = synaptic.Network.fromJSON(JSON.parse(JSON.stringify(net.toJSON())));
const alone = net.standalone();
const show = (f) => [1, 1, 0, 1].map((x) => f([x])[0].toFixed(6)).join(" ");
console.log("activate:  ", show((x) => net.activate(x)));
console.log("fromJSON:  ", show((x) => loaded.activate(x)));
console.log("standalone:", show(alone));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
activate:   0.474777 0.474948 0.475622 0.474991
fromJSON:   0.474777 0.474948 0.475622 0.474991
standalone: 0.474777 0.474777 0.475330 0.474777
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
