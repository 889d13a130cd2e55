/** What lies between a value and what it is differentiated by. */
import { expect, test } from "vitest";
import { activityOf } from "../../../../src/ir/equation/activity.ts";
import { equationsByArray } from "../../../../src/ir/equation/dependencies.ts";
import { alignmentOf } from "../../../../src/ir/equation/derivatives/alignment.ts";
import type { Program } from "../../../../src/ir/equation/types.ts";
import { type Between, costOf, mixing } from "../../../../src/phases/check/derivatives/between.ts";
import { modelOf } from "../model.ts";

function between(chain: string, root: string, by: string): Between {
  const { arrays, equations, nextIndex, span } = modelOf(`model M { input x: [3] ${chain}  z[q < 1] = v[0] output y: [1] = z }`);
  const cut: Program = { name: "model", arrays, equations: equations.filter((q) => q.array !== by), outputs: [], stores: [], nextIndex };
  const byArray = equationsByArray(cut);
  const activity = activityOf(cut, [by], root);
  const axes = (arrays.get(root)?.extents ?? []).map((extent, axis) => ({ extent, alignment: alignmentOf(byArray, activity, root, by, axis) }));
  return { pair: { value: root, by, names: { value: "v", by: "x" }, place: span }, root, cut, equations: byArray, activity, axes };
}

test("elementwise chains take one pass, others one for each element", () => {
  expect(costOf(between("tanh as t  v[i] = 2 * t[i]", "value.v", "x"))).toBe(1);
  expect(costOf(between("dense(5) as t  v[i] = t[i] ^ 2", "value.v", "x"))).toBe(5);
  expect(costOf(between("dense(5) as t  v[i < 4] = t[i + 1] ^ 2", "value.v", "dense1.y"))).toBe(1);
});

test("examples mix where a statistic over them lies between", () => {
  expect(mixing(between("dense(2) as t  v[i] = t[i] - mean(batch: t[i])", "value.v", "x"))).toBe("value.v");
  expect(mixing(between("dense(2) as t  v[i] = t[i] ^ 2", "value.v", "x"))).toBeUndefined();
});
