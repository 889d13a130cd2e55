#!/usr/bin/env bash
# TensorFlow.js 4.22.0: conv2d, depthwiseConv2d, maxPool and avgPool with a number as padding and a kernel or strides that are not square.
# Expected: the padding is added on each side of both directions, so 0 adds nothing and gives what "valid" gives: of 5 columns a kernel 1
# wide leaves 5, and strides of 2 leave 2, as in PyTorch.
# Seen: the number of columns is computed from the height of the kernel and the stride of rows: with a kernel of 3 by 1 two columns are
# missing, and with one of 1 by 3 there are two that go beyond the picture. Without an error (tensorflow/tfjs#649 was closed without an answer).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @tensorflow/tfjs@4.22.0 > /dev/null
cat > run.mjs <<'JS'
import * as tf from "@tensorflow/tfjs";
await tf.setBackend("cpu");
const x = tf.range(1, 26).reshape([1, 5, 5, 1]);
for (const [kernel, strides] of [[[3, 3], [1, 1]], [[3, 1], [1, 1]], [[1, 3], [1, 1]], [[3, 3], [1, 2]]]) {
  const filter = tf.ones([...kernel, 1, 1]);
  for (const [name, apply] of [["conv2d", (pad) => tf.conv2d(x, filter, strides, pad)], ["maxPool", (pad) => tf.maxPool(x, kernel, strides, pad)]]) {
    const size = (pad) => apply(pad).shape.slice(1, 3).join(" by ");
    console.log(`${name}, kernel ${kernel.join(" by ")}, strides ${strides.join(" and ")}: 0 gives ${size(0)}, "valid" ${size("valid")}`);
  }
}
console.log("last column of maxPool, kernel 1 by 3, padding 0:", tf.maxPool(x, [1, 3], 1, 0).slice([0, 0, 4, 0], [1, 5, 1, 1]).dataSync().join(" "));
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
conv2d, kernel 3 by 3, strides 1 and 1: 0 gives 3 by 3, "valid" 3 by 3
maxPool, kernel 3 by 3, strides 1 and 1: 0 gives 3 by 3, "valid" 3 by 3
conv2d, kernel 3 by 1, strides 1 and 1: 0 gives 3 by 3, "valid" 3 by 5
maxPool, kernel 3 by 1, strides 1 and 1: 0 gives 3 by 3, "valid" 3 by 5
conv2d, kernel 1 by 3, strides 1 and 1: 0 gives 5 by 5, "valid" 5 by 3
maxPool, kernel 1 by 3, strides 1 and 1: 0 gives 5 by 5, "valid" 5 by 3
conv2d, kernel 3 by 3, strides 1 and 2: 0 gives 3 by 3, "valid" 3 by 2
maxPool, kernel 3 by 3, strides 1 and 2: 0 gives 3 by 3, "valid" 3 by 2
last column of maxPool, kernel 1 by 3, padding 0: 5 10 15 20 25
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
