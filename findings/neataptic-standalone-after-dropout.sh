#!/usr/bin/env bash
# Neataptic 1.4.7: standalone and noTraceActivate of networks that were trained with dropout.
# Expected: what activate predicts. After training with dropout of 0.5 it multiplies each hidden activation by 0.5, the share of
# the steps in which it was kept.
# Seen: both leave the factor out, so a hidden layer counts twice as much as in activate, and predictions are others, without a warning. A
# network loaded by fromJSON predicts what activate does. Without dropout all four agree.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error neataptic@1.4.7 > /dev/null
cat > run.mjs <<'JS'
import neataptic from "neataptic";
let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
for (const dropout of [0, 0.5]) {
  const net = new neataptic.architect.Perceptron(2, 8, 1);
  net.train([{ input: [0, 1], output: [0.1] }, { input: [1, 0], output: [0.9] }], { iterations: 500, rate: 0.5, dropout });
  const loaded = neataptic.Network.fromJSON(JSON.parse(JSON.stringify(net.toJSON())));
  const alone = new Function(`${net.standalone()}; return activate;`)();
  const all = { activate: net.activate([0.3, 0.7]), fromJSON: loaded.activate([0.3, 0.7]), noTraceActivate: net.noTraceActivate([0.3, 0.7]), standalone: alone([0.3, 0.7]) };
  console.log(`dropout ${dropout}: ${Object.entries(all).map(([k, [y]]) => `${k} ${y.toFixed(4)}`).join(", ")}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
dropout 0: activate 0.2747, fromJSON 0.2747, noTraceActivate 0.2747, standalone 0.2747
dropout 0.5: activate 0.2635, fromJSON 0.2635, noTraceActivate 0.1182, standalone 0.1182
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
