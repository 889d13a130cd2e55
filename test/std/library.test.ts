import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { library } from "../../src/std/library.ts";

/** The folder of each kind of definition. Constraints are optimizers that read no gradient. */
const folders: Readonly<Record<string, readonly string[]>> = {
  layer: ["layers"],
  block: ["blocks"],
  activation: ["activations"],
  loss: ["losses"],
  regularizer: ["regularizers"],
  optimizer: ["optimizers", "constraints"],
  schedule: ["schedules"],
  initializer: ["initializers"],
};

const declarations = /^(?:layer|block|activation|loss|regularizer|optimizer|schedule|initializer) +(\w+)/gm;

test("the library is every .nn file of src/std", () => {
  const files = readdirSync("src/std", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".nn"));
  expect(library.map(({ file }) => file)).toEqual(files.map((path) => `std/${path}`).sort());
});

test.each(library)("$file declares the definition it is named after, in the folder of its kind, with a doc comment", ({ keyword, name, file, text }) => {
  expect([...text.matchAll(declarations)].map(([, declared]) => declared)).toEqual([name]);
  expect((folders[keyword] ?? []).map((folder) => `std/${folder}/${name}.nn`)).toContain(file);
  expect(text).toMatch(/^\/\/\/ .*\n/);
});

test("no two definitions of a kind, and no layer and activation, have one name", () => {
  const keys = library.map(({ keyword, name }) => `${keyword === "activation" || keyword === "block" ? "layer" : keyword} ${name}`);
  expect(new Set(keys).size).toBe(keys.length);
});

describe("names that models of version 0.1 use are still defined", () => {
  test.each([
    ["layer", "dense dropout flatten logSoftmax prelu softmax standardize"],
    ["activation", "celu elu gelu hardSigmoid hardSwish identity leakyRelu mish relu selu sigmoid softplus softsign swish tanh"],
    ["loss", "absoluteError binaryCrossEntropy crossEntropy huber meanSquaredError squaredError"],
    ["regularizer", "elasticNet frobenius l1 l2"],
    ["optimizer", "adagrad adam adamw momentum nesterov rmsprop sgd"],
    ["schedule", "constant cosine exponential step warmup"],
    ["initializer", "constant glorotNormal glorotUniform heNormal heUniform lecunNormal lecunUniform normal ones truncatedNormal uniform within zeros"],
  ])("%s", (keyword, names) => {
    expect(library.filter((d) => d.keyword === keyword).map(({ name }) => name)).toEqual(expect.arrayContaining(names.split(" ")));
  });
});
