#!/usr/bin/env bash
# brain.js 1.6.1, NeuralNetwork: activation "leaky-relu", what toJSON keeps of it, and toFunction with inputs by name.
# Expected: x for x above 0 and leakyReluAlpha * x below (Maas et al. 2013, and the page that the package's own page links); a network saved
# and loaded predicts what it predicted; toFunction "acts just like run()", where a name that an input does not have counts as 0.
# Seen: it is 0 below 0 and leakyReluAlpha * x above, a ReLU times 0.01, so weights taken elsewhere mean another network. leakyReluAlpha, an
# option of the network, is not in what toJSON gives, so it is 0.01 after fromJSON. The function gives NaN when a name is missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error brain.js@1.6.1 > /dev/null
cat > run.mjs <<'JS'
import brain from "brain.js";
let state = 1;
Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const one = new brain.NeuralNetwork();
one.fromJSON({ sizes: [1, 1], layers: [{ 0: {} }, { 0: { bias: 0, weights: { 0: 1 } } }], activation: "leaky-relu", trainOpts: {} });
console.log("leaky-relu of -2, -1, 1, 2:", [-2, -1, 1, 2].map((x) => one.run([x])[0].toFixed(2)).join(" "));
const data = [{ input: [0, 1], output: [0.3] }, { input: [1, 1], output: [0.9] }, { input: [0.5, 0.2], output: [0.1] }];
for (const leakyReluAlpha of [0.01, 0.3]) {
  const net = new brain.NeuralNetwork({ hiddenLayers: [3], activation: "leaky-relu", leakyReluAlpha });
  net.train(data, { iterations: 300 });
  const again = new brain.NeuralNetwork();
  again.fromJSON(JSON.parse(JSON.stringify(net.toJSON())));
  console.log(`leakyReluAlpha ${leakyReluAlpha}: ${net.run([0.3, 0.7])[0].toFixed(4)}, saved and loaded ${again.run([0.3, 0.7])[0].toFixed(4)}`);
}
const named = new brain.NeuralNetwork({ hiddenLayers: [3] });
named.train([{ input: { a: 1, b: 1 }, output: { yes: 1 } }, { input: { c: 1 }, output: { yes: 0 } }], { iterations: 300 });
console.log("without b and c: run", named.run({ a: 1 }).yes.toFixed(2), "toFunction", named.toFunction()({ a: 1 }).yes);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
leaky-relu of -2, -1, 1, 2: 0.00 0.00 0.01 0.02
leakyReluAlpha 0.01: 0.4241, saved and loaded 0.4241
leakyReluAlpha 0.3: 0.3172, saved and loaded 0.0037
without b and c: run 0.73 toFunction NaN
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
