/** The standard library by what it is for, in the page of the language. */
import { library } from "../../src/std/library.ts";

/** A purpose, and the definitions that serve it, by keyword; the usual choice comes first. */
type Purpose = readonly [purpose: string, definitions: Readonly<Record<string, string>>];

const purposes: readonly Purpose[] = [
  ["Inputs of different scales", { layer: "standardize" }],
  ["Layers of weights for a vector", { layer: "dense feedForward" }],
  ["Activations between layers", { activation: "relu leakyRelu elu celu selu gelu swish hardSwish mish tanh softsign softplus", layer: "prelu" }],
  ["Last step: one of several classes", { layer: "softmax logSoftmax" }],
  ["Last step: yes or no", { activation: "sigmoid hardSigmoid" }],
  ["Last step: numbers", { activation: "identity" }],
  ["Last step: numbers that may come from several places", { layer: "mixtureDensity" }],
  ["Images", { layer: "conv depthwise convTranspose maxPool averagePool globalAveragePool globalMaxPool pad upsample", block: "separable resUnit invertedResidual" }],
  ["Volumes, and images over time", { layer: "conv3d convTranspose3d maxPool3d averagePool3d" }],
  ["Series and other sequences", { layer: "conv1d depthwise1d convTranspose1d maxPool1d averagePool1d gru lstm simpleRnn ctc gruBackward lstmBackward simpleRnnBackward firstTime lastTime", block: "separable1d gruLast lstmLast simpleRnnLast" }],
  ["Coordinates as waves", { layer: "fourierFeatures" }],
  ["Words and other categories", { layer: "embedding" }],
  ["Values as codes of a table", { layer: "vectorQuantizer" }],
  ["Transformers", { block: "transformerEncoder transformerDecoder", layer: "attention positions learnedPositions" }],
  ["Joining and reshaping values", { layer: "concat add multiply flatten reshape slice transpose" }],
  ["Faster, steadier training", { layer: "batchNorm layerNorm rmsNorm groupNorm" }],
  ["Values that do not learn from what reads them", { activation: "stop" }],
  ["Against overfitting", { layer: "dropout gaussianNoise", regularizer: "l2 l1 elasticNet frobenius", optimizer: "maxNorm unitNorm nonNegative ema swa" }],
  ["Loss: one of several classes", { loss: "crossEntropy focal klDivergence categoricalHinge" }],
  ["Loss: yes or no, one or several times", { loss: "binaryCrossEntropy binaryFocal dice hinge squaredHinge" }],
  ["Loss: numbers", { loss: "meanSquaredError squaredError absoluteError huber logCosh quantile poisson absolutePercentageError squaredLogError" }],
  ["Loss: directions", { loss: "cosine" }],
  ["Optimizers", { optimizer: "adam adamw sgd momentum nesterov rmsprop adagrad adadelta adamax nadam radam amsgrad adafactor muon lion" }],
  ["Rates that change", { schedule: "cosine warmup oneCycle step exponential polynomial piecewise constant" }],
  ["First values of weights", { initializer: "glorotUniform glorotNormal heUniform heNormal lecunUniform lecunNormal orthogonal normal truncatedNormal uniform zeros ones constant within" }],
];

/** Definitions without a purpose are in a last row. Throws where a purpose names something that is not defined, or twice. */
export function purposesTable(): string {
  const listed = purposes.flatMap(([, definitions]) => Object.entries(definitions).flatMap(([keyword, names]) => names.split(" ").map((name) => `${keyword} ${name}`)));
  const defined = library.map(({ keyword, name }) => `${keyword} ${name}`);
  const wrong = listed.filter((d, i) => !defined.includes(d) || listed.indexOf(d) !== i);
  if (wrong.length > 0) throw new Error(`tools/pages/purposes.ts names what is not defined, or twice: ${wrong.join(", ")}`);
  const others = library.filter(({ keyword, name }) => !listed.includes(`${keyword} ${name}`)).map(({ keyword, name }) => link(keyword, name));
  const rows = purposes.map(([purpose, definitions]) => [purpose, Object.entries(definitions).flatMap(([keyword, names]) => names.split(" ").map((name) => link(keyword, name)))] as const);
  const all = others.length === 0 ? rows : [...rows, ["Others", others] as const];
  return ["| for | definitions |", "| --- | --- |", ...all.map(([purpose, links]) => `| ${purpose} | ${links.join(", ")} |`)].join("\n");
}

function link(keyword: string, name: string): string {
  return `[${name}](library.md#${keyword}-${name.toLowerCase()})`;
}
