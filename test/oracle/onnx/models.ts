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

export const cases: readonly Case[] = [
  ...readdirSync("test/oracle/graphs").map((name): Case => ({ title: name, text: readFileSync(`test/oracle/graphs/${name}`, "utf8"), fileName: name })),
  ...exampleFiles.map((path): Case => ({ title: path, text: readFileSync(path, "utf8"), fileName: path })),
  ...ofLayers, ...ofActivations,
  ...Object.entries(networks).map(([title, body]): Case => ({ title, text: `model M {\n  ${body}\n}\n` })),
  ...ofBench, ...Object.entries(recurrences).map(([title, text]): Case => ({ title, text })),
];
