/** Models that come step by step, and models that do not. */

/** Layers of the tests: a convolution that sees no later step, and a recurrence whose first state is a weight. */
const causal = `layer causal(units, size, dilation = 1) {
  input x: [time, from]
  weight W: [size, from, units]
  output y[t < time, j] = sum(k, i: (x[t + (k - size + 1) * dilation, i] else 0) * W[k, i, j])
}
`;

const begun = `layer begun(units) {
  input x: [time, from]
  weight W: [from, units], U: [units, units], first: [2, units]
  h[-2, j] = first[0, j]
  h[-1, j] = tanh(first[1, j])
  h[t, j] = tanh(sum(i: x[t, i] * W[i, j]) + sum(k: h[t - 2, k] * U[k, j]) - 0.5 * h[t - 1, j])
  output h
}
`;

function model(body: string, inputs = "x: [time, 3]", output = "y: [time, 4]", streamed = "x"): string {
  const layers = `${body.includes("causal(") ? causal : ""}${body.includes("begun(") ? begun : ""}`;
  return `${layers}model Net(time = 9) {
  input ${inputs}
  ${body}
  output ${output}
  loss squaredError
  stream ${streamed}
}`;
}

export interface StepwiseModel {
  readonly name: string;
  readonly text: string;
  /** What is kept, and of how many steps. */
  readonly kept: Readonly<Record<string, number | "all">>;
  readonly endless: boolean;
}

export const stepwiseModels: readonly StepwiseModel[] = [
  { name: "lstm", text: model("lstm(5) dense(4)"), kept: { "lstm1.h": 1, "lstm1.c": 1 }, endless: true },
  { name: "gru over gru", text: model("gru(5) gru(4)"), kept: { "gru1.h": 1, "gru2.h": 1 }, endless: true },
  { name: "letters", text: model("embedding(3) simpleRnn(4) softmax", "x: index(5)[time]", "y: oneHot(0..3)[time]").replace("squaredError", "crossEntropy"), kept: { "simpleRnn1.h": 1 }, endless: true },
  { name: "causal convolution", text: model("causal(4, 3)"), kept: { x: 2 }, endless: true },
  { name: "dilated convolutions", text: model("causal(3, 2) tanh causal(3, 2, 2) tanh causal(4, 2, 4)"), kept: { x: 1, "tanh1.y": 2, "tanh2.y": 4 }, endless: true },
  { name: "the first part of a padded convolution", text: model("conv1d(4, 3, padding: 2) as c\n  y[t < time, j] = c[t, j]\n  y"), kept: { x: 2 }, endless: true },
  { name: "first states that are weights", text: model("begun(4)"), kept: { "begun1.h": 2 }, endless: true },
  { name: "causal transformer", text: model("dense(4) learnedPositions transformerDecoder(2, 6) layerNorm"), kept: { "transformerDecoder1.attention1.k": "all", "transformerDecoder1.attention1.v": "all" }, endless: false },
  { name: "positions alone", text: model("dense(4) positions"), kept: {}, endless: false },
  { name: "batch normalization", text: model("dense(4) batchNorm relu"), kept: {}, endless: true },
  {
    name: "sums over all steps before, and one at a distance", text: model("dense(4) tanh as h\n  s[t < time, j < 4] = sum(u: u <= t ? h[u, j] : 0) / (t + 1) + (h[t - 3, j] else 0)\n  s"), kept: { "h.y": "all" }, endless: false,
  },
  {
    name: "two inputs and two outputs", text: model(`both[t < time, j < 3] = x[t, j] * (z[t - 1] else 1)
  let h = both { gru(4) }
  output more: oneHot("a", "b", "c")[time] = h { dense(3) softmax }
  h`, "x: [time, 3], z: [time]", "y: [time, 4]", "x, z").replace("loss squaredError", "loss squaredError(y) + crossEntropy(more)"), kept: { z: 1, "gru1.h": 1 }, endless: true,
  },
];

/** What is given once, beside a stream. */
export const givenModels: readonly StepwiseModel[] = [
  {
    name: "a speaker", text: model("who\n  dense(4) tanh as voice\n  x\n  lstm(4) as h\n  y[t < time, j < 4] = h[t, j] * voice[j] + who[0]\n  y", "x: [time, 3], who: [5]"),
    kept: { "h.h": 1, "h.c": 1, "voice.y": 0, who: 0 }, endless: true,
  },
  { name: "first states", text: model("x\n  lstm(4, h0: first, c0: second)", "x: [time, 3], first: [4], second: [4]"), kept: { "lstm1.h": 1, "lstm1.c": 1 }, endless: true },
  {
    name: "attention to a text that is read before", text: model(`source
  embedding(4) gru(4) as memory
  x
  gru(4) as now
  score[t < time, u < 6] = sum(k: now[t, k] * memory[u, k])
  share = softmax(score)
  y[t < time, j < 4] = now[t, j] + sum(u: share[t, u] * memory[u, j])
  y`, "x: [time, 3], source: index(5)[6]"), kept: { "now.h": 1, "memory.h": 0 }, endless: true,
  },
  { name: "what is known ahead", text: model("both[t < time, j < 4] = x[t, j % 3] * ahead[t] + (x[t - 1, 0] else 0)\n  both", "x: [time, 3], ahead: [time]"), kept: { x: 1, ahead: 0 }, endless: false },
];

export interface RefusedModel {
  readonly name: string;
  readonly text: string;
  /** What the message says after \`cannot come step by step: \`. */
  readonly because: string;
}

export const refusedModels: readonly RefusedModel[] = [
  { name: "backward recurrence", text: model("lstmBackward(4)"), because: "`lstmBackward1.c` at step t reads later steps of `lstmBackward1.c`" },
  { name: "attention to all", text: model("dense(4) attention(2)"), because: "`attention1.s` at step t reads all steps of `attention1.k`" },
  { name: "mean over time", text: model("dense(4) as h\n  m[j] = mean(t: h[t, j])\n  y[t < time, j] = h[t, j] - m[j]\n  y"), because: "`m` at step t reads all steps of `h.y`" },
  { name: "centred convolution", text: model("conv1d(4, 3, padding: 1)"), because: "`conv1d1.y` at step t reads later steps of `x`" },
  { name: "the other way round", text: model("dense(4) as h\n  y[t < time, j < 4] = h[time - 1 - t, j]\n  y"), because: "`y` at step t reads all steps of `h.y`" },
  { name: "half the steps", text: model("dense(4) as h\n  y[t < time, j < 4] = (h[2 * t, j] else 0)\n  y"), because: "`y` at step t reads all steps of `h.y`" },
];
