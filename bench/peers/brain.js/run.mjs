/** brain.js trains one example at a time: a step is a batch of them. */
import brain from "brain.js";
import { contend } from "../../speed/measure.mjs";

await contend(process.argv[2], (work) => {
  const net = new brain.NeuralNetwork({ inputSize: work.width, outputSize: work.outputs, hiddenLayers: work.layers, activation: work.activation, learningRate: work.rate, ...(work.optimizer === "adam" && { praxis: "adam" }) });
  net.initialize();
  const rows = work.xs.map((x, b) => Array.from({ length: work.batch }, (_, r) => ({
    input: x.subarray(r * work.width, (r + 1) * work.width),
    output: Float32Array.from({ length: work.outputs }, (_, k) => (work.loss === "crossEntropy" ? Number(work.ys[b][r] === k) : work.ys[b][r * work.outputs + k])),
  })));
  return {
    step: (i) => { for (const { input, output } of rows[i]) { net.runInput(input); net.calculateDeltas(output); net.adjustWeights(); } },
    predict: () => { net.runInput(rows[0][0].input); },
  };
});
