#!/usr/bin/env bash
# TensorFlow.js 4.22.0, layers: what masks of masking() and of embedding() with maskZero do behind the layers that make them.
# Expected, as in Keras, whose models it loads: a step that is masked is left out of globalAveragePooling1d (Keras' page: "excluded from the
# average") and of loss and metrics of outputs that have a mask.
# Seen: recurrent layers pass masked steps over, and nothing else does. The average counts them, so the same weights predict other
# numbers than in Keras for each text that is padded, and loss and metrics are those of all steps. There is no warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @tensorflow/tfjs@4.22.0 > /dev/null
cat > run.mjs <<'JS'
import * as tf from "@tensorflow/tfjs";
await tf.setBackend("cpu");
const { embedding, globalAveragePooling1d, masking, dense, simpleRNN, timeDistributed } = tf.layers;
const table = () => embedding({ inputDim: 4, outputDim: 1, maskZero: true, inputLength: 4, weights: [tf.tensor2d([[100], [1], [2], [3]])] });
const words = tf.tensor2d([[1, 3, 0, 0]]);
const show = (t) => Array.from(t.dataSync(), (v) => v.toFixed(3)).join(" ");
console.log("mean of 1, 3 and two masked 100:", show(tf.sequential({ layers: [table(), globalAveragePooling1d({})] }).predict(words)));
const ones = { units: 1, activation: "linear", kernelInitializer: "ones", recurrentInitializer: "ones" };
console.log("sum of them by a recurrent layer:", show(tf.sequential({ layers: [table(), simpleRNN(ones)] }).predict(words)));
const model = tf.sequential({ layers: [masking({ maskValue: 0, inputShape: [4, 1] }), timeDistributed({ layer: dense({ units: 1, kernelInitializer: "ones" }) })] });
model.compile({ optimizer: "sgd", loss: "meanSquaredError", metrics: ["mae"] });
const [x, y] = [tf.tensor3d([[[1], [2], [0], [0]]]), tf.tensor3d([[[1], [2], [10], [10]]])];
console.log("loss and error of 1, 2 for 1, 2 and of two masked steps for 10:", model.evaluate(x, y).map(show).join(" "));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
mean of 1, 3 and two masked 100: 51.000
sum of them by a recurrent layer: 4.000
loss and error of 1, 2 for 1, 2 and of two masked steps for 10: 50.000 5.000
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
