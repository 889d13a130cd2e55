/** Models that are exported to ONNX and compared: the examples, a call of each layer, each activation, and networks and equations beside them. */
import { readdirSync, readFileSync } from "node:fs";
import { library } from "../../../src/std/library.ts";
import { exampleFiles } from "../../../tools/examples.ts";
import { layerCalls } from "../../support/layer-calls.ts";

export interface Case {
  readonly title: string;
  readonly text: string;
  readonly fileName?: string;
}

const ofLayers = Object.entries(layerCalls).flatMap(([layer, [input, ...calls]]) => calls.map((call): Case => ({
  title: call === layer ? layer : call, text: `model M {\n  input x: ${input}\n  ${call}\n  flatten dense(2)\n  output y: [2]\n}\n`,
})));

const ofActivations = library.filter((d) => d.keyword === "activation").map(({ name }): Case => ({ title: name, text: `model M {\n  input x: [5]\n  dense(4) ${name}\n  output y: [4]\n}\n` }));

const networks: Readonly<Record<string, string>> = {
  "a record with classes, missing values and other": 'input who: { age: missing(mean, indicator), city: oneHot("rome", "oslo", other: "rest"), sex: oneHot("f", "m", missing: mode), smoker: binary("no", "yes"), size: [2] }\n  standardize dense(5) tanh dense(3) softmax\n  output kind: oneHot("a", "b", "c")',
  "classes of several positions": "input x: oneHot(1..5)[4]\n  embedding(3) conv1d(4, 3) relu flatten dense(6) reshape([2, 3]) softmax\n  output y: oneHot(10..12)[2]",
  "a convolutional network": "input x: [12, 12, 3]\n  conv(8, 3, padding: 1) batchNorm relu maxPool(2)\n  conv(12, 3, stride: 2, padding: 1) gelu\n  depthwise(3, padding: 1) swish averagePool(3)\n  flatten dense(10) softmax\n  output y: oneHot(0..9)",
  "transposed convolutions": "input x: [5, 4, 3]\n  convTranspose(4, 2, stride: 2) relu convTranspose(2, 3, padding: 1, dilation: 2) convTranspose(2, 3, stride: 3, padding: 2, extra: 2)\n  flatten dense(2)\n  output y: [2]",
  "long recurrences": "input x: [30, 4]\n  lstm(6) gru(5) simpleRnnBackward(4) lastTime dense(3)\n  output y: [3]",
  "a transformer": "input x: index(20)[8]\n  embedding(6) positions\n  transformerEncoder(2, 10) transformerDecoder(3, 7)\n  lastTime dense(20) softmax\n  output y: oneHot(0..19)",
};

