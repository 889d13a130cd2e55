import { describe, expect, it } from "vitest";
import { add, call, callAny, constant, mean, multiply, power, read, reduce, select, subtract, where } from "../../../src/ir/equation/build.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { Expr, IndexVariable, Program, UnaryPrimitive } from "../../../src/ir/equation/types.ts";
import { lift } from "../../../src/phases/lift/lift.ts";
import { array, at, define, fresh, ge0, program } from "../../ir/equation/build.ts";
import { expectGradients, get, gradientError, gradientsOf, someInputs } from "./check.ts";

const f = fresh();
const v = (name: string, upper: number, lower = 0): IndexVariable => f.variable(name, lower, upper);
const loss = array("@loss", "value", []);

/** `y[i] = of(w[i])`, the loss is the sum of y. */
function pointwise(of: (w: Expr, i: IndexVariable) => Expr, count: number): Program {
  const [i, k] = [v("i", count), v("k", count)];
  return program([array("w", "parameter", [count]), array("y", "value", [count]), loss],
    [define("y", [i], of(get("w", i), i)), define("@loss", [], reduce("sum", [k], [], get("y", k)))], ["@loss"]);
}

function gradientAt(of: (w: Expr) => Expr, points: readonly number[]): readonly number[] {
  const p = pointwise(of, points.length);
  const results = [gradientsOf(p), lift(gradientsOf(lift(p)))].map((derived) => [...(interpret(derived, new Map([["w", [...points]]]), { count: 1 }).outputs.get("gradient(w)") ?? [])]);
  expect(results[1]).toEqual(results[0]);
  return (results[0] ?? []).map((x) => x || 0);
}

describe("primitives", () => {
  const smooth: readonly UnaryPrimitive[] = ["exp", "log", "log1p", "expm1", "abs", "sin", "cos", "tanh", "cosh", "sinh", "erf", "logistic", "softplus"];
  it.each(smooth)("%s", (primitive) => {
    const positive = primitive === "log" || primitive === "log1p";
    expectGradients(pointwise((w) => call(primitive, multiply(constant(1.5), w)), 7), [1], (inputs) => {
      if (positive) inputs.set("w", (inputs.get("w") ?? []).map((x) => Math.abs(x) + 0.1));
    });
  });

  it("powers, constant and not", () => {
    const positive = (inputs: Map<string, number[]>): void => void inputs.set("w", [0.2, 0.5, 1, 1.7, 2.5]);
    for (const e of [2, 3, -1, -2, 0.5, -0.5, 1.7]) expectGradients(pointwise((w) => multiply(power(add(w, constant(0.1)), e), w), 5), [1], positive);
    expectGradients(pointwise((w) => callAny("power", [w, add(w, constant(0.5))]), 5), [1], positive);
  });

  it("kinks have the gradients of the language", () => {
    expect(gradientAt((w) => call("abs", w), [-2, 0, 3])).toEqual([-1, 0, 1]);
    expect(gradientAt((w) => call("max", w, constant(0)), [-1, 0, 1])).toEqual([0, 0, 1]);
    expect(gradientAt((w) => call("max", constant(0), w), [-1, 0, 1])).toEqual([0, 1, 1]);
    expect(gradientAt((w) => call("min", w, constant(1)), [0, 1, 2])).toEqual([1, 0, 0]);
    expect(gradientAt((w) => call("max", multiply(constant(3), w), multiply(w, w)), [0, 1, 3, 4])).toEqual([0, 3, 6, 8]);
    for (const p of ["sign", "floor", "not", "stop"] as const) expect(gradientAt((w) => call(p, w), [-1.5, 0, 2])).toEqual([0, 0, 0]);
    for (const p of ["less", "lessEqual", "equal"] as const) expect(gradientAt((w) => call(p, w, constant(0.5)), [-1, 0.5, 2])).toEqual([0, 0, 0]);
    for (const p of ["and", "or"] as const) expect(gradientAt((w) => call(p, call("less", w, constant(1)), w), [-1, 0.5, 2])).toEqual([0, 0, 0]);
  });

  it("a power of 0 has a finite gradient where there is one", () => {
    const both = program([array("b", "parameter", []), array("e", "parameter", []), loss], [define("@loss", [], callAny("power", [get("b"), get("e")]))], ["@loss"]);
    const at0 = (b: number, e: number): (number | undefined)[] => {
      const { outputs } = interpret(gradientsOf(both), new Map([["b", [b]], ["e", [e]]]), { count: 1 });
      return ["gradient(b)", "gradient(e)"].map((name) => outputs.get(name)?.[0]);
    };
    expect(at0(0, 2)).toEqual([0, 0]);
    expect(at0(0, 0)).toEqual([0, 0]);
    expect(at0(0, 1)).toEqual([1, 0]);
    expect(at0(2, 3)[0]).toBeCloseTo(12, 12);
    expect(at0(2, 3)[1]).toBeCloseTo(8 * Math.log(2), 12);
  });

  it("the side of a choice that is not taken may be infinite", () => {
    // elu at 1000: exp overflows on the side that is not chosen.
    expect(gradientAt((w) => select(call("less", constant(0), w), w, call("expm1", w)), [1000, -1, 0])).toEqual([1, Math.exp(-1), 1]);
    expect(gradientAt((w) => select(call("equal", w, constant(0)), constant(0), call("log", w)), [0, 2])).toEqual([0, 0.5]);
  });

  it("where, at both sides of a border", () => {
    expectGradients(pointwise((w, i) => add(where([ge0(2, [-1, i])], call("exp", w)), where([ge0(i, -3)], multiply(w, w, w))), 6), [1]);
  });
});

