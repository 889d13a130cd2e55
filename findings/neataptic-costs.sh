#!/usr/bin/env bash
# Neataptic 1.4.7: the costs MSLE and CROSS_ENTROPY.
# Expected: a mean of squares is at least 0 and errors do not cancel; the cross-entropy of a certain, right output is 0.
# Seen: MSLE adds up differences of logarithms with their signs, negative or cancelling; CROSS_ENTROPY of (1, 0) with itself is NaN.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error neataptic@1.4.7 > /dev/null
cat > run.mjs <<'JS'
import neataptic from "neataptic";
const { MSLE, CROSS_ENTROPY } = neataptic.methods.cost;
console.log(`MSLE of 1 for 3: ${MSLE([3], [1]).toFixed(3)}, of 3 for 1: ${MSLE([1], [3]).toFixed(3)}, of both: ${MSLE([3, 1], [1, 3]).toFixed(3)}`);
console.log(`CROSS_ENTROPY of (1, 0) for (1, 0): ${CROSS_ENTROPY([1, 0], [1, 0])}`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
MSLE of 1 for 3: 1.099, of 3 for 1: -1.099, of both: 0.000
CROSS_ENTROPY of (1, 0) for (1, 0): NaN
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
