/** ONNX Runtime in Node on one thread. It infers; in this release it cannot train. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ort from "onnxruntime-node";
import { contend } from "../../speed/measure.mjs";
import { network } from "./onnx.mjs";

await contend(process.argv[2], async (work) => {
  const weights = JSON.parse(readFileSync(join(process.argv[2], "weights.json"), "utf8"));
  const session = await ort.InferenceSession.create(network(work, weights), { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: "sequential" });
  const x = new ort.Tensor("float32", work.xs[0].slice(0, work.width), [1, ...work.input]);
  return { predict: async () => { await session.run({ x }); } };
});
