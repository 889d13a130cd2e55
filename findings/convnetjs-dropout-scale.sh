#!/usr/bin/env bash
# ConvNetJS 0.3.0, layer dropout: the scale of activations when the network predicts.
# Expected: an activation is kept in training with probability 1 - drop_prob, so in prediction it is multiplied by that, its expectation
# (Srivastava et al. 2014, section 4), unless training divides by it.
# Seen: in prediction it is multiplied by drop_prob. With the usual 0.5 there is no difference; with 0.2 a network predicts with a
# quarter of the activations that it was trained with.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error convnetjs@0.3.0 > /dev/null
cat > run.mjs <<'JS'
import convnet from "convnetjs";
for (const drop_prob of [0.5, 0.2, 0.1]) {
  const net = new convnet.Net();
  net.makeLayers([{ type: "input", out_sx: 1, out_sy: 1, out_depth: 1 }, { type: "dropout", drop_prob }, { type: "regression", num_neurons: 1 }]);
  const dropout = net.layers[1];
  const one = new convnet.Vol(1, 1, 1, 1);
  let sum = 0;
  for (let i = 0; i < 20000; i++) sum += dropout.forward(one, true).w[0];
  console.log(`drop_prob ${drop_prob}: mean of 1 in training ${(sum / 20000).toFixed(1)}, in prediction ${dropout.forward(one, false).w[0]}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
drop_prob 0.5: mean of 1 in training 0.5, in prediction 0.5
drop_prob 0.2: mean of 1 in training 0.8, in prediction 0.2
drop_prob 0.1: mean of 1 in training 0.9, in prediction 0.1
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
