/** ONNX Runtime's WebAssembly on one thread. It infers; it cannot train. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ort from "onnxruntime-web";
import { contend } from "../../speed/measure.mjs";
import { network } from "../onnxruntime-node/onnx.mjs";

ort.env.wasm.numThreads = 1;
await contend(process.argv[2], async (work) => {
  const weights = JSON.parse(readFileSync(join(process.argv[2], "weights.json"), "utf8"));
  const session = await ort.InferenceSession.create(network(work, weights), { executionProviders: ["wasm"] });
  const x = new ort.Tensor("float32", work.xs[0].slice(0, work.width), [1, ...work.input]);
  return { predict: async () => { await session.run({ x }); } };
});
