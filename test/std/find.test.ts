import { describe, expect, test } from "vitest";
import { standardDefinitions } from "../../src/std/find.ts";
import { library } from "../../src/std/library.ts";

const all = standardDefinitions();
const names = (keyword: string): readonly string[] => all.filter((each) => each.keyword === keyword).map(({ name }) => name).sort();

test("each definition is there once for its keyword, and no activation shares a layer's name", () => {
  const keys = all.map(({ keyword, name }) => `${keyword === "activation" ? "layer" : keyword} ${name}`);
  expect(new Set(keys).size).toBe(keys.length);
});

describe("what the first milestone promises", () => {
  test.each([
    ["layer", "dense dropout flatten logSoftmax prelu softmax standardize"],
    ["activation", "celu elu gelu hardSigmoid hardSwish identity leakyRelu mish relu selu sigmoid softplus softsign swish tanh"],
    ["loss", "absoluteError binaryCrossEntropy crossEntropy huber meanSquaredError squaredError"],
    ["regularizer", "elasticNet frobenius l1 l2"],
    ["optimizer", "adagrad adam adamw momentum nesterov rmsprop sgd"],
    ["schedule", "constant cosine exponential step warmup"],
    [
      "initializer",
      "constant glorotNormal glorotUniform heNormal heUniform lecunNormal lecunUniform normal ones truncatedNormal uniform within zeros",
    ],
  ])("%s", (keyword, list) => {
    expect(names(keyword)).toEqual(expect.arrayContaining(list.split(" ")));
  });
});

test("every definition has a doc comment", () => {
  for (const { name, text } of library) {
    const declared = text.match(/^(layer|activation|loss|regularizer|optimizer|schedule|initializer) /gm)?.length ?? 0;
    const documented = text.match(/^\/\/\/.*\n(layer|activation|loss|regularizer|optimizer|schedule|initializer) /gm)?.length ?? 0;
    expect([name, documented]).toEqual([name, declared]);
  }
});
