/** Parameters of a loss with a pattern. `test/phases/check/weights.test.ts` trains with them. */
import { expect, test } from "vitest";
import { equationOf, faults, modelOf, net, said } from "../../model.ts";

const own = (share: string, more = ""): string =>
  net(`dense(3) ${more}`, { output: "[3]", definitions: "loss own(y[k], target[k], share[k] = 1) = sum(k: share[k] * (y[k] - target[k]) ^ 2)" }).replace("loss squaredError", `loss own${share}`);

test("numbers in brackets become an array, one for each position", () => {
  const model = modelOf(own("(share: [1, 2, 0.5])"));
  const weights = [...model.arrays.values()].find(({ purpose }) => purpose?.kind === "member" && purpose.name === "share");
  expect(weights?.extents).toEqual([{ lower: 0, upper: 3 }]);
  expect(equationOf(model, weights?.name ?? "")).toContain("0.5");
});

test("one number makes no array", () => {
  for (const text of [own(""), own("(share: 3)")]) expect([...modelOf(text).arrays.values()].some(({ purpose }) => purpose?.kind === "member" && purpose.name === "share")).toBe(false);
});

test("a list of another length and a value of another shape are refused", () => {
  expect(faults(own("(share: [1, 2])"))).toEqual([said("wrongListLength", { name: "share", shape: [3], given: 2 })]);
  expect(faults(own("(y, share: x)"))).toHaveLength(1);
});
