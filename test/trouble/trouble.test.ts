/** Troubles of a training are found in trainings that have them, each once, and in no other. */
import { expect, test } from "vitest";
import { withLabels } from "../../src/data/labels.ts";
import type { DataArray } from "../../src/data/read.ts";
import { createNetwork } from "../../src/cli/network.ts";
import { compile } from "../../src/index.ts";
import { watchedModelOf } from "../../src/ir/model/watched.ts";
import { type Trouble, watchTroubles } from "../../src/trouble/api/watch-troubles.ts";
import { placeText } from "../../src/trouble/report.ts";
import { sampled } from "../support/extent.ts";

const count = 96;
/** Numbers between -1 and 1 that have nothing to do with each other. */
const noise = (i: number, of = 1): number => 2 * ((Math.sin(i * 12.9898 + of * 78.233) * 43758.5453) % 1 + 1) % 2 - 1;
const x = (scale = 1): DataArray => Float64Array.from({ length: 4 * count }, (_, i) => scale * noise(i));
const sums = (of: DataArray, scale = 1): DataArray => Float64Array.from({ length: count }, (_, n) => scale * (of[4 * n]! - 0.5 * of[4 * n + 1]! + 0.2 * of[4 * n + 2]!));

interface Case {
  readonly layers?: string;
  readonly optimizer?: string;
  readonly output?: string;
  readonly loss?: string;
  readonly input?: string;
  readonly more?: string;
  readonly epochs?: number;
  readonly validation?: number;
  readonly x?: DataArray;
  readonly y?: DataArray;
}

