#!/usr/bin/env bash
# ONNX Runtime 1.30.0, operator Pad (version 19) with mode "wrap": more values before the first than the dimension has.
# Expected: the data repeated as if it formed a torus (ONNX, Pad 19), as numpy.pad with mode "wrap" does, which the operator's reference
# calls; so with 5 before four values 4 1 2 3 4 1 2 3 4.
# Seen: before the first, what goes beyond one repetition is 0, without an error. After the last it is repeated as often as needed
# (microsoft/onnxruntime#32725 is open).
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
const x = [1, 2, 3, 4];
const wrap = (before, after) => Array.from({ length: before + x.length + after }, (_, i) => x[(((i - before) % x.length) + x.length) % x.length]);
for (const pads of [[4, 4], [0, 9], [5, 0], [9, 0]]) {
  const y = await run("Pad", 19, [f32(x), i64(pads)], { mode: "wrap" });
  console.log(`pads ${pads}: ${y.data.join(" ")}${y.data.join() === wrap(...pads).join() ? "" : `, not ${wrap(...pads).join(" ")}`}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
pads 4,4: 1 2 3 4 1 2 3 4 1 2 3 4
pads 0,9: 1 2 3 4 1 2 3 4 1 2 3 4 1
pads 5,0: 0 1 2 3 4 1 2 3 4, not 4 1 2 3 4 1 2 3 4
pads 9,0: 0 0 0 0 0 1 2 3 4 1 2 3 4, not 4 1 2 3 4 1 2 3 4 1 2 3 4
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
