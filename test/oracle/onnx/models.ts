/** Models that are exported to ONNX and compared: the examples, a call of each layer, each activation, and forms of equations that no layer has. */
import { readFileSync } from "node:fs";
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

const equations: Readonly<Record<string, string>> = {};

const networks: Readonly<Record<string, string>> = {
  "a record with classes, missing values and other": 'input who: { age: missing(mean, indicator), city: oneHot("rome", "oslo", other: "rest"), sex: oneHot("f", "m", missing: mode), smoker: binary("no", "yes"), size: [2] }\n  standardize dense(5) tanh dense(3) softmax\n  output kind: oneHot("a", "b", "c")',
  "classes of several positions": "input x: oneHot(1..5)[4]\n  embedding(3) conv1d(4, 3) relu flatten dense(6) reshape([2, 3]) softmax\n  output y: oneHot(10..12)[2]",
  "a convolutional network": "input x: [12, 12, 3]\n  conv(8, 3, padding: 1) batchNorm relu maxPool(2)\n  conv(12, 3, stride: 2, padding: 1) gelu\n  depthwise(3, padding: 1) swish averagePool(3)\n  flatten dense(10) softmax\n  output y: oneHot(0..9)",
  "long recurrences": "input x: [30, 4]\n  lstm(6) gru(5) simpleRnnBackward(4) lastTime dense(3)\n  output y: [3]",
  "a transformer": "input x: index(20)[8]\n  embedding(6) positions\n  transformerEncoder(2, 10) transformerDecoder(3, 7)\n  lastTime dense(20) softmax\n  output y: oneHot(0..19)",
};

export const cases: readonly Case[] = [
  ...exampleFiles.map((path): Case => ({ title: path, text: readFileSync(path, "utf8"), fileName: path })),
  ...ofLayers, ...ofActivations,
  ...[...Object.entries(networks), ...Object.entries(equations)].map(([title, body]): Case => ({ title, text: `model M {\n  ${body}\n}\n` })),
];
