/** ONNX Runtime's WebAssembly on one thread. It infers; it cannot train. */
import ort from "onnxruntime-web";
import { contend } from "../../speed/measure.mjs";
import { networkOf } from "../onnxruntime-node/onnx.mjs";

ort.env.wasm.numThreads = 1;
await contend(process.argv[2], async (work) => {
  const { graph, shape } = networkOf(work, process.argv[2]);
  const session = await ort.InferenceSession.create(graph, { executionProviders: ["wasm"] });
  const x = new ort.Tensor("float32", work.xs[0].slice(0, work.width), shape);
  return { predict: async () => { await session.run({ x }); } };
});
