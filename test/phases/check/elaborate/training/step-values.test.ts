/** Values of an optimizer that are one number for each step. */
import { expect, test } from "vitest";
import { modelOf, net } from "../../model.ts";

function names(settings: string, definitions = ""): readonly string[] {
  const { optimizer } = modelOf(net("dense(2) dense(1)", { definitions, end: `train { ${settings} }` }));
  return (optimizer?.equations ?? []).filter((q) => q.indices.length === 0).map(({ array }) => array);
}

test("a rate that a schedule gives is computed once for all parameters", () => {
  expect(names("optimizer: sgd(rate: exponential(0.1, 0.9))")).toHaveLength(1);
  expect(names("optimizer: sgd(rate: 0.1)")).toEqual([]);
});

test("so is a `let` that reads the step alone, but none that reads the weight, or a constant", () => {
  const own = (value: string): string => `optimizer own(rate = 0.1) { let c = ${value} w = w - rate * c * g }`;
  expect(names("optimizer: own", own("1 / (1 + t)"))).toHaveLength(1);
  expect(names("optimizer: own", own("w ^ 2"))).toEqual([]);
  expect(names("optimizer: own", own("3 * rate"))).toEqual([]);
});
