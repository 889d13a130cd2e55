#!/usr/bin/env bash
# TensorFlow.js 4.22.0: a batch normalization with trainable = false goes on moving its mean and variance in fit().
# Expected, as in Keras since 2.1.3: what is not trainable runs as in inference and keeps its statistics.
# Seen: after one epoch at a rate of 0, the moving mean is no longer 0 and the moving variance no longer 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @tensorflow/tfjs@4.22.0 > /dev/null
cat > run.mjs <<'JS'
import * as tf from "@tensorflow/tfjs";
await tf.setBackend("cpu");
const norm = tf.layers.batchNormalization({ inputShape: [1] });
const model = tf.sequential({ layers: [norm, tf.layers.dense({ units: 1 })] });
norm.trainable = false;
model.compile({ optimizer: tf.train.sgd(0), loss: "meanSquaredError" });
await model.fit(tf.tensor2d([[8], [10], [12], [14]]), tf.tensor2d([[1], [2], [3], [4]]), { epochs: 1, batchSize: 4, shuffle: false, verbose: 0 });
const [, , mean, variance] = norm.getWeights().map((w) => w.dataSync()[0].toFixed(2));
console.log(`trainable weights ${norm.trainableWeights.length}, moving mean ${mean}, moving variance ${variance}`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
trainable weights 0, moving mean 0.11, moving variance 1.04
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