describe("reductions", () => {
  const over = (body: (w: Expr, i: IndexVariable) => Expr, operator: "sum" | "max" | "min" | "product" | "logsumexp", after: (e: Expr) => Expr = (e) => e): Program => {
    const i = v("i", 5);
    return program([array("w", "parameter", [5]), loss], [define("@loss", [], after(reduce(operator, [i], [], body(get("w", i), i))))], ["@loss"]);
  };
  it.each(["sum", "max", "min", "product", "logsumexp"] as const)("%s, alone and inside of others", (operator) => {
    expectGradients(over((w) => call("sin", multiply(constant(2), w)), operator), [1]);
    expectGradients(over((w) => call("sin", w), operator, (e) => multiply(call("tanh", e), call("exp", e))), [1]);
  });

  it("a product with factors of 0", () => {
    const p = over((w) => w, "product");
    const gradient = (w: number[]): number[] => [...(interpret(gradientsOf(p), new Map([["w", w]]), { count: 1 }).outputs.get("gradient(w)") ?? [])];
    expect(gradient([2, 0, 3, 1, 5])).toEqual([0, 30, 0, 0, 0]);
    expect(gradient([2, 0, 3, 0, 5])).toEqual([0, 0, 0, 0, 0]);
  });

  it("over two indices and the batch, under conditions", () => {
    for (const operator of ["sum", "max", "product", "logsumexp"] as const) {
      const [n, i, j, m, s, t] = [v("n", Infinity), v("i", 3), v("j", 4), v("n", Infinity), v("s", 3), v("t", 4)];
      const a = define("a", [m, s, t], call("sin", multiply(get("x", m, s), get("w", s, t))));
      const total = reduce(operator, [i, n, j], [ge0(j, [-1, i])], get("a", n, i, j));
      expectGradients(program([array("x", "input", [Infinity, 3]), array("w", "parameter", [3, 4]), array("a", "value", [Infinity, 3, 4]), loss], [a, define("@loss", [], call("tanh", total))], ["@loss"]), [1, 2]);
    }
  });

  it("max to the first greatest", () => {
    const gradient = interpret(gradientsOf(over((w) => w, "max")), new Map([["w", [1, 3, 2, 3, 3]]]), { count: 1 }).outputs.get("gradient(w)");
    expect([...(gradient ?? [])]).toEqual([0, 1, 0, 0, 0]);
  });

  it("argmax has none", () => {
    const i = v("i", 5);
    const p = program([array("w", "parameter", [5]), loss], [define("@loss", [], multiply(get("w", 2), reduce("argmax", [i], [], get("w", i))))], ["@loss"]);
    const gradient = interpret(gradientsOf(p), new Map([["w", [1, 3, 2, 7, 3]]]), { count: 1 }).outputs.get("gradient(w)");
    expect([...(gradient ?? [])]).toEqual([0, 0, 3, 0, 0]);
  });
});

describe("the comparison itself", () => {
  it("catches a wrong sign planted in a derived gradient", () => {
    const [n, i, m] = [v("n", Infinity), v("i", 3), v("n", Infinity)];
    const p = program([array("x", "input", [Infinity, 3]), array("w", "parameter", [3]), array("y", "value", [Infinity]), loss],
      [define("y", [n], call("tanh", reduce("sum", [i], [], multiply(get("x", n, i), get("w", i))))),
        define("@loss", [], mean([m], power(subtract(get("y", m), read("x", [{ kind: "affine", affine: at(m) }, { kind: "affine", affine: at(0) }])), 2)))], ["@loss"]);
    const derived = gradientsOf(p);
    const wrong: Program = { ...derived, equations: derived.equations.map((e) => (e.array === "d(y)" ? { ...e, body: multiply(constant(-1), e.body) } : e)) };
    const inputs = someInputs(p, 3);
    expect(gradientError(p, derived, inputs, 3)).toBeLessThan(1e-7);
    expect(gradientError(p, wrong, inputs, 3)).toBeGreaterThan(0.5);
  });
});
