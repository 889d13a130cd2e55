/** Types that the parts of the checker share, and what is frozen. */
import { expect, test } from "vitest";
import { num } from "../../../src/ir/equation/number.ts";
import { isFrozen } from "../../../src/phases/check/types.ts";
import { modelOf, net } from "./model.ts";

test("what learns at a share of 0 is frozen", () => {
  expect([0, 0.5, 1].map((share) => isFrozen({ rate: num(share) }))).toEqual([true, false, false]);
  expect(modelOf(net("frozen { dense(3) } train 0 { dense(3) } dense(1)")).instances.map(({ frozen }) => frozen)).toEqual([true, true, false]);
});
