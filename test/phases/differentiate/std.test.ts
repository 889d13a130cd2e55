/** Every activation, loss and regularizer of the library, and chains of its layers, from text to gradients. */
import { describe, expect, it } from "vitest";
import { Report } from "../../../src/diagnostics/report.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { load } from "../../../src/load.ts";
import { check } from "../../../src/phases/check/check.ts";
import { expand } from "../../../src/phases/expand/expand.ts";
import { sourceFile } from "../../../src/source/source.ts";
import { standardDefaults } from "../../../src/std/defaults.ts";
import { library } from "../../../src/std/library.ts";
import { expectGradients } from "./check.ts";

function trainingOf(text: string): Program {
  const report = new Report();
  const models = check(load(sourceFile("model.nn", text), () => undefined, report), { set: new Map(), defaults: standardDefaults() }, report);
  expect(report.diagnostics.map((d) => d.message)).toEqual([]);
  const training = models[0] && expand(models[0]).training;
  if (training === undefined) throw new Error("no training program");
  const read = new Set(training.equations.map((e) => e.array));
  // Arrays of the model that this program neither defines nor takes are no part of it.
  return { ...training, arrays: new Map([...training.arrays].filter(([name, a]) => a.role !== "value" || read.has(name))) };
}

const regression = (chain: string, input = "4", more = ""): string =>
  `model M {\n  input x: [${input}]\n  ${chain}\n  output y: [1]\n  loss squaredError\n  ${more}\n  train { data: csv("x.csv") }\n}\n`;

const namesOf = (keyword: string): string[] => library.filter((d) => d.keyword === keyword).map((d) => d.name);

/** Positive where a definition divides by it or takes its root. */
const adjust = (inputs: Map<string, number[]>): void => {
  for (const [name, values] of inputs) if (/spread|deviation|variance/i.test(name)) inputs.set(name, values.map((x) => Math.abs(x) + 0.5));
};

describe("the library's gradients equal central differences", () => {
  // Differences of a loss go through what is stopped: test/phases/hold holds it.
  it.each(namesOf("activation").filter((name) => name !== "stop"))("activation %s", (name) => {
    expectGradients(trainingOf(regression(`dense(3) ${name}\n  dense(1)`)), [1, 3], adjust);
  });

  it.each(namesOf("regularizer"))("regularizer %s", (name) => {
    expectGradients(trainingOf(regression("dense(3) tanh\n  dense(1)", "4", `regularize ${name}(0.1)`)), [2], adjust);
  });

  it.each([
    ["softmax", "dense(3) softmax\n  dense(1)"],
    ["logSoftmax", "dense(5) logSoftmax\n  dense(1)"],
    ["prelu", "dense(5) prelu\n  dense(1)"],
    ["dropout", "dense(5) dropout(0.4)\n  dense(1)"],
    ["standardize and flatten", "flatten\n  standardize\n  dense(2) tanh\n  dense(1)", "2, 3"],
    ["dense along the last of several axes", "dense(2) tanh\n  flatten\n  dense(1)", "3, 2"],
    ["one of everything", "dense(1) relu\n  dense(1)", "1"],
  ])("layer %s", (_, chain, input = "4") => {
    expectGradients(trainingOf(regression(chain, input)), [1, 3], adjust);
  });

  it.each([
    ["crossEntropy", "dense(3) softmax", 'oneHot("a", "b", "c")'],
    ["crossEntropy", "dense(2) relu\n  dense(5) softmax", "oneHot(0..4)"],
    ["binaryCrossEntropy", "dense(1) sigmoid", 'binary("no", "yes")'],
    ["squaredError", "dense(1)", "[1]"],
    ["meanSquaredError", "dense(1) tanh", "[1]"],
    ["absoluteError", "dense(1)", "[1]"],
    ["huber", "dense(1)", "[1]"],
  ])("loss %s after %s", (loss, chain, encoding) => {
    expectGradients(trainingOf(`model M {\n  input x: [4]\n  ${chain}\n  output y: ${encoding}\n  loss ${loss}\n  train { data: csv("x.csv") }\n}\n`), [1, 3], adjust);
  });
});
