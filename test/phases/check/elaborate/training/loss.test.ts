/** A loss of one value: one number for each example, then the mean. */
import { describe, expect, test } from "vitest";
import { operandParameters } from "../../../../../src/phases/check/elaborate/training/loss.ts";
import { equationOf, faults, modelOf, net, said } from "../../model.ts";
import { parsed } from "../../../parse/files.ts";

const withLoss = (loss: string, call = "own", output = "[2, 3]"): string => net(`reshape(${output})`, { input: "[6]", output, definitions: loss }).replace("loss squaredError", `loss ${call}`);

test.each([["y, target", 2], ["y[k], share[k], at = 1", 2], ["y[k], target[k], at = 1", 2], ["y, at = 1", 1], ["y", 1]])("a loss of `%s` compares %i values", (parameters, count) => {
  const [loss] = parsed(`loss own(${parameters}) = y`).file.declarations;
  expect(loss?.kind === "function" ? operandParameters(loss) : undefined).toBe(count);
});

describe("axes before those that a loss names", () => {
  test("are averaged over, with the examples", () => {
    const model = modelOf(withLoss("loss own(y[k], target[k]) = sum(k: (y[k] - target[k]) ^ 2)"));
    const [each, mean] = model.loss?.equations ?? [];
    expect(model.arrays.get(each?.array ?? "")?.extents).toEqual([{ lower: 0, upper: Infinity }, { lower: 0, upper: 2 }]);
    expect(equationOf(model, mean?.array ?? "")).toMatch(/sum\(n, a1 < 2: /);
  });

  test("are all but those of a pack", () => {
    const model = modelOf(withLoss("loss own(y[..s], target[..s]) = sum(..s: (y[..s] - target[..s]) ^ 2)"));
    expect(model.arrays.get(model.loss?.equations[0]?.array ?? "")?.extents).toHaveLength(1);
  });
});

describe("a fault", () => {
  test.each([
    ["a loss without a value", withLoss("loss own() = 3"), said("lossWithoutValue", { name: "own", keyword: "loss" })],
    ["an argument that is missing", withLoss("loss own(y[..s], target[..s], at) = at * sum(..s: y[..s] - target[..s])"), said("missingArgument", { name: "at", definition: "own" })],
    ["a pattern of more axes than the value has", withLoss("loss own(y[a, b, c], target[a, b, c]) = sum(a, b, c: y[a, b, c] - target[a, b, c])"), said("shapeMismatch", { definition: "own", found: [2, 3], pattern: "y[a, b, c]" })],
    ["a size that is taken for an index", withLoss("loss own(y[k], target[k]) = y[k] - target[k]"), said("sizeAsIndex", { name: "k", index: "k", reduced: true })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toContain(message);
  });
});
