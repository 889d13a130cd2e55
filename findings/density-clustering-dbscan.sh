#!/usr/bin/env bash
# density-clustering 1.3.0: DBSCAN of points on a line, 0, 1, 2, 10, 11, 12 and 50.
# Expected, with radius 1 and 2 points: the clusters 0 1 2 and 3 4 5 and the noise 6, since a neighborhood is all points at a distance of at most
# the radius (Ester and others, 1996, definition 1; scikit-learn's DBSCAN gives this). With radius 1.5 and 3 points: the same.
# Seen: a point at exactly the radius is no neighbor, so with radius 1 all is noise. With radius 1.5 the points 0 and 3, which are visited before
# the core of their clusters, are in their clusters and in the noise as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error density-clustering@1.3.0 > /dev/null
cat > run.mjs <<'JS'
import clustering from "density-clustering";
const points = [0, 1, 2, 10, 11, 12, 50].map((x) => [x]);
for (const [radius, count] of [[1, 2], [1.5, 2], [1.5, 3]]) {
  const method = new clustering.DBSCAN();
  const clusters = method.run(points, radius, count);
  console.log(`radius ${radius}, ${count} points: clusters ${JSON.stringify(clusters)}, noise ${JSON.stringify(method.noise)}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
radius 1, 2 points: clusters [], noise [0,1,2,3,4,5,6]
radius 1.5, 2 points: clusters [[0,1,2],[3,4,5]], noise [6]
radius 1.5, 3 points: clusters [[1,0,2],[4,3,5]], noise [0,3,6]
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
