/** ONNX Runtime in Node on one thread. It infers; in this release it cannot train. */
import ort from "onnxruntime-node";
import { contend } from "../../speed/measure.mjs";
import { networkOf } from "./onnx.mjs";

await contend(process.argv[2], async (work) => {
  const { graph, shape } = networkOf(work, process.argv[2]);
  const session = await ort.InferenceSession.create(graph, { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: "sequential" });
  const x = new ort.Tensor("float32", work.xs[0].slice(0, work.width), shape);
  return { predict: async () => { await session.run({ x }); } };
});
