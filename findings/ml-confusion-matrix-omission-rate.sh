#!/usr/bin/env bash
# ml-confusion-matrix 2.0.0, getFalseOmissionRate.
# Expected: FN / (FN + TN), the complement of the negative predictive value, as the false discovery rate is of the positive.
# Seen: FN / (FN + TP), which is the false negative rate that getFalseNegativeRate gives.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error ml-confusion-matrix@2.0.0 > /dev/null
cat > run.mjs <<'JS'
import { ConfusionMatrix } from "ml-confusion-matrix";
const matrix = new ConfusionMatrix([[90, 5], [3, 2]], ["well", "ill"]);
console.log("TP, FN, FP, TN of ill:", matrix.getTruePositiveCount("ill"), matrix.getFalseNegativeCount("ill"), matrix.getFalsePositiveCount("ill"), matrix.getTrueNegativeCount("ill"));
console.log("negative predictive value:", matrix.getNegativePredictiveValue("ill").toFixed(4));
console.log("false omission rate:", matrix.getFalseOmissionRate("ill").toFixed(4));
console.log("false negative rate:", matrix.getFalseNegativeRate("ill").toFixed(4));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
TP, FN, FP, TN of ill: 2 3 5 90
negative predictive value: 0.9677
false omission rate: 0.6000
false negative rate: 0.6000
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
