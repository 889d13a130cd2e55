#!/usr/bin/env bash
# jax-js 0.1.25, devices cpu and wasm: argmax and argmin of an array with a NaN.
# Expected, as in NumPy and JAX: the position of the NaN.
# Seen: the length of the array, a position outside of it.
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
  const of = async (f, x) => (await np[f](np.array(x)).data())[0];
  console.log(`${device}: argmax(1, NaN, 3) = ${await of("argmax", [1, NaN, 3])}, argmin(1, NaN, 3) = ${await of("argmin", [1, NaN, 3])}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
cpu: argmax(1, NaN, 3) = 3, argmin(1, NaN, 3) = 3
wasm: argmax(1, NaN, 3) = 3, argmin(1, NaN, 3) = 3
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
