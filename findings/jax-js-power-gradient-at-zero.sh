#!/usr/bin/env bash
# jax-js 0.1.25, device cpu: gradients of power and prod at 0.
# Expected, as in JAX: power(x, 2) has gradient 0 at 0; prod(0, 2, 3) has gradients 6, 0, 0.
# Seen: NaN for both, where square(x) gives 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @jax-js/jax@0.1.25 > /dev/null
cat > run.mjs <<'JS'
import { defaultDevice, grad, init, nn, numpy as np } from "@jax-js/jax";
await init("cpu");
defaultDevice("cpu");
const at = async (name, f, x) => console.log(name, Array.from(await grad(f)(np.array(x)).data()).join(" "));
await at("power(x, 2) at 0 and 1:", (x) => np.sum(np.power(x, 2)), [0, 1]);
await at("square(x) at 0 and 1:", (x) => np.sum(np.square(x)), [0, 1]);
await at("prod(0, 2, 3):", (x) => np.prod(x), [0, 2, 3]);
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
power(x, 2) at 0 and 1: NaN 2
square(x) at 0 and 1: 0 2
prod(0, 2, 3): NaN 0 0
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
