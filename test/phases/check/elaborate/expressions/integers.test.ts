/** Expressions that are affine in indices. */
import { describe, expect, test } from "vitest";
import { constantAffine, variableAffine } from "../../../../../src/ir/equation/affine.ts";
import { add, call, constant, indexValue, multiply, subtract } from "../../../../../src/ir/equation/build.ts";
import { Fresh } from "../../../../../src/ir/equation/fresh.ts";
import { divideNum, num } from "../../../../../src/ir/equation/number.ts";
import { asAffine, asFraction, comparable } from "../../../../../src/phases/check/elaborate/expressions/integers.ts";

const v = variableAffine(new Fresh(0).variable("i", 0, 10));
const i = indexValue(v);
const half = constant(divideNum(num(1), num(2)));
const third = constant(divideNum(num(1), num(3)));

describe("an affine form", () => {
  test("is an index, a whole number, and sums of their multiples", () => {
    expect(asAffine(i)).toEqual(v);
    expect(asAffine(constant(3))).toEqual(constantAffine(3));
    expect(asAffine(subtract(multiply(constant(2), i), constant(1)))).toMatchObject({ constant: -1, terms: [{ coefficient: 2 }] });
  });

  test("is a fraction that is provably whole", () => {
    expect(asAffine(multiply(half, add(multiply(constant(4), i), constant(2))))).toMatchObject({ constant: 1, terms: [{ coefficient: 2 }] });
    expect(asAffine(multiply(half, i))).toBeUndefined();
  });

  test("is no product of indices, and no function of one", () => {
    expect(asAffine(multiply(i, i))).toBeUndefined();
    expect(asAffine(call("exp", i))).toBeUndefined();
    expect(asAffine(constant(num(Math.PI)))).toBeUndefined();
  });
});

test("a fraction has one divisor of all its terms", () => {
  expect(asFraction(add(multiply(half, i), third))).toMatchObject({ divisor: 6, numerator: { constant: 2, terms: [{ coefficient: 3 }] } });
});

test("two fractions compare as whole numbers", () => {
  const [a, b] = comparable(multiply(half, i), third) ?? [];
  expect([a?.terms[0]?.coefficient, a?.constant, b?.constant]).toEqual([3, 0, 2]);
  expect(comparable(i, call("exp", i))).toBeUndefined();
});
