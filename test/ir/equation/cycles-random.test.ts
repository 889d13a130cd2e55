import fc from "fast-check";
import { expect, it } from "vitest";
import { atLeastZero } from "../../../src/ir/equation/affine.ts";
import { add, constant, readAt, reduce, scale } from "../../../src/ir/equation/build.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { Affine, Equation, Expr, IndexVariable, Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { array, at, define, program } from "./build.ts";

const small = fc.integer({ min: -2, max: 2 });
const unit = fc.integer({ min: -1, max: 1 });
/** What a read goes to: coefficients of t, j and u, an offset, and a condition of the same kind. */
const place = fc.tuple(unit, unit, unit, small);
const reading = fc.record({ of: fc.constantFrom("h", "k", "x"), first: place, second: place, condition: place });
const pair = fc.tuple(fc.array(reading, { maxLength: 2 }), fc.array(reading, { minLength: 1, maxLength: 2 }));

function twoArrays(bodies: readonly (readonly { of: string; first: Place; second: Place; condition: Place }[])[], f: Fresh): Program {
  const equations = bodies.map((readings, i): Equation => {
    const [t, j] = [f.variable("t", 0, 4), f.variable("j", 0, 3)];
    const body = readings.map(({ of, first, second, condition }): Expr => {
      const u = f.variable("u", 0, 4);
      const read = readAt(of, [form(first, t, j, u), form(second, j, t, u)], true);
      return scale(0.5, reduce("sum", [u], [atLeastZero(form(condition, t, u, j))], read));
    });
    return define(i === 0 ? "h" : "k", [t, j], add(constant(1), ...body));
  });
  const arrays = [array("x", "input", [4, 3]), array("h", "value", [4, 3]), array("k", "value", [4, 3])];
  return program(arrays, equations, ["h", "k"], { nextIndex: f.next });
}

type Place = readonly [number, number, number, number];

function form([a, b, c, d]: Place, ...[p, q, r]: readonly [IndexVariable, IndexVariable, IndexVariable]): Affine {
  return at([a, p], [b, q], [c, r], d);
}

it("what is verified has no element that needs itself", () => {
  let sound = 0;
  let computable = 0;
  fc.assert(
    fc.property(pair, (bodies) => {
      const p = twoArrays(bodies, new Fresh(0));
      const faults = verify(p);
      const run = (): unknown => interpret(p, new Map([["x", new Float64Array(12)]]), { count: 1 });
      if (faults.length === 0) {
        sound++;
        run();
      } else {
        for (const fault of faults) expect(fault).toContain("no order of steps");
        try {
          run();
          computable++;
        } catch (error) {
          expect(String(error)).toContain("needs itself");
        }
      }
    }),
    { numRuns: 1000, seed: 5 },
  );
  expect(sound).toBeGreaterThan(150);
  expect(computable).toBeLessThan(sound);
});
