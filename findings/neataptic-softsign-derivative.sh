#!/usr/bin/env bash
# Neataptic 1.4.7: the derivative of the activation SOFTSIGN, x / (1 + |x|).
# Expected: 1 / (1 + |x|)^2, which is positive everywhere.
# Seen: x / (1 + |x|)^2, negative for negative x, so training moves the wrong way there; central differences beside it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error neataptic@1.4.7 > /dev/null
cat > run.mjs <<'JS'
import neataptic from "neataptic";
const { SOFTSIGN } = neataptic.methods.activation;
for (const x of [-0.7, 0.7]) console.log(`at ${x}: ${SOFTSIGN(x, true).toFixed(4)}, central difference ${((SOFTSIGN(x + 1e-6) - SOFTSIGN(x - 1e-6)) / 2e-6).toFixed(4)}`);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
at -0.7: -0.2422, central difference 0.3460
at 0.7: 0.2422, central difference 0.3460
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
