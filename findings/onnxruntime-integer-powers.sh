#!/usr/bin/env bash
# ONNX Runtime 1.30.0, operator Pow of integers of 64 bits.
# Expected: 3 ** 39 = 4052555153018976267, which fits in 63 bits, as NumPy, by which ONNX defines Pow in its reference, and Mul give.
# Seen: powers beyond 2 ** 53 are those of numbers of double precision, 4052555153018976256, without an error,
# squares and cubes, too.
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
for (const [base, exponent] of [[3, 33], [3, 34], [3, 39], [-7, 21], [3037000499, 2], [2097151, 3]]) {
  const y = await run("Pow", 15, [i64([base]), i64([exponent])]);
  const exact = BigInt(base) ** BigInt(exponent);
  console.log(`${base} ** ${exponent}: ${y.data[0]}${y.data[0] === exact ? "" : `, not ${exact}`}`);
}
JS
found=$(node run.mjs 2> /dev/null)
expected=$(cat <<'SEEN'
3 ** 33: 5559060566555523
3 ** 34: 16677181699666570, not 16677181699666569
3 ** 39: 4052555153018976256, not 4052555153018976267
-7 ** 21: -558545864083284032, not -558545864083284007
3037000499 ** 2: 9223372030926248960, not 9223372030926249001
2097151 ** 3: 9223358842721533952, not 9223358842721533951
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
