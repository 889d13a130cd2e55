/** How examples are held out, against the values of the model. */
import { expect, test } from "vitest";
import { check } from "../../../../src/index.ts";

const found = (train: string): readonly string[] =>
  check(`model M { input x: [2] input sex: oneHot("f", "m") let a = sex { dense(2) } let b = x { dense(2) } a add(b) softmax output y: oneHot("a", "b") loss crossEntropy train { ${train} } }`).diagnostics.filter((d) => d.severity === "error").map((d) => d.code);

test.each([
  ["validation: split(0.2, stratify: y)", []], ["validation: split(0.2, stratify: sex) test: split(0.1, group: \"patient id\")", []],
  ["validation: split(0.2, stratify: x)", ["NN544"]], ["test: split(0.2, stratify: z)", ["NN544"]], ["validation: split(0.2, stratify: y, group: g)", ["NN502"]],
  ['data: series("a.csv") validation: split(0.2, group: g)', ["NN545"]], ['data: series("a.csv") validation: csv("b.csv")', ["NN546"]], ['data: csv("a.csv") validation: file("b.npz")', []],
])("%s: %j", (train, codes) => {
  expect(found(train)).toEqual(codes);
});
