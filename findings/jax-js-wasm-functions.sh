#!/usr/bin/env bash
# jax-js 0.1.25: functions on the device wasm differ from those on its device cpu by far more than rounding.
# Expected: float32 results within a few units in the last place: 0.00001, 3.3e38, -92.1, 0.93.
# Seen, in arrays of two or more: tanh of 1e-8 is 0, exp overflows at 88.7, log of a subnormal is -Infinity, sin of 1e8 is 0.
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
  const of = async (f, ...x) => `${f}(${x.join(" ")}) = ${Array.from(await np[f](np.array(x)).data(), (y) => y.toPrecision(4)).join(" ")}`;
  console.log(`${device}: ${await of("tanh", 1e-8, 1e-5)}, ${await of("exp", -100, 88.7)}, ${await of("log", 1e-40, 2)}, ${await of("sin", 1e6, 1e8)}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
cpu: tanh(1e-8 0.00001) = 1.000e-8 0.00001000, exp(-100 88.7) = 3.784e-44 3.326e+38, log(1e-40 2) = -92.10 0.6931, sin(1000000 100000000) = -0.3500 0.9316
wasm: tanh(1e-8 0.00001) = 0.000 0.00001001, exp(-100 88.7) = 0.000 Infinity, log(1e-40 2) = -Infinity 0.6931, sin(1000000 100000000) = -0.3663 0.000
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
