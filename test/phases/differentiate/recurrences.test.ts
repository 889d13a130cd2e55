import { describe, expect, it } from "vitest";
import { add, call, constant, mean, multiply, power, read, readAt, reduce, select, subtract, where } from "../../../src/ir/equation/build.ts";
import { components } from "../../../src/ir/equation/dependencies.ts";
import type { Equation, Expr, IndexVariable } from "../../../src/ir/equation/types.ts";
import { array, at, define, fresh, ge0, program } from "../../ir/equation/build.ts";
import { expectGradients, get } from "./check.ts";

const f = fresh();
const v = (name: string, upper: number, lower = 0): IndexVariable => f.variable(name, lower, upper);
const batch = (): IndexVariable => v("n", Infinity);
const real = Infinity;
const loss = array("@loss", "value", []);
const steps = 5;

function squares(name: string, sizes: readonly number[]): Equation {
  const indices = sizes.map((s, i) => v(`s${i}`, s));
  const n = batch();
  return define("@loss", [], mean([n], reduce("sum", indices, [], power(subtract(get(name, n, ...indices), constant(0.3)), 2))));
}

const inputs = [
  array("x", "input", [real, steps, 3]), array("W", "parameter", [3, 3]), array("V", "parameter", [3, 3]), array("U", "parameter", [3, 3]),
];

describe("gradients of recurrences equal central differences", () => {
  it("a gated recurrence in both directions", () => {
    for (const back of [1, -1]) {
      const [n, t, j] = [batch(), v("t", steps), v("j", 3)];
      const [m, s, i] = [batch(), v("s", steps), v("i", 3)];
      const inside = (time: IndexVariable): ReturnType<typeof ge0> => (back === 1 ? ge0(time, -1) : ge0(steps - 2, [-1, time]));
      const product = (b: IndexVariable, time: IndexVariable, weights: string, o: IndexVariable): Expr => {
        const [k, l] = [v("k", 3), v("l", 3)];
        return add(
          reduce("sum", [k], [], multiply(get("x", b, time, k), get("W", k, o))),
          where([inside(time)], reduce("sum", [l], [], multiply(get("h", b, at(time, -back), l), get(weights, l, o)))),
        );
      };
      const previous = where([inside(t)], get("h", n, at(t, -back), j));
      const z = define("z", [m, s, i], call("logistic", product(m, s, "V", i)));
      const fresh = call("tanh", product(n, t, "U", j));
      const h = define("h", [n, t, j], add(multiply(get("z", n, t, j), previous), multiply(subtract(constant(1), get("z", n, t, j)), fresh)));
      const derived = expectGradients(program([...inputs, array("z", "value", [real, steps, 3]), array("h", "value", [real, steps, 3]), loss], [z, h, squares("h", [steps, 3])], ["@loss"]));
      // The weight gradients are contractions over all steps, outside of the recurrence.
      const cyclic = components(derived, derived.outputs).filter((c) => c.cyclic).flatMap((c) => c.arrays);
      expect(cyclic).toContain("d(h)");
      expect(cyclic.filter((name) => name.startsWith("gradient("))).toEqual([]);
    }
  });

  it("a read of the past with `else 0`, three steps back", () => {
    const [n, t, j, k, l] = [batch(), v("t", steps), v("j", 3), v("k", 3), v("l", 3)];
    const before = readAt("h", [at(n), at(t, -3), at(l)], true);
    const body = call("tanh", add(reduce("sum", [k], [], multiply(get("x", n, t, k), get("W", k, j))), reduce("sum", [l], [], multiply(before, get("V", l, j)))));
    expectGradients(program([...inputs, array("h", "value", [real, steps, 3]), loss], [define("h", [n, t, j], body), squares("h", [steps, 3])], ["@loss"]));
  });

  it("a sum over all earlier steps", () => {
    const [n, t, j, k, u] = [batch(), v("t", steps), v("j", 3), v("k", 3), v("u", steps)];
    const past = reduce("sum", [u], [ge0(t, [-1, u], -1)], multiply(get("h", n, u, j), get("V", j, 0)));
    const body = call("tanh", add(reduce("sum", [k], [], multiply(get("x", n, t, k), get("W", k, j))), past));
    expectGradients(program([...inputs, array("h", "value", [real, steps, 3]), loss], [define("h", [n, t, j], body), squares("h", [steps, 3])], ["@loss"]));
  });

  it("a state read at a position from data: compared, not accumulated", () => {
    const [n, t, j] = [batch(), v("t", steps), v("j", 3)];
    const before = read("h", [{ kind: "affine", affine: at(n) }, { kind: "affine", affine: at(t, -1) }, { kind: "data", value: get("q", n, t, j) }]);
    const body = call("tanh", add(multiply(get("x", n, t, j), get("W", j, 0)), where([ge0(t, -1)], multiply(before, get("V", j, 1)))));
    const derived = expectGradients(program([...inputs, array("q", "input", [real, steps, 3], 3), array("h", "value", [real, steps, 3]), loss], [define("h", [n, t, j], body), squares("h", [steps, 3])], ["@loss"]));
    expect(derived.equations.filter((e) => e.kind === "accumulation")).toEqual([]);
  });

  it("two recurrences in opposite directions, one of the other", () => {
    const [n, t, j, m, s, i] = [batch(), v("t", steps), v("j", 3), batch(), v("s", steps), v("i", 3)];
    const h = define("h", [n, t, j], call("tanh", add(multiply(get("x", n, t, j), get("W", j, 0)), where([ge0(t, -1)], multiply(get("h", n, at(t, -1), j), get("V", j, 0))))));
    const g = define("g", [m, s, i], call("tanh", add(get("h", m, s, i), where([ge0(steps - 2, [-1, s])], multiply(get("g", m, at(s, 1), i), get("U", i, 0))))));
    expectGradients(program([...inputs, array("h", "value", [real, steps, 3]), array("g", "value", [real, steps, 3]), loss], [h, g, squares("g", [steps, 3])], ["@loss"]));
  });

  it("a choice by data within a recurrence", () => {
    const [n, t, j] = [batch(), v("t", steps), v("j", 3)];
    const before = where([ge0(t, -1)], get("h", n, at(t, -1), j));
    const pre = add(multiply(get("x", n, t, j), get("W", j, 0)), multiply(before, get("V", j, 0)));
    const body = select(call("less", constant(0), pre), pre, multiply(constant(0.1), call("expm1", pre)));
    expectGradients(program([...inputs, array("h", "value", [real, steps, 3]), loss], [define("h", [n, t, j], body), squares("h", [steps, 3])], ["@loss"]));
  });
});
