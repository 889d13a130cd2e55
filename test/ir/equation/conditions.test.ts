/** Conditions on whole numbers: in their normal form, and none where two cannot hold at once. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { affine, atLeastZero, equalsZero, joinConditions } from "../../../src/ir/equation/affine.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import type { Affine, Condition } from "../../../src/ir/equation/types.ts";

const fresh = new Fresh(0);
const variables = [fresh.variable("i", -3, 4), fresh.variable("j", 0, 5)] as const;

function at(a: Affine, values: readonly number[]): number {
  return a.terms.reduce((sum, { coefficient, atom }) => sum + coefficient * (atom.kind === "variable" ? (values[atom.id] ?? NaN) : NaN), a.constant);
}

const holds = ({ affine: a, equality }: Condition, values: readonly number[]): boolean => (equality ? at(a, values) === 0 : at(a, values) >= 0);

const points = Array.from({ length: 7 }, (_, i) => Array.from({ length: 5 }, (_, j) => [i - 3, j])).flat();

test("a common divisor is taken out, and the constant rounded", () => {
  const [i] = variables;
  expect(atLeastZero(affine(-1, [{ coefficient: 2, atom: i }])).affine).toEqual(affine(-1, [{ coefficient: 1, atom: i }]));
  expect(atLeastZero(affine(5, [{ coefficient: -3, atom: i }])).affine).toEqual(affine(1, [{ coefficient: -1, atom: i }]));
  // Between 2·i − 1 ≥ 0 and 1 − 2·i ≥ 0 there is no whole number.
  expect(joinConditions([atLeastZero(affine(-1, [{ coefficient: 2, atom: i }])), atLeastZero(affine(1, [{ coefficient: -2, atom: i }]))])).toBeUndefined();
});

test("what is joined holds where all of its parts do", () => {
  const term = fc.integer({ min: -3, max: 3 });
  const condition = fc.tuple(term, term, fc.integer({ min: -8, max: 8 }), fc.boolean());
  fc.assert(fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (drawn) => {
    const written = drawn.map(([a, b, constant, equality]): Condition => {
      const whole = affine(constant, [{ coefficient: a, atom: variables[0] }, { coefficient: b, atom: variables[1] }]);
      return equality ? equalsZero(whole) : { affine: whole, equality: false };
    });
    const joined = joinConditions(written.map((c) => (c.equality ? c : atLeastZero(c.affine))));
    for (const point of points) expect(joined?.every((c) => holds(c, point)) ?? false).toBe(written.every((c) => holds(c, point)));
  }), { numRuns: 500, seed: 1 });
});
