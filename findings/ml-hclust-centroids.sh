#!/usr/bin/env bash
# ml-hclust 4.0.0: heights of hierarchical clustering by centroids of (0,0), (1,0), (5,0), (5,3), (9,1).
# Expected: after {(0,0), (1,0)} at 1 and {(5,0), (5,3)} at 3, the centroid (5,1.5) is 4.0311 from (9,1), the next height; then 5.9838, as SciPy's
# linkage "centroid" and "median" (4.0311, 6.6191) give: their recurrence by Lance and Williams holds for squared distances.
# Seen: 3.5476 and 4.6197, and 3.5476 and 5.2464 for the median: the recurrence is applied to distances that are not squared, so no height but the
# first two is the distance of two centroids. Single, complete and average linkage agree with SciPy, and so does "ward2".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error ml-hclust@4.0.0 > /dev/null
cat > run.mjs <<'JS'
import { agnes } from "ml-hclust";
const points = [[0, 0], [1, 0], [5, 0], [5, 3], [9, 1]];
const heightsOf = (node) => (node.children.length === 0 ? [] : [node.height, ...node.children.flatMap(heightsOf)]);
for (const method of ["average", "centroid", "median", "ward2"]) {
  console.log(`${method}: ${heightsOf(agnes(points, { method })).sort((a, b) => a - b).map((h) => h.toFixed(4)).join(" ")}`);
}
console.log(`from the centroid of (5,0) and (5,3) to (9,1): ${Math.hypot(9 - 5, 1 - 1.5).toFixed(4)}`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
average: 1.0000 3.0000 4.2976 6.1581
centroid: 1.0000 3.0000 3.5476 4.6197
median: 1.0000 3.0000 3.5476 5.2464
ward2: 1.0000 3.0000 4.6547 9.2700
from the centroid of (5,0) and (5,3) to (9,1): 4.0311
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
