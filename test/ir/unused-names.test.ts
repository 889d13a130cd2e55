import { expect, it } from "vitest";
import { UnusedNames } from "../../src/ir/unused-names.ts";

it("fresh numbers a name only where it is taken", () => {
  const names = new UnusedNames(["x"]);
  expect([names.fresh("y"), names.fresh("x"), names.fresh("x"), names.fresh("y")]).toEqual(["y", "x_2", "x_3", "y_2"]);
});

it("numbered continues the numbers of a stem without gaps, and skips what is taken", () => {
  const names = new UnusedNames(["x", "x_2"]);
  expect([names.numbered("x"), names.numbered("x_1"), names.numbered("x_7")]).toEqual(["x_1", "x_3", "x_4"]);
});
