#!/usr/bin/env bash
# jax-js 0.1.25, devices cpu and wasm: activations far out.
# Expected, as in JAX: softplus(1000) is 1000 with gradient 1; sigmoid(-1000) and elu(1000) have gradients 0 and 1.
# Seen: softplus is infinite and all three gradients are NaN, though sigmoid and elu themselves are finite there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @jax-js/jax@0.1.25 > /dev/null
cat > run.mjs <<'JS'
import { defaultDevice, grad, init, nn, numpy as np } from "@jax-js/jax";
const data = async (x) => Array.from(await x.data()).join(" ");
for (const device of ["cpu", "wasm"]) {
  await init(device);
  defaultDevice(device);
  for (const [name, at] of [["softplus", 1000], ["sigmoid", -1000], ["elu", 1000]]) {
    const value = await data(nn[name](np.array([at])));
    console.log(`${device}: ${name}(${at}) = ${value}, gradient ${await data(grad((x) => np.sum(nn[name](x)))(np.array([at])))}`);
  }
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
cpu: softplus(1000) = Infinity, gradient NaN
cpu: sigmoid(-1000) = 0, gradient NaN
cpu: elu(1000) = 1000, gradient NaN
wasm: softplus(1000) = Infinity, gradient NaN
wasm: sigmoid(-1000) = 0, gradient NaN
wasm: elu(1000) = 1000, gradient NaN
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
