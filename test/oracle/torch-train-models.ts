/** Small models, one for each optimizer, schedule and constraint of the library, and for each setting that changes a step. */
import { readdirSync } from "node:fs";
import { library } from "../../src/std/library.ts";
import { settingOf, valueOf } from "../support/setting-of.ts";

export interface TrainedModel {
  readonly name: string;
  readonly text: string;
}

function model(settings: string, chain = "dense(4) tanh dense(2)"): string {
  return `model Net {\n  input x: [3]\n  ${chain}\n  output y: [2]\n  loss squaredError\n  regularize l2(0.01)\n  train { batch: 5 ${settings} }\n}\n`;
}

function namesIn(kind: string): readonly string[] {
  return readdirSync(`src/std/${kind}`).map((file) => file.replace(".nn", ""));
}

const schedules: Readonly<Record<string, string>> = { piecewise: "piecewise(0.1, 1, 0.05)", step: "step(0.1, every: 2)", warmup: "warmup(4, cosine(0.1))" };

// The export refuses averages of weights.
const optimizers = library.filter((d) => d.keyword === "optimizer" && settingOf(d.text) === "optimizer").map((d): TrainedModel => ({ name: `optimizer ${d.name}`, text: model(`optimizer: ${valueOf(d, `${d.name}(rate: 0.05)`)}`) }));
const decays = ["adamw(rate: 0.05, decay: 0.1)", "lion(rate: 0.05, decay: 0.1)", "adagrad(rate: 0.1, rateDecay: 0.1, start: 0.1)"].map((text): TrainedModel => ({ name: text, text: model(`optimizer: ${text}`) }));
const scheduled = namesIn("schedules").map((name): TrainedModel => ({ name: `schedule ${name}`, text: model(`optimizer: adam(rate: ${schedules[name] ?? `${name}(0.1)`})`) }));
const constrained = namesIn("constraints").map((name): TrainedModel => ({ name: `constraint ${name}`, text: model(`optimizer: adam(rate: 0.05) constraint: ${name === "maxNorm" ? "maxNorm(0.7)" : name}`) }));

/** Ten steps of each are compared. */
export const steppedModels: readonly TrainedModel[] = [
  ...optimizers, ...decays, ...scheduled, ...constrained,
  { name: "clip norm", text: model("optimizer: momentum(rate: 0.05) clip: norm(0.1)") },
  { name: "clip value", text: model("optimizer: adam(rate: 0.05) clip: value(0.05)") },
  { name: "biases apart", text: model("optimizer: momentum(rate: 0.05) biases: adam(0.01)") },
  { name: "gains apart", text: model("optimizer: adamw(rate: cosine(0.05), decay: 0.1) biases: adamw(0.05, decay: 0) gains: adamw(0.02, decay: 0)", "dense(4) layerNorm tanh dense(2)") },
  { name: "rates of parts", text: model("optimizer: radam(rate: 0.05)", "train 0.1 { dense(4) tanh } frozen { dense(3) } train 2 { dense(2) }") },
  { name: "one parameter", text: model("optimizer: adam(rate: 0.05) clip: norm(0.1)", "scale(2)").replace("{\n  input x: [3]", "{\n  input x: [2]").replace(/^/, "layer scale(units) {\n  input x: [from]\n  weight W: [from] = constant(0.5)\n  output y[i] = x[i] * W[i]\n}\n") },
  { name: "dropout", text: model("optimizer: sgd(rate: 0.1)", "dense(4) dropout(0.5) dense(2)") },
  { name: "batchNorm", text: model("optimizer: sgd(rate: 0.1)", "dense(4) batchNorm dense(2)") },
];
