#!/usr/bin/env bash
# ml-cart 2.1.1 (and ml-random-forest 2.1.0, which uses it): regression trees of values that one split explains completely.
# Expected: the split is made, since its error is the least possible (CART; the option gainThreshold is 0), and a step is fitted exactly.
# Seen: a split is only made when its "gain" is above 0, which for regression is the error that is left: the best split is the one that is
# refused. A step is predicted as its mean everywhere. With noise of 1e-9 added to the values it is found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error ml-cart@2.1.1 ml-random-forest@2.1.0 > /dev/null
cat > run.mjs <<'JS'
import { DecisionTreeRegression } from "ml-cart";
import { RandomForestRegression } from "ml-random-forest";
const x = Array.from({ length: 12 }, (_, i) => [i]);
const step = x.map(([v]) => (v < 6 ? 3 : 7));
const noisy = step.map((v, i) => v + 1e-9 * ((i * 7) % 5));
for (const [name, y] of [["step", step], ["step with noise", noisy]]) {
  const tree = new DecisionTreeRegression({ minNumSamples: 1 });
  tree.train(x, y);
  const forest = new RandomForestRegression({ seed: 1, nEstimators: 20, replacement: true });
  forest.train(x, y);
  const at = [[0], [3], [9], [11]];
  const show = (model) => model.predict(at).map((v) => v.toFixed(2)).join(" ");
  console.log(`${name}: tree ${show(tree)}, forest ${show(forest)}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
step: tree 5.00 5.00 5.00 5.00, forest 4.75 4.75 4.75 4.75
step with noise: tree 3.00 3.00 7.00 7.00, forest 3.00 3.00 7.00 7.00
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
