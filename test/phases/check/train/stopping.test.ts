/** The metric of `stop: patience(n, highest: …)` is one that is measured, and is watched for the better of its values. */
import { expect, test } from "vitest";
import { check } from "../../../../src/index.ts";

const checked = (settings: string): ReturnType<typeof check> => check(`metric near(y[..s], target[..s], by = 1) = mean(..s: abs(y[..s] - target[..s]) < by ? 1 : 0)
model Net(k = 2) { input x: [2] dense(3) as v output size: [3] = v output kind: oneHot("a", "b", "c") = v { softmax } loss squaredError(size) + crossEntropy(kind) train { ${settings} } }`);

test.each([
  ["metrics: [accuracy, mae] stop: patience(5, highest: kind.accuracy)", "highest", "kind.accuracy"],
  ["metrics: [topK(k)] stop: patience(5, highest: \"kind.topK(2)\")", "highest", "kind.topK(2)"],
  ["metrics: [near(size, 0.5)] stop: patience(5, lowest: near(size,0.5))", "lowest", "near(size, 0.5)"],
])("in `%s` it has the name that results have", (settings, aim, name) => {
  const { models: [net], diagnostics } = checked(settings);
  expect([diagnostics.filter(({ severity }) => severity === "error"), net?.train.stop]).toEqual([[], { patience: 5, by: expect.objectContaining({ aim, name }) }]);
});

test.each([
  ["metrics: [accuracy] stop: patience(5, lowest: kind.accuracy)", "NN548", "`kind.accuracy` is best where it is highest: write `highest: kind.accuracy`"],
  ["metrics: [accuracy] stop: patience(5, highest: accuracy)", "NN547", "training stops by a metric that is measured, and `accuracy` is not: the `metrics` are `kind.accuracy`"],
  ["stop: patience(5, highest: near(size))", "NN547", "training stops by a metric that is measured, and `near(size)` is not: list it under `metrics`"],
  ["stop: patience(5, best: accuracy)", "NN502", "`stop` takes `patience(n)`: after how many epochs without improvement training stops; or `patience(n, highest: accuracy)`, `patience(n, lowest: mae)`, with one of the `metrics`"],
  ["stop: patience(5, accuracy)", "NN502", undefined],
  ["stop: patience(0.5, highest: accuracy)", "NN502", undefined],
])("`%s` is an error", (settings, code, message) => {
  expect(checked(settings).diagnostics).toMatchObject([{ code, ...(message !== undefined && { message }) }]);
});
