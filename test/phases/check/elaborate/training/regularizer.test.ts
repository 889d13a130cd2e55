/** A regularizer over one weight. */
import { expect, test } from "vitest";
import { equationOf, faults, modelOf, net, said } from "../../model.ts";

const own = (value: string): string => net("dense(2) dense(1)", { definitions: `regularizer own(a = 2) = ${value}`, end: "regularize own" });
const term = (value: string): string => {
  const model = modelOf(own(value));
  const array = model.loss?.equations.find((q) => model.arrays.get(q.array)?.purpose?.kind === "penalty")?.array ?? "";
  return equationOf(model, array).split(" = ")[1] ?? "";
};

test("reads each element as `w`, and is summed over them", () => {
  expect(term("a * w ^ 2")).toMatch(/sum\(i1 < 4, i2 < 2: /);
});

test("reads the whole array as `w[..s]`, once", () => {
  expect(term("sqrt(sum(..s: w[..s] ^ 2))").match(/sum\(/g)).toHaveLength(1);
});

test("may read an element and the whole array", () => {
  expect(term("w / (1 + sum(..s: w[..s] ^ 2))").match(/sum\(/g)).toHaveLength(2);
});

test("reads no gradient and no batch", () => {
  expect(faults(own("g * w"))).toEqual([said("unknownName", { kind: "value", name: "g" })]);
});
