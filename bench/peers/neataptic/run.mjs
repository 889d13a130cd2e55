/** neataptic trains one example at a time: a step is a batch of them. */
import neataptic from "neataptic";
import { contend } from "../../speed/measure.mjs";

await contend(process.argv[2], (work) => {
  const net = new neataptic.architect.Perceptron(work.width, ...work.layers, work.outputs);
  const squash = { relu: neataptic.methods.activation.RELU, tanh: neataptic.methods.activation.TANH, sigmoid: neataptic.methods.activation.LOGISTIC }[work.activation];
  for (const node of net.nodes) if (node.type === "hidden") node.squash = squash;
  const rows = work.xs.map((x, b) => Array.from({ length: work.batch }, (_, r) => ({
    input: [...x.subarray(r * work.width, (r + 1) * work.width)],
    output: Array.from({ length: work.outputs }, (_, k) => (work.loss === "crossEntropy" ? Number(work.ys[b][r] === k) : work.ys[b][r * work.outputs + k])),
  })));
  const momentum = work.optimizer === "momentum" ? 0.9 : 0;
  return {
    step: (i) => { for (const { input, output } of rows[i]) { net.activate(input, true); net.propagate(work.rate, momentum, true, output); } },
    predict: () => { net.activate(rows[0][0].input); },
  };
});
