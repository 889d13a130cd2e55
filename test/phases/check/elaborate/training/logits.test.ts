/** Whether a loss takes logits, by what it exponentiates. */
import { expect, test } from "vitest";
import { add, call, constant, negate, read, subtract } from "../../../../../src/ir/equation/build.ts";
import { exponentiates } from "../../../../../src/phases/check/elaborate/training/logits.ts";

const [y, target, other] = ["y", "target", "other"].map((array) => read(array, [])) as [ReturnType<typeof read>, ReturnType<typeof read>, ReturnType<typeof read>];

test("an exponential of the value takes logits, wherever it is", () => {
  expect(exponentiates(call("log", add(constant(1), call("exp", negate(y)))), "y", "target")).toBe(true);
  expect(exponentiates(call("expm1", add(y, other)), "y", undefined)).toBe(true);
});

test("an exponential of the difference from the target, or of another value, takes none", () => {
  expect(exponentiates(call("exp", subtract(y, target)), "y", "target")).toBe(false);
  expect(exponentiates(call("exp", other), "y", "target")).toBe(false);
  expect(exponentiates(call("log", y), "y", "target")).toBe(false);
});
