/** The public form of a checked model. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { check, describe } from "../../src/index.ts";
import { exampleFiles } from "../../tools/examples.ts";

const text = `/// Two kinds.
model Pets(units = 3) {
  input pet: { age, "body weight" as weight_, sort: oneHot("a", "b") }
  dense(units) relu
  dense(2) softmax as chance
  output kind: oneHot("cat", "dog")
  loss crossEntropy
  regularize l2(0.01)
  train {
    optimizer: sgd(rate: 0.1)
    batch: 4
  }
}
`;

test("a description has steps with shapes and places, arrays, encodings and equations", () => {
  const { models, diagnostics } = check(text, { fileName: "pets.nn" });
  expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
  const [model] = models;
  if (model === undefined) throw new Error("no model");
  const found = describe(model);
  expect(found).toMatchObject({
    name: "Pets", doc: "Two kinds.", parameters: [{ name: "units", value: 3 }],
    inputs: [{ name: "pet", needed: true, encoding: { kind: "record", fields: [{ name: "age" }, { name: "weight_" }, { name: "sort", encoding: { kind: "oneHot", classes: ["a", "b"] } }] } }],
    outputs: [{ name: "kind", encoding: { kind: "oneHot", classes: ["cat", "dog"] } }],
    loss: { external: false }, train: { batch: 4 },
  });
  expect(found.steps.map((s) => [s.name, s.definition, s.place.line, s.shape, s.parameterCount])).toEqual([
    ["dense1", "dense", 4, [3], 15], ["relu1", "relu", 4, [3], 0], ["dense2", "dense", 5, [2], 8], ["chance", "softmax", 5, [2], 0],
  ]);
  expect(found.arrays.map((a) => `${a.role} ${a.name} ${a.shape.join("×")}`)).toEqual(["weight dense1.W 4×3", "bias dense1.b 3", "weight dense2.W 3×2", "bias dense2.b 2"]);
  expect(found.equations.map((e) => e.text)).toContain("relu1.y[n, i1] = max(dense1.y[n, i1], 0)");
  expect(found.optimizer?.text).toBe("sgd(rate: 0.1)");
});

test("a description of every example is the same after JSON", () => {
  expect(exampleFiles.length).toBeGreaterThan(10);
  for (const path of exampleFiles) {
    for (const model of check(readFileSync(path, "utf8"), { fileName: path }).models) {
      const found = describe(model);
      expect(JSON.parse(JSON.stringify(found)), path).toEqual(found);
      expect(found.steps.length).toBeGreaterThan(0);
    }
  }
});
