#!/usr/bin/env bash
# TensorFlow.js 4.22.0: gradients at ties and kinks.
# Expected: the gradients of a maximum add up to 1 (TensorFlow in Python shares it among ties), and that of |x| at 0 is 0.
# Seen: every tied entry gets 1, so the sum grows with the number of ties; |x| and the 1-norm have -1 at 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @tensorflow/tfjs@4.22.0 > /dev/null
cat > run.mjs <<'JS'
import * as tf from "@tensorflow/tfjs";
await tf.setBackend("cpu");
const at = (name, f, x) => console.log(name, tf.grad(f)(tf.tensor1d(x)).dataSync().join(" "));
at("max(1, 1, 1, 0):", (x) => tf.max(x), [1, 1, 1, 0]);
at("abs(0):", (x) => tf.abs(x), [0]);
at("norm1(0, 2):", (x) => tf.norm(x, 1), [0, 2]);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
max(1, 1, 1, 0): 1 1 1 0
abs(0): -1
norm1(0, 2): -1 1
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
