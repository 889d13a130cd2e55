/** TensorFlow.js on its cpu or wasm backend: `trainOnBatch` of a layers model. */
import * as tf from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import { contend } from "../../speed/measure.mjs";

const backend = process.argv[3];
if (backend === "wasm") (await import("@tensorflow/tfjs-backend-wasm")).setThreadsCount(1);
else await import("@tensorflow/tfjs-backend-cpu");
await tf.setBackend(backend);
await tf.ready();
await contend(process.argv[2], async (work) => {
  const { dense, conv2d, maxPooling2d, flatten, lstm } = layers.layers;
  const pair = (filters, first) => [conv2d({ filters, kernelSize: 5, padding: "same", activation: "relu", ...first }), maxPooling2d({ poolSize: 2 })];
  const inputShape = work.input;
  const net = layers.sequential({ layers: work.kind === "conv" ? [...pair(8, { inputShape }), ...pair(16), flatten(), dense({ units: work.outputs, activation: "softmax" })]
    : work.kind === "lstm" ? [lstm({ units: 32, inputShape }), dense({ units: work.outputs, activation: "softmax" })]
    : [...work.layers.map((units, i) => dense({ units, activation: work.activation, ...(i === 0 && { inputShape }) })), dense({ units: work.outputs, activation: work.last === "identity" ? "linear" : work.last })] });
  const optimizer = { sgd: () => tf.train.sgd(work.rate), momentum: () => tf.train.momentum(work.rate, 0.9), adam: () => tf.train.adam(work.rate) }[work.optimizer]();
  net.compile({ optimizer, loss: work.loss === "crossEntropy" ? "categoricalCrossentropy" : "meanSquaredError" });
  const xs = work.xs.map((x) => tf.tensor(x, [work.batch, ...work.input]));
  const ys = work.ys.map((y) => (work.loss === "crossEntropy" ? tf.oneHot(tf.tensor1d(y, "int32"), work.outputs) : tf.tensor2d(y, [work.batch, work.outputs])));
  const one = tf.tensor(work.xs[0].subarray(0, work.width), [1, ...work.input]);
  return {
    step: async (i) => { await net.trainOnBatch(xs[i], ys[i]); },
    predict: () => tf.tidy(() => { net.predict(one).dataSync(); }),
  };
});