async function troublesOf({ input = "x: [4]", layers = "dense(8) tanh\n  dense(1)", optimizer = "adam(rate: 0.01)", output = "[1]", loss = "meanSquaredError", more = "", epochs = 8, validation = 0.25, x: inputs = x(), y = sums(inputs) }: Case): Promise<readonly Trouble[]> {
  const text = `activation wave(x) = sin(x) model M {\n  input ${input}\n  ${layers}\n  output y: ${output}\n  loss ${loss}\n  train {\n    batch: 16\n    ${more}\n    optimizer: ${optimizer}\n  }\n}\n`;
  const { modules: [module], diagnostics } = await compile(text, { fileName: "m.nn", emit: "module", precision: "f64" });
  if (module === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const create = (): ReturnType<typeof createNetwork> => createNetwork(module, 1);
  const arrays = new Map([["x", inputs], ["y", y]]);
  const found: Trouble[] = [];
  watchTroubles(create(), { model: watchedModelOf(module.model), create, onTrouble: (trouble) => found.push(trouble) }).fit(withLabels(module.model, arrays, count), { epochs, validation });
  return found;
}

test.each<readonly [kind: Trouble["kind"], place: string | undefined, found: RegExp, training: Case]>([
  ["unscaled inputs", "m.nn:3", /^dense1 reads numbers of the size [\d.]+ \(root mean square of component \d\)/, { x: x(900), y: sums(x()) }],
  ["absent class", "m.nn:5", /^of the 3 classes of y, one never occurs among 72 training examples: c$/, { layers: "dense(8) tanh\n  dense(3) softmax", output: 'oneHot("a", "b", "c")', loss: "crossEntropy", y: Int32Array.from({ length: count }, (_, n) => Number(sums(x())[n]! > 0)) }],
  ["untrained class", "m.nn:2", /^"rest" of x.b: 0 of 72 training examples have a value that is not listed/, { input: 'x: { a: oneHot("u", other: "rest"), b: oneHot("u", other: "rest") }', x: x().map((_: number, i: number) => Number(i % 4 === 2 || i % 4 === Math.floor(i / 4) % 2)) }],
  ["shuffled labels", undefined, /^after 8 epochs the validation loss is [\d.]+, and [\d.]+ with the targets of other examples/, { y: Float64Array.from({ length: count }, (_, n) => noise(n, 7)) }],
  ["dead units", "m.nn:3", /^16 of 16 units of dense1 get no gradient from any of 64 examples after epoch 1/, { layers: "dense(16, init: constant(-1)) relu\n  dense(1)", x: x().map((v: number) => Math.abs(v)) }],
  ["vanishing gradient", "m.nn:3", /^the gradient of dense1 is .* after epoch 1, and that of dense13 \(m.nn:4\)/, { layers: "repeat 12 { dense(8) sigmoid }\n  dense(1)" }],
  ["exploding gradient", "m.nn:3", /^the gradient has the norm [\d.e+]+ after epoch 1, with weights of the norm [\d.]+ and a loss of [\d.]+; it is greatest in dense\d/, { layers: "repeat 12 { dense(16, init: normal(0, 1)) wave }\n  dense(1)", optimizer: "sgd(rate: 0.000001)" }],
  ["rate too high", "m.nn:10", /a step changes the weights by [\d.]+ of their size \(`adam\(rate: 5\)`\)/, { layers: "dense(8) tanh\n  dense(1) tanh", optimizer: "adam(rate: 5)" }],
  ["rate too low", "m.nn:10", /a step changes the weights by [\d.e-]+ of their size \(`sgd\(rate: 0.0000001\)`\)/, { optimizer: "sgd(rate: 0.0000001)" }],
  ["diverging", "m.nn:9", /^the loss was [\d.]+ in the first epoch and is [\d.e+]+ in epoch \d/, { layers: "dense(1)", optimizer: "sgd(rate: 2.2)", epochs: 5 }],
  ["overfitting", undefined, /^the validation loss was [\d.]+ in epoch \d+ and is [\d.]+ in epoch \d+, while the training loss fell/, { layers: "dense(64) relu\n  dense(2) softmax", output: 'oneHot("a", "b")', loss: "crossEntropy", y: Int32Array.from({ length: count }, (_, n) => Number(sums(x())[n]! + noise(n, 5) > 0)), epochs: 120, validation: 0.6, optimizer: "adam(rate: 0.03)" }],
])("%s is found, at its place, with its numbers", async (kind, place, found, training) => {
  const troubles = await troublesOf(training);
  const mine = troubles.filter((t) => t.kind === kind);
  expect(mine, JSON.stringify(troubles)).toHaveLength(1);
  expect([placeText(mine[0] ?? {}), mine[0]?.found]).toEqual([place, expect.stringMatching(found)]);
});

const good: readonly (readonly [string, Case])[] = [
  ["numbers", { epochs: 40 }],
  ["classes", { layers: "dense(16) relu\n  dense(2) softmax", output: 'oneHot("a", "b")', loss: "crossEntropy", y: Int32Array.from({ length: count }, (_, n) => Number(sums(x())[n]! > 0)), epochs: 40 }],
  ["scaled inputs", { layers: "standardize dense(8) relu\n  dense(1)", x: x(900), y: sums(x()), epochs: 20 }],
  ["early stopping of a network that is too large", { layers: "dense(64) relu\n  dense(1)", y: Float64Array.from({ length: count }, (_, n) => sums(x())[n]! + 0.5 * noise(n, 5)), epochs: 200, validation: 0.6, more: "stop: patience(5)" }],
  ["batch normalization, dropout and a residual", { layers: "dense(8) batchNorm relu\n  residual { dense(8) gelu dropout(0.2) } dense(1)", epochs: 30 }],
  ["a recurrent network", { layers: "reshape([4, 1]) lstmLast(8)\n  dense(1)", epochs: 30 }],
  ["a convolution, with momentum", { layers: "reshape([4, 1]) conv1d(8, 3) relu flatten\n  dense(1)", optimizer: "momentum(rate: 0.01)", loss: "huber", epochs: 30 }],
  ["attention", { layers: "reshape([4, 1]) dense(8) attention(heads: 2) flatten\n  dense(1)", epochs: 20 }],
  ["a probability, of few examples of one class", { layers: "dense(8) tanh\n  dense(1) sigmoid", output: 'binary("no", "yes")', loss: "binaryCrossEntropy", y: Int32Array.from({ length: count }, (_, n) => Number(sums(x())[n]! > 0.8)), epochs: 30 }],
  ["a penalty", { layers: "dense(8) tanh\n  dense(1)", loss: "meanSquaredError\n  regularize l2(0.01)", epochs: 20 }],
];

// Every third without `NNC_ALL`.
test.each(sampled(good, 3, 1))("nothing is said of a good training: %s", async (_, training) => {
  expect(await troublesOf(training)).toEqual([]);
});
