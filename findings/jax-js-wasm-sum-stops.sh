#!/usr/bin/env bash
# jax-js 0.1.25: sums of float32 on the device wasm.
# Expected: 20,000,000 ones add up to 20,000,000, as they do on its device cpu and in JAX, which adds in parts.
# Seen: the sum stops at 2^24, where 1 is half a unit in the last place, so the mean of ones is 0.84.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @jax-js/jax@0.1.25 > /dev/null
cat > run.mjs <<'JS'
import { defaultDevice, grad, init, nn, numpy as np } from "@jax-js/jax";
for (const device of ["cpu", "wasm"]) {
  await init(device);
  defaultDevice(device);
  const [sum] = await np.sum(np.ones([20_000_000])).data();
  const [mean] = await np.mean(np.ones([20_000_000])).data();
  console.log(`${device}: sum ${sum}, mean ${mean.toFixed(4)}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
cpu: sum 20000000, mean 1.0000
wasm: sum 16777216, mean 0.8389
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
