#!/usr/bin/env bash
# ml-naivebayes 4.0.0, GaussianNB: training data of more than two features.
# Expected: the probability of a class is the product over all features (Gaussian naive Bayes), so classes that differ in the third
# feature are told apart, as they are when the same columns come in another order. A new row far from all means has a class, too.
# Seen: only the first two features count: with the telling feature third, each row is given class 0. A row 40 standard deviations away
# from all means is given class -1, which is no class: probabilities are multiplied out, to 0, before they are compared.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error ml-naivebayes@4.0.0 > /dev/null
cat > run.mjs <<'JS'
import { GaussianNB } from "ml-naivebayes";
const noise = [[0.0, 0.1], [0.1, 0.0], [0.05, 0.04], [0.02, 0.06]];
const rows = [...noise.map((n, i) => [...n, 0.1 * i]), ...noise.map((n, i) => [...n, 9 + 0.1 * i])];
const classes = [0, 0, 0, 0, 1, 1, 1, 1];
for (const order of [[2, 0, 1], [0, 2, 1], [0, 1, 2]]) {
  const pick = (row) => order.map((i) => row[i]);
  const model = new GaussianNB();
  model.train(rows.map(pick), classes);
  console.log(`telling feature at ${order.indexOf(2)}: ${model.predict(rows.map(pick)).join(" ")}`);
}
const model = new GaussianNB();
model.train([[0, 0], [1, 1], [0, 1], [10, 10], [11, 11], [10, 11]], [0, 0, 0, 1, 1, 1]);
console.log(`(12, 12), (40, 40) and (-20, -20): ${model.predict([[12, 12], [40, 40], [-20, -20], [0, 0]]).slice(0, 3).join(" ")}`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
telling feature at 0: 0 0 0 0 1 1 1 1
telling feature at 1: 0 0 0 0 1 1 1 1
telling feature at 2: 0 0 0 0 0 0 0 0
(12, 12), (40, 40) and (-20, -20): 1 -1 -1
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