/** Whole texts of what layers, outputs and sequences can say beside a chain. */
const constructs: Readonly<Record<string, string>> = {
  "several results": `layer decoder(units) {
  input  x: [time, from], h0: [units], c0: [units]
  weight W: [from, units] = glorotUniform, U: [units, units] = orthogonal
  gate[t, j] = sigmoid(sum(i: x[t, i] * W[i, j]) + sum(k: h[t - 1, k] * U[k, j]))
  h[-1, j] = h0[j]
  c[-1, j] = c0[j]
  c[t, j] = gate[t, j] * c[t - 1, j] + (1 - gate[t, j]) * tanh(x[t, 0])
  h[t, j] = tanh(c[t, j])
  output h
  output last[j] = h[time - 1, j]
  output memory[j] = c[time - 1, j]
}
block bottleneck(code) { dense(code) tanh as inner dense(6) output wide output inner }
model Translate {
  input source: [4, 6], start: [3, 6], none: [5]
  source
  decoder(none, none, 5) as encoded
  start
  bottleneck(3) as narrow
  decoder(encoded.last, encoded.memory, 5) as step
  step.last
  dense(2) as y
  output y: [2]
  output code: [3, 3] = narrow.inner
  output memory: [5] = step.memory
}`,
  "losses of layers": `layer experts(count, units) {
  input  x: [from]
  weight G: [from, count] = glorotUniform, W: [count, from, units] = glorotUniform
  score[e] = sum(i: x[i] * G[i, e])
  p = softmax(score)
  chosen = argmax(e: p[e])
  loss 0.01 * count * sum(e: mean(batch: chosen == e ? 1 : 0) * mean(batch: p[e]))
  output y[j < units] = max(e: p[e]) * sum(i: x[i] * (W[chosen, i, j] else 0))
}
model Routed { input x: [8] repeat 2 { residual { experts(4, 8) } } dense(3) softmax output kind: oneHot("a", "b", "c") loss crossEntropy }`,
  "names of outputs that are those of definitions": 'model M { input x: [4] dense(3) relu as softmax dense(2) as relu dense(2) softmax() output attention: oneHot("x", "y") output relu: [2] = relu output dense: [3] = softmax loss crossEntropy(attention) }',
  "a mask of padding": 'model Review { input text: index(12)[9], words: index(10) shown[t < 9] = t < words ? 1 : 0 text embedding(5) lstm(4, mask: shown) attention(2, mask: shown) gruBackward(3, mask: shown) lastTime dense(1) sigmoid output good: binary("no", "yes") loss binaryCrossEntropy }',
  "first states": "model Stretch { input text: index(12)[6], h0: [5], c0: [5] text embedding(4) lstm(5, h0: h0, c0: c0) as r h[j] = r[5, j] c[j] = r.c[5, j] r dense(12) softmax output next: oneHot(0..11)[6] output h1: [5] = h output c1: [5] = c loss crossEntropy(next) }",
  "the paddings same and causal": 'model M { input x: [9, 7, 2] conv(3, 3, padding: "same") relu conv(4, 2, stride: 2, padding: "same") tanh depthwise(3, padding: "same", stride: 3) flatten reshape([8, 2]) conv1d(3, 3, padding: "causal", dilation: 2) relu conv1d(2, 4, padding: "same", stride: 3) flatten dense(2) output y: [2] }',
};

/** Models of benchmarks, which have equations of their own and larger sizes. */
const ofBench = ["engines/models", "equations", "equations/standard", "sets/votes", "sets/glass", "sets/auto-mpg", "fashion"].flatMap((folder) => readdirSync(`bench/${folder}`).filter((name) => name.endsWith(".nn")).map((name): Case => {
  const path = `bench/${folder}/${name}`;
  return { title: path, text: readFileSync(path, "utf8"), fileName: path };
}));

const step = (equations: string): string => `layer own() {\n  input x: [n, n]\n  weight T: [n, n]\n  ${equations}\n  output y[i, j] = p[i, j] * 0.3 + q[j, i]\n}\nmodel M {\n  input x: [7, 7]\n  own tanh\n  output y: [7, 7]\n}\n`;

/** Recurrences that are no layer's. */
const recurrences: Readonly<Record<string, string>> = {
  "the diagonal": step("p[i, j] = (q[i - 1, i - 1] else 0) * T[i, j] + x[i, j] q[i, j] = tanh((p[j, j] else 0) * 0.5 + x[i, j])"),
  "another axis, backward": step("p[i, j] = (q[j, j + 1] else 0) * T[i, j] + x[i, j] q[i, j] = (p[i, j] + p[j, j]) * 0.5"),
  "half of the way back": step("p[i, j] = (i > 0 ? q[floor(i / 2), j] : 0) * T[i, j] + x[i, j] q[i, j] = (i > 0 ? p[i - 1, j] : 0) * 0.5 + x[j, i]"),
  "two steps back": step("p[i, j] = (p[i - 2, j] else 0) * T[i, j] + (p[i - 1, j] else 0) * 0.5 + x[i, j] q[i, j] = p[j, i] * x[i, j]"),
};

/** Examples that a graph cannot say: their predictions are drawn. */
export const refused: readonly string[] = ["examples/wine-bayesian/wine-bayesian.nn"];

export const cases: readonly Case[] = [
  ...readdirSync("test/oracle/graphs").map((name): Case => ({ title: name, text: readFileSync(`test/oracle/graphs/${name}`, "utf8"), fileName: name })),
  ...exampleFiles.filter((path) => !refused.includes(path)).map((path): Case => ({ title: path, text: readFileSync(path, "utf8"), fileName: path })),
  ...ofLayers, ...ofActivations,
  ...Object.entries(networks).map(([title, body]): Case => ({ title, text: `model M {\n  ${body}\n}\n` })),
  ...ofBench, ...Object.entries({ ...recurrences, ...constructs }).map(([title, text]): Case => ({ title, text })),
];
