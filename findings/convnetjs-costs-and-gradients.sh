#!/usr/bin/env bash
# ConvNetJS 0.3.0: the cost that layer regression reports, and the gradient of layer lrn (local response normalization).
# Expected: gradients are those of the cost, as by central differences.
# Seen: the cost of regression is 2 * d ** 2 where the gradient used is d, so it is four times the one that is minimized: 15.125 and not
# 3.78125. The gradient of lrn is another, the more the greater alpha is, for some inputs of the opposite sign.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error convnetjs@0.3.0 > /dev/null
cat > run.mjs <<'JS'
import convnet from "convnetjs";
const build = (...layers) => {
  const net = new convnet.Net();
  net.makeLayers([{ type: "input", out_sx: 1, out_sy: 1, out_depth: 4 }, ...layers, { type: "regression", num_neurons: 1 }]);
  const dense = net.layers.find((layer) => layer.layer_type === "fc");
  dense.filters[0].w.forEach((_, i, w) => { w[i] = [0.5, -0.25, 1, 0.75][i]; });
  return net;
};
const vol = (numbers) => { const v = new convnet.Vol(1, 1, 4, 0); numbers.forEach((n, i) => { v.w[i] = n; }); return v; };
const numbers = [1, -2, 0.5, 3];
const plain = build();
const output = plain.forward(vol(numbers)).w[0];
for (const y of [[1], { dim: 0, val: 1 }]) console.log(`output ${output}, for ${JSON.stringify(y)}: cost ${plain.backward(y)}`);
for (const alpha of [0.01, 0.1, 1]) {
  const net = build({ type: "lrn", k: 1, n: 3, alpha, beta: 0.75 });
  const half = (x) => 0.5 * (net.forward(vol(x)).w[0] - 1) ** 2;
  const at = vol(numbers);
  net.forward(at);
  net.backward({ dim: 0, val: 1 });
  const differences = numbers.map((_, i) => (half(numbers.map((n, j) => n + (i === j ? 1e-5 : 0))) - half(numbers.map((n, j) => n - (i === j ? 1e-5 : 0)))) / 2e-5);
  const show = (list) => [...list].map((g) => g.toFixed(4)).join(" ");
  console.log(`lrn with alpha ${alpha}: gradient ${show(at.dw)}, by differences ${show(differences)}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
output 3.75, for [1]: cost 15.125
output 3.75, for {"dim":0,"val":1}: cost 15.125
lrn with alpha 0.01: gradient 1.3157 -0.7216 2.5809 1.7611, by differences 1.3060 -0.6208 2.5650 1.8539
lrn with alpha 0.1: gradient 0.9184 -0.7706 1.5808 0.3477, by differences 0.8588 -0.2514 1.4942 0.7644
lrn with alpha 1: gradient 0.0859 -0.1256 0.1084 -0.1037, by differences 0.0605 0.0334 0.0819 -0.0261
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
