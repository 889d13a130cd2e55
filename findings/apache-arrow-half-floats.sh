#!/usr/bin/env bash
# Apache Arrow for JavaScript 21.2.0: numbers beyond the range of half precision in a vector of Float16.
# Expected: magnitudes from 65520 become Infinity, those up to 2 ** -25 become 0, as in NumPy's float16 and in IEEE 754.
# Seen: 70000 becomes 2.13 and 1e6 becomes 3.81 (1e5 + 0.1 is Infinity), 1e-8 becomes -Infinity, and 1e-10 becomes 5.3e-5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error apache-arrow@21.2.0 > /dev/null
cat > run.mjs <<'JS'
import { Float16, vectorFromArray } from "apache-arrow";
const show = (name, numbers) => {
  const vector = vectorFromArray(numbers, new Float16());
  console.log(`${name}: ${numbers.map((x, i) => `${x} is ${vector.get(i)}`).join(", ")}`);
};
show("in range", [0.5, -65504, 2 ** -24]);
show("too large", [7e4, -1e5, 1e5 + 0.1, 1e6]);
show("too small", [1e-8, -1e-8, 1e-9, 1e-10, 1e-20]);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
in range: 0.5 is 0.5, -65504 is -65504, 5.960464477539063e-8 is 5.960464477539063e-8
too large: 70000 is 2.134765625, -100000 is -3.05078125, 100000.1 is Infinity, 1000000 is 3.814453125
too small: 1e-8 is -Infinity, -1e-8 is -Infinity, 1e-9 is 0.000041961669921875, 1e-10 is 0.00005316734313964844, 1e-20 is 0.00001919269561767578
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
