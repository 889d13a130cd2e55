/** synaptic trains one example at a time: a step is a batch of them. */
import synaptic from "synaptic";
import { contend } from "../../speed/measure.mjs";

await contend(process.argv[2], (work) => {
  const net = new synaptic.Architect.Perceptron(work.width, ...work.layers, work.outputs);
  const squash = { relu: synaptic.Neuron.squash.RELU, tanh: synaptic.Neuron.squash.TANH, sigmoid: synaptic.Neuron.squash.LOGISTIC }[work.activation];
  for (const layer of net.layers.hidden) layer.set({ squash });
  const rows = work.xs.map((x, b) => Array.from({ length: work.batch }, (_, r) => ({
    input: [...x.subarray(r * work.width, (r + 1) * work.width)],
    output: Array.from({ length: work.outputs }, (_, k) => (work.loss === "crossEntropy" ? Number(work.ys[b][r] === k) : work.ys[b][r * work.outputs + k])),
  })));
  return {
    step: (i) => { for (const { input, output } of rows[i]) { net.activate(input); net.propagate(work.rate, output); } },
    predict: () => { net.activate(rows[0][0].input); },
  };
});
