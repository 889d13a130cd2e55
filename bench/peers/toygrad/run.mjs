/** toygrad, its own trainers; a step is a batch of examples. */
import { NeuralNetwork, Tensor, Trainers } from "toygrad";
import { contend } from "../../speed/measure.mjs";

await contend(process.argv[2], (work) => {
  const [sy, sx, sz] = work.kind === "conv" ? work.input : [1, 1, work.width];
  const pair = (filters) => [{ type: "conv", sx: 5, filters, stride: 1, pad: 2 }, { type: "relu" }, { type: "pool", sx: 2, stride: 2 }];
  const hidden = work.kind === "conv" ? [...pair(8), ...pair(16)] : work.layers.flatMap((filters) => [{ type: "dense", filters }, { type: work.activation }]);
  const last = { type: work.loss === "crossEntropy" ? "softmax" : "regression" };
  const net = new NeuralNetwork({ layers: [{ type: "input", sx, sy, sz }, ...hidden, { type: "dense", filters: work.outputs }, last] });
  const trainer = new (work.optimizer === "adam" ? Trainers.Adam : Trainers.SGD)(net, { learningRate: work.rate, momentum: work.optimizer === "momentum" ? 0.9 : 0, batchSize: work.batch });
  const rows = work.xs.map((x, b) => Array.from({ length: work.batch }, (_, r) => ({
    input: new Tensor(sx, sy, sz, x.slice(r * work.width, (r + 1) * work.width)),
    target: work.loss === "crossEntropy" ? work.ys[b][r] : [...work.ys[b].subarray(r * work.outputs, (r + 1) * work.outputs)],
  })));
  return {
    step: (i) => { for (const { input, target } of rows[i]) trainer.train(input, target); },
    predict: () => { net.forward(rows[0][0].input, false); },
  };
});
