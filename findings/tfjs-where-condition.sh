#!/usr/bin/env bash
# TensorFlow.js 4.22.0: where(x > 0, a(x), b(x)) has no gradient when the condition is computed from what is differentiated.
# Expected: a comparison has no gradient, so it is passed over, as in TensorFlow for Python and PyTorch.
# Seen: an error for the comparison. With a condition that is a constant the gradient is found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @tensorflow/tfjs@4.22.0 > /dev/null
cat > run.mjs <<'JS'
import * as tf from "@tensorflow/tfjs";
await tf.setBackend("cpu");
const attempt = (name, f) => {
  try {
    console.log(name, tf.grad(f)(tf.tensor1d([1, 4])).dataSync().join(" "));
  } catch (cause) {
    console.log(name, cause.message.split(".")[0]);
  }
};
attempt("constant condition:", (x) => tf.where(tf.tensor1d([true, true], "bool"), tf.square(x), x));
attempt("condition of x:", (x) => tf.where(tf.greater(x, 0), tf.square(x), x));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
constant condition: 2 8
condition of x: Cannot compute gradient: gradient function not found for Greater
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
