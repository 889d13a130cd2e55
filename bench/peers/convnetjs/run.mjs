/** ConvNetJS, its own trainer; a step is a batch of examples. It has SGD with momentum, and Adam under another name is not in this release. */
import convnetjs from "convnetjs";
import { contend } from "../../speed/measure.mjs";

await contend(process.argv[2], (work) => {
  const [height, width, depth] = work.kind === "conv" ? work.input : [1, 1, work.width];
  const pair = (filters) => [{ type: "conv", sx: 5, filters, stride: 1, pad: 2, activation: "relu" }, { type: "pool", sx: 2, stride: 2 }];
  const hidden = work.kind === "conv" ? [...pair(8), ...pair(16)] : work.layers.map((units) => ({ type: "fc", num_neurons: units, activation: work.activation }));
  const last = work.loss === "crossEntropy" ? { type: "softmax", num_classes: work.outputs } : { type: "regression", num_neurons: work.outputs };
  const net = new convnetjs.Net();
  net.makeLayers([{ type: "input", out_sx: width, out_sy: height, out_depth: depth }, ...hidden, last]);
  const trainer = new convnetjs.Trainer(net, { method: "sgd", learning_rate: work.rate, momentum: work.optimizer === "momentum" ? 0.9 : 0, batch_size: work.batch, l2_decay: 0 });
  const rows = work.xs.map((x, b) => Array.from({ length: work.batch }, (_, r) => {
    const input = new convnetjs.Vol(width, height, depth, 0);
    input.w.set(x.subarray(r * work.width, (r + 1) * work.width));
    return { input, target: work.loss === "crossEntropy" ? work.ys[b][r] : [...work.ys[b].subarray(r * work.outputs, (r + 1) * work.outputs)] };
  }));
  return {
    step: (i) => { for (const { input, target } of rows[i]) trainer.train(input, target); },
    predict: () => { net.forward(rows[0][0].input); },
  };
});
