#!/usr/bin/env bash
# TensorFlow.js 4.22.0: a dropout layer with a seed drops the same units in every call, so in every step of training.
# Expected, as in Keras: the seed starts a sequence; two steps draw two masks.
# Seen: eight calls on ones of length 64, one mask.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @tensorflow/tfjs@4.22.0 > /dev/null
cat > run.mjs <<'JS'
import * as tf from "@tensorflow/tfjs";
await tf.setBackend("cpu");
const layer = tf.layers.dropout({ rate: 0.5, seed: 3 });
const masks = new Set();
for (let step = 0; step < 8; step++) masks.add(layer.apply(tf.ones([1, 64]), { training: true }).dataSync().join());
console.log(`${masks.size} mask in 8 calls`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
1 mask in 8 calls
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
