#!/usr/bin/env bash
# ml-distance 5.0.0: distances of distributions and of counts that have zeros, such as classes in one-hot form.
# Expected: a term of 0 * log(0) or 0 / 0 counts as 0 (the Jensen-Shannon divergence is at most log 2 and is finite for all distributions,
# Lin 1991; the Canberra distance leaves such terms out, as scipy.spatial.distance does): 0 for a vector with itself, else positive.
# Seen: NaN where both vectors, or the first, have a zero in one place, also for a vector with itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error ml-distance@5.0.0 > /dev/null
cat > run.mjs <<'JS'
import { distance } from "ml-distance";
const full = [0.2, 0.3, 0.5];
const one = [1, 0, 0];
const other = [0, 1, 0];
for (const name of ["jensenShannon", "topsoe", "kullbackLeibler", "canberra", "clark", "divergence"]) {
  const show = (p, q) => distance[name](p, q).toFixed(3);
  console.log(`${name}: ${show(full, full)} of (0.2, 0.3, 0.5) with itself, ${show(one, one)} of (1, 0, 0) with itself, ${show(one, other)} of (1, 0, 0) and (0, 1, 0), ${show(one, full)} of (1, 0, 0) and (0.2, 0.3, 0.5)`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
jensenShannon: 0.000 of (0.2, 0.3, 0.5) with itself, NaN of (1, 0, 0) with itself, NaN of (1, 0, 0) and (0, 1, 0), NaN of (1, 0, 0) and (0.2, 0.3, 0.5)
topsoe: 0.000 of (0.2, 0.3, 0.5) with itself, NaN of (1, 0, 0) with itself, NaN of (1, 0, 0) and (0, 1, 0), NaN of (1, 0, 0) and (0.2, 0.3, 0.5)
kullbackLeibler: 0.000 of (0.2, 0.3, 0.5) with itself, NaN of (1, 0, 0) with itself, NaN of (1, 0, 0) and (0, 1, 0), NaN of (1, 0, 0) and (0.2, 0.3, 0.5)
canberra: 0.000 of (0.2, 0.3, 0.5) with itself, NaN of (1, 0, 0) with itself, NaN of (1, 0, 0) and (0, 1, 0), 2.667 of (1, 0, 0) and (0.2, 0.3, 0.5)
clark: 0.000 of (0.2, 0.3, 0.5) with itself, NaN of (1, 0, 0) with itself, NaN of (1, 0, 0) and (0, 1, 0), 1.563 of (1, 0, 0) and (0.2, 0.3, 0.5)
divergence: 0.000 of (0.2, 0.3, 0.5) with itself, NaN of (1, 0, 0) with itself, NaN of (1, 0, 0) and (0, 1, 0), 4.889 of (1, 0, 0) and (0.2, 0.3, 0.5)
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
