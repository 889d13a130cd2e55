/** What an average makes of the update of a weight, and of a training step. */
import { expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { printEquation } from "../../../../../src/ir/equation/print.ts";
import { expand } from "../../../../../src/phases/expand/expand.ts";
import { verify } from "../../../../../src/ir/equation/verify.ts";

const { models: [model] } = check(`model Net {
  input x: [3]
  train 0.5 { dense(2) }
  output y: [2]
  loss squaredError
  regularize l2(0.01)
  train { optimizer: sgd(0.1) constraint: nonNegative average: swa }
}
`);

test("the parameter is the average, and what trains is ahead of it", () => {
  if (model === undefined) throw new Error("no model");
  const { training, update, inference, initialize } = expand(model);
  for (const program of [training, update, inference, initialize]) if (program !== undefined) expect(verify(program)).toEqual([]);
  const lines = (program: typeof training, name: string): readonly string[] => (program?.equations ?? []).filter((q) => q.array.includes(name)).map((q) => printEquation(q, program ?? inference));
  expect(lines(training, "dense1.y")).toEqual(["dense1.y[n, j] = trained(dense1.b)[j] + sum(i < 3: trained(dense1.W)[i, j] * x[n, i])"]);
  expect(lines(training, "penalty(dense1.W)").slice(0, 1)).toEqual(["penalty(dense1.W) = 0.005 * sum(i1 < 3, i2 < 2: trained(dense1.W)[i1, i2] ^ 2)"]);
  expect(lines(inference, "dense1.y")).toEqual(["dense1.y[n, j] = dense1.b[j] + sum(i < 3: dense1.W[i, j] * x[n, i])"]);
  expect(lines(update, "dense1.W")).toEqual([
    "trained(dense1.W):update[i1, i2] = swa.ahead(dense1.W)[i1, i2] + dense1.W[i1, i2]",
    "sgd.w(dense1.W).new[i1, i2] = trained(dense1.W):update[i1, i2] - 0.1 * gradient(dense1.W)[i1, i2]",
    "sgd.w(dense1.W).part[i1, i2] = 0.5 * trained(dense1.W):update[i1, i2] + 0.5 * sgd.w(dense1.W).new[i1, i2]",
    "nonNegative.w(dense1.W).new[i1, i2] = max(sgd.w(dense1.W).part[i1, i2], 0)",
    "swa.mean(dense1.W).new[i1, i2] = (nonNegative.w(dense1.W).new[i1, i2] - dense1.W[i1, i2]) / max(1, @t) + dense1.W[i1, i2]",
    "swa.ahead(dense1.W).new[i1, i2] = nonNegative.w(dense1.W).new[i1, i2] - swa.mean(dense1.W).new[i1, i2]",
  ]);
  expect(update?.stores.filter(({ target }) => target.includes("dense1.W"))).toEqual([
    { target: "dense1.W", source: "swa.mean(dense1.W).new" }, { target: "swa.ahead(dense1.W)", source: "swa.ahead(dense1.W).new" },
  ]);
  expect(lines(initialize, "ahead(dense1.W)")).toEqual(["swa.ahead(dense1.W)[i1, i2] = 0"]);
});
