#!/usr/bin/env bash
# ml-pca 4.1.1: eigenvalues, standard deviations and explained variance by the method NIPALS.
# Expected: those of the methods SVD and covarianceMatrix, whose components are the same: eigenvalues are the variances of the scores.
# Seen: NIPALS gives sums of squares, not divided by the number of rows less 1, so they grow with the data; and the explained variance is
# relative to the components computed, so two of four explain everything.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error ml-pca@4.1.1 > /dev/null
cat > run.mjs <<'JS'
import { PCA } from "ml-pca";
const row = (i) => [i % 7, (i * 3) % 11, (i * i) % 13, ((i * 5) % 17) / 2];
const numbers = (list) => list.slice(0, 2).map((v) => v.toFixed(3)).join(" ");
for (const length of [20, 40]) {
  const data = Array.from({ length }, (_, i) => row(i % 20));
  for (const method of ["SVD", "covarianceMatrix", "NIPALS"]) {
    const pca = new PCA(data, { method, nCompNIPALS: 2 });
    const scores = pca.predict(data).getColumn(0);
    const variance = scores.reduce((sum, s) => sum + s * s, 0) / (length - 1);
    console.log(`${length} rows, ${method}: eigenvalues ${numbers(pca.getEigenvalues())}, variance of the first scores ${variance.toFixed(3)}, explained by two ${pca.getCumulativeVariance()[1].toFixed(3)}`);
  }
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
20 rows, SVD: eigenvalues 22.295 9.200, variance of the first scores 22.295, explained by two 0.773
20 rows, covarianceMatrix: eigenvalues 22.295 9.200, variance of the first scores 22.295, explained by two 0.773
20 rows, NIPALS: eigenvalues 423.601 174.802, variance of the first scores 22.295, explained by two 1.000
40 rows, SVD: eigenvalues 21.723 8.964, variance of the first scores 21.723, explained by two 0.773
40 rows, covarianceMatrix: eigenvalues 21.723 8.964, variance of the first scores 21.723, explained by two 0.773
40 rows, NIPALS: eigenvalues 847.202 349.604, variance of the first scores 21.723, explained by two 1.000
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
