/** TensorFlow.js on its cpu or wasm backend: `trainOnBatch` of a layers model; the transformer, for which it has no layers, in operations. */
import * as tf from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import { contend } from "../../speed/measure.mjs";

const backend = process.argv[3];
if (backend === "wasm") (await import("@tensorflow/tfjs-backend-wasm")).setThreadsCount(1);
else await import("@tensorflow/tfjs-backend-cpu");
// Recurrent layers call operations as methods of tensors, which only the whole of TensorFlow.js puts there.
for (const [name, operation] of Object.entries(tf)) {
  if (typeof operation === "function" && !(name in tf.Tensor.prototype)) tf.Tensor.prototype[name] = function method(...rest) { return operation(this, ...rest); };
}
tf.Tensor.prototype.flatten = function flatten() { return tf.reshape(this, [-1]); };
await tf.setBackend(backend);
await tf.ready();

/** A transformer's block and a dense layer, as a function of its trained variables. */
function transformer(work) {
  const weight = (...shape) => tf.variable(tf.randomUniform(shape, -1 / Math.sqrt(shape[0]), 1 / Math.sqrt(shape[0])));
  const bias = (n, value = 0) => tf.variable(value === 0 ? tf.zeros([n]) : tf.ones([n]));
  const norms = [0, 1].map(() => [bias(32, 1), bias(32)]);
  const [q, k, v, o] = Array.from({ length: 4 }, () => [weight(32, 32), bias(32)]);
  const [grow, shrink, last] = [[weight(32, 64), bias(64)], [weight(64, 32), bias(32)], [weight(512, work.outputs), bias(work.outputs)]];
  const affine = (x, [w, b]) => tf.add(tf.matMul(x, w), b);
  return (x) => {
    const rows = x.shape[0];
    const norm = (y, [gamma, beta]) => {
      const { mean, variance } = tf.moments(y, -1, true);
      return tf.add(tf.mul(tf.div(tf.sub(y, mean), tf.sqrt(tf.add(variance, 1e-5))), gamma), beta);
    };
    const flat = tf.reshape(x, [rows * 16, 32]);
    const y = norm(flat, norms[0]);
    const heads = (p) => tf.transpose(tf.reshape(affine(y, p), [rows, 16, 4, 8]), [0, 2, 1, 3]);
    const seen = tf.matMul(tf.softmax(tf.div(tf.matMul(heads(q), heads(k), false, true), Math.sqrt(8))), heads(v));
    const kept = tf.add(flat, affine(tf.reshape(tf.transpose(seen, [0, 2, 1, 3]), [rows * 16, 32]), o));
    const inner = affine(norm(kept, norms[1]), grow);
    // Its WebAssembly has no error function: gelu by tanh, as its authors write it.
    const cubed = tf.mul(tf.mul(inner, inner), inner);
    const gelu = tf.mul(tf.mul(inner, 0.5), tf.add(tf.tanh(tf.mul(tf.add(inner, tf.mul(cubed, 0.044715)), Math.sqrt(2 / Math.PI))), 1));
    return affine(tf.reshape(tf.add(kept, affine(gelu, shrink)), [rows, 512]), last);
  };
}

await contend(process.argv[2], async (work) => {
  const optimizer = { sgd: () => tf.train.sgd(work.rate), momentum: () => tf.train.momentum(work.rate, 0.9), adam: () => tf.train.adam(work.rate) }[work.optimizer]();
  const xs = work.xs.map((x) => tf.tensor(x, [work.batch, ...work.input]));
  const ys = work.ys.map((y) => (work.loss === "crossEntropy" ? tf.oneHot(tf.tensor1d(y, "int32"), work.outputs) : tf.tensor2d(y, [work.batch, work.outputs])));
  const one = tf.tensor(work.xs[0].subarray(0, work.width), [1, ...work.input]);
  if (work.kind === "transformer") {
    const network = transformer(work);
    const loss = (i) => tf.losses.softmaxCrossEntropy(ys[i], network(xs[i]));
    return {
      step: async (i) => { const value = optimizer.minimize(() => loss(i), true); await value.data(); value.dispose(); },
      predict: () => tf.tidy(() => { tf.softmax(network(one)).dataSync(); }),
    };
  }
  const { dense, conv2d, maxPooling2d, flatten, lstm } = layers.layers;
  const pair = (filters, first) => [conv2d({ filters, kernelSize: 5, padding: "same", activation: "relu", ...first }), maxPooling2d({ poolSize: 2 })];
  const inputShape = work.input;
  const net = layers.sequential({ layers: work.kind === "conv" ? [...pair(8, { inputShape }), ...pair(16), flatten(), dense({ units: work.outputs, activation: "softmax" })]
    : work.kind === "lstm" ? [lstm({ units: 32, inputShape }), dense({ units: work.outputs, activation: "softmax" })]
    : [...work.layers.map((units, i) => dense({ units, activation: work.activation, ...(i === 0 && { inputShape }) })), dense({ units: work.outputs, activation: work.last === "identity" ? "linear" : work.last })] });
  net.compile({ optimizer, loss: work.loss === "crossEntropy" ? "categoricalCrossentropy" : "meanSquaredError" });
  return {
    step: async (i) => { await net.trainOnBatch(xs[i], ys[i]); },
    predict: () => tf.tidy(() => { net.predict(one).dataSync(); }),
  };
});
