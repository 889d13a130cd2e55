#!/usr/bin/env bash
# ONNX Runtime 1.30.0, ConvTranspose with auto_pad SAME_UPPER or SAME_LOWER and a kernel shorter than its stride.
# Expected: "output_shape[i] = input_shape[i] * strides[i]" (ONNX, ConvTranspose 22), so 7 positions with stride 3 are 21, as with a kernel
# of 3 or 5 and as in TensorFlow's conv_transpose with padding SAME.
# Seen: 20 positions with a kernel of 2, and 26 for 28 with stride 4: where nothing is to be cut off, nothing is added either. A network has
# another size than its graph states, without an error, and what is added to it later does not fit.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund --loglevel=error onnxruntime-node@1.30.0 onnx-proto@8.0.1 > /dev/null
cat > run.mjs <<'JS'
import onnxProto from "onnx-proto";
import ort from "onnxruntime-node";
const { onnx } = onnxProto;
const types = { float32: 1, int32: 6, int64: 7, float64: 11 };
// The outputs of a model of one node, given tensors for its inputs.
async function run(opType, opset, tensors, attributes = {}) {
  const attribute = Object.entries(attributes).map(([name, v]) =>
    Array.isArray(v) ? { name, type: 7, ints: v } : typeof v === "string" ? { name, type: 3, s: Buffer.from(v) } : { name, type: 2, i: v });
  const value = (name, elemType) => ({ name, type: { tensorType: { elemType } } });
  const graph = {
    name: "g",
    node: [{ opType, input: tensors.map((_, i) => `x${i}`), output: ["y"], attribute }],
    input: tensors.map((t, i) => value(`x${i}`, types[t.type])),
    output: [value("y", types[tensors[0].type])],
  };
  const bytes = onnx.ModelProto.encode(onnx.ModelProto.fromObject({ irVersion: 8, opsetImport: [{ version: opset }], graph })).finish();
  const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 4 });
  return (await session.run(Object.fromEntries(tensors.map((t, i) => [`x${i}`, t])))).y;
}
const f32 = (data, dims = [data.length]) => new ort.Tensor("float32", Float32Array.from(data), dims);
const i64 = (data, dims = [data.length]) => new ort.Tensor("int64", BigInt64Array.from(data, BigInt), dims);
for (const auto_pad of ["SAME_UPPER", "SAME_LOWER"]) {
  for (const [stride, kernel] of [[3, 5], [3, 3], [3, 2], [4, 2], [2, 1]]) {
    const y = await run("ConvTranspose", 11, [f32(Array(7).fill(1), [1, 1, 7]), f32(Array(kernel).fill(1), [1, 1, kernel])], { auto_pad, strides: [stride] });
    console.log(`${auto_pad}, stride ${stride}, kernel ${kernel}: ${y.dims[2]} positions for ${7 * stride}`);
  }
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
SAME_UPPER, stride 3, kernel 5: 21 positions for 21
SAME_UPPER, stride 3, kernel 3: 21 positions for 21
SAME_UPPER, stride 3, kernel 2: 20 positions for 21
SAME_UPPER, stride 4, kernel 2: 26 positions for 28
SAME_UPPER, stride 2, kernel 1: 13 positions for 14
SAME_LOWER, stride 3, kernel 5: 21 positions for 21
SAME_LOWER, stride 3, kernel 3: 21 positions for 21
SAME_LOWER, stride 3, kernel 2: 20 positions for 21
SAME_LOWER, stride 4, kernel 2: 26 positions for 28
SAME_LOWER, stride 2, kernel 1: 13 positions for 14
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
