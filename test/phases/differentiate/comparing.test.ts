/** Accumulations as sums that compare: what exports print. */
import { describe, expect, test } from "vitest";
import { multiply, read } from "../../../src/ir/equation/build.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import type { Accumulation, Program } from "../../../src/ir/equation/types.ts";
import { comparing } from "../../../src/phases/differentiate/comparing.ts";
import { array, at, define, fresh, ge0, program } from "../../ir/equation/build.ts";
import { draw, get, someInputs } from "./check.ts";

const f = fresh();
const [n, e, j] = [f.variable("n", 0, Infinity), f.variable("e", 0, 6), f.variable("j", 0, 2)];
const arrays = [array("x", "input", [Infinity, 6, 2]), array("place", "input", [Infinity, 6], 5)];

/** y[n, place, …] += x[n, e, j] · x[n, e, 0]. */
function accumulated(size: readonly [number, number], more: Partial<Accumulation>): Program {
  const equation: Accumulation = {
    kind: "accumulation", operator: "sum", array: "y", indices: [n, e, j], conditions: [], guarded: false, body: multiply(get("x", n, e, j), get("x", n, e, 0)),
    positions: [{ kind: "affine", affine: at(n) }, { kind: "data", value: get("place", n, e) }, { kind: "affine", affine: at(j) }], ...more,
  };
  return program([...arrays, array("y", "value", [Infinity, ...size])], [equation], ["y"]);
}

describe("an accumulation as a sum that compares", () => {
  test.each<[string, Program]>([
    ["at positions from data", accumulated([5, 2], {})],
    ["with places outside", accumulated([3, 2], { guarded: true })],
    ["under a condition", accumulated([5, 2], { conditions: [ge0(e, -2)] })],
    ["with a position that is moved and multiplied", accumulated([5, 4], { positions: [{ kind: "affine", affine: at(n) }, { kind: "data", value: get("place", n, e) }, { kind: "affine", affine: at([2, j], 1) }] })],
    ["at two positions from data", accumulated([5, 5], { positions: [{ kind: "affine", affine: at(n) }, { kind: "data", value: get("place", n, e) }, { kind: "data", value: read("place", [{ kind: "affine", affine: at(n) }, { kind: "affine", affine: at(j) }], false) }] })],
    ["of greatest values", accumulated([5, 2], { operator: "max", body: get("x", n, e, j) })],
    ["of least values under a condition, with places outside", accumulated([3, 2], { operator: "min", guarded: true, conditions: [ge0(e, -2)] })],
    ["of greatest values at a position that is moved", accumulated([5, 3], { operator: "max", positions: [{ kind: "affine", affine: at(n) }, { kind: "data", value: get("place", n, e) }, { kind: "affine", affine: at(j, 1) }] })],
  ])("%s", (_what, p) => {
    const q = comparing(p);
    expect(verify(q)).toEqual([]);
    expect(q.equations.map(({ kind }) => kind)).toEqual(["definition"]);
    for (const count of [1, 3]) {
      const given = someInputs(p, count);
      const [before, after] = [p, q].map((x) => [...interpret(x, given, { count, draw }).value("y")]);
      expect(before?.some((x) => x !== 0)).toBe(true);
      after?.forEach((x, k) => (Number.isFinite(x) ? expect(x).toBeCloseTo(before?.[k] ?? Number.NaN, 12) : expect(x).toBe(before?.[k])));
    }
  });

  test("leaves a program without accumulations as it is", () => {
    const p = program([...arrays, array("y", "value", [Infinity, 6])], [define("y", [n, e], get("x", n, e, 0))], ["y"]);
    expect(comparing(p)).toBe(p);
  });
});
