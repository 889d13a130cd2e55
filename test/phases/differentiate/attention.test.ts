import { describe, expect, it } from "vitest";
import { add, call, constant, indexValue, mean, multiply, negate, power, read, reduce, select, subtract, where } from "../../../src/ir/equation/build.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { printProgram } from "../../../src/ir/equation/print.ts";
import type { Equation, Expr, IndexVariable } from "../../../src/ir/equation/types.ts";
import { array, at, define, eq0, fresh, ge0, program } from "../../ir/equation/build.ts";
import { draw, expectGradients, get, gradientsOf, someInputs } from "./check.ts";

const f = fresh();
const v = (name: string, upper: number, lower = 0): IndexVariable => f.variable(name, lower, upper);
const batch = (): IndexVariable => v("n", Infinity);
const sum = (indices: readonly IndexVariable[], body: Expr): Expr => reduce("sum", indices, [], body);
const real = Infinity;
const loss = array("@loss", "value", []);
const [steps, width, inner, heads, words] = [4, 4, 3, 2, 6];

function projection(name: string, of: string, weights: string): Equation {
  const [n, t, h, d, i] = [batch(), v("t", steps), v("h", heads), v("d", inner), v("i", width)];
  return define(name, [n, t, h, d], sum([i], multiply(get(of, n, t, i), get(weights, i, h, d))));
}

describe("gradients of a transformer block equal central differences", () => {
  it("causal attention with a tied embedding, normalization and a feed-forward part", () => {
    const equations: Equation[] = [];
    const say = (name: string, indices: readonly IndexVariable[], body: Expr): void => void equations.push(define(name, indices, body));
    {
      const [n, t, i] = [batch(), v("t", steps), v("i", width)];
      say("z", [n, t, i], add(read("E", [{ kind: "data", value: get("tok", n, t) }, { kind: "affine", affine: at(i) }]), get("P", t, i)));
    }
    {
      const [n, t, i, j] = [batch(), v("t", steps), v("i", width), v("j", width)];
      const center = (k: IndexVariable): Expr => subtract(get("z", n, t, k), get("mu", n, t));
      say("mu", [n, t], mean([j], get("z", n, t, j)));
      say("va", [n, t], mean([j], power(center(j), 2)));
      say("l", [n, t, i], add(get("be", i), multiply(get("g", i), center(i), power(add(get("va", n, t), constant(1e-3)), -0.5))));
    }
    equations.push(projection("q", "l", "Wq"), projection("k", "l", "Wk"), projection("v", "l", "Wv"));
    {
      const [n, h, t, u, d] = [batch(), v("h", heads), v("t", steps), v("u", steps), v("d", inner)];
      const score = sum([d], multiply(get("q", n, t, h, d), get("k", n, u, h, d), constant(1 / Math.sqrt(inner))));
      say("s", [n, h, t, u], add(where([ge0(u, [-1, t], -1)], constant(-Infinity)), where([ge0(t, [-1, u])], score)));
    }
    {
      const [n, h, t, u, w] = [batch(), v("h", heads), v("t", steps), v("u", steps), v("w", steps)];
      say("p", [n, h, t, u], call("exp", subtract(get("s", n, h, t, u), reduce("logsumexp", [w], [], get("s", n, h, t, w)))));
    }
    {
      const [n, t, i, h, d, u] = [batch(), v("t", steps), v("i", width), v("h", heads), v("d", inner), v("u", steps)];
      const mixed = sum([u], multiply(get("p", n, h, t, u), get("v", n, u, h, d)));
      say("r", [n, t, i], add(get("z", n, t, i), sum([h, d], multiply(mixed, get("Wo", h, d, i)))));
    }
    {
      const [n, t, i] = [batch(), v("t", steps), v("i", width)];
      const r = get("r", n, t, i);
      const inside = multiply(constant(0.797884), add(r, multiply(constant(0.044715), power(r, 3))));
      say("gl", [n, t, i], multiply(constant(0.5), r, add(constant(1), call("tanh", inside))));
    }
    {
      const [n, t, k, i] = [batch(), v("t", steps), v("k", words), v("i", width)];
      say("o", [n, t, k], sum([i], multiply(get("gl", n, t, i), get("E", k, i))));
    }
    {
      const [n, t, k, j] = [batch(), v("t", steps), v("k", words), v("j", words)];
      const hot = select(call("equal", get("c", n, t), indexValue(at(k))), constant(1), constant(0));
      const logp = subtract(get("o", n, t, k), reduce("logsumexp", [j], [], get("o", n, t, j)));
      say("@loss", [], negate(mean([n, t], sum([k], multiply(hot, logp)))));
    }
    const weights = [["E", words, width], ["P", steps, width], ["g", width], ["be", width], ["Wq", width, heads, inner], ["Wk", width, heads, inner], ["Wv", width, heads, inner], ["Wo", heads, inner, width]] as const;
    const values = [["z", steps, width], ["mu", steps], ["va", steps], ["l", steps, width], ["q", steps, heads, inner], ["k", steps, heads, inner], ["v", steps, heads, inner], ["s", heads, steps, steps], ["p", heads, steps, steps], ["r", steps, width], ["gl", steps, width], ["o", steps, words]] as const;
    const p = program([
      array("tok", "input", [real, steps], words), array("c", "target", [real, steps], words),
      ...weights.map(([name, ...sizes]) => array(name, "parameter", sizes)), ...values.map(([name, ...sizes]) => array(name, "value", [real, ...sizes])), loss,
    ], equations, ["@loss"]);
    const derived = expectGradients(p, [1, 2]);
    // Both uses of the embedding contribute: one by position from data, one as a contraction.
    expect(derived.equations.filter((e) => e.kind === "accumulation").map((e) => e.array)).toEqual(["gradient(E).1"]);
    expect(derived.equations.length).toBeLessThan(4 * lengthOf(p.equations));
    expect(printProgram(derived)).toContain("gradient(E)");
  });
});

const lengthOf = (list: readonly unknown[]): number => list.length;

describe("what else can be differentiated", () => {
  it("an input, as a trained parameter is", () => {
    const [n, j, i, m] = [batch(), v("j", 2), v("i", 3), batch()];
    const p = program([array("x", "input", [real, 3]), array("W", "parameter", [3, 2]), array("y", "value", [real, 2]), loss],
      [define("y", [n, j], call("tanh", sum([i], multiply(get("x", n, i), get("W", i, j))))), define("@loss", [], mean([m], multiply(get("y", m, 0), get("y", m, 1))))], ["@loss"]);
    const inputs = someInputs(p, 3);
    const gradient = interpret(gradientsOf(p, ["x"]), inputs, { count: 3, draw }).outputs.get("gradient(x)") ?? [];
    const x = inputs.get("x") ?? [];
    expect(gradient).toHaveLength(9);
    gradient.forEach((g, k) => {
      const lossAt = (step: number): number => interpret(p, new Map(inputs).set("x", x.map((y, l) => (k === l ? y + step : y))), { count: 3 }).outputs.get("@loss")?.[0] ?? NaN;
      expect(g).toBeCloseTo((lossAt(1e-5) - lossAt(-1e-5)) / 2e-5, 8);
    });
  });

  it("a diagonal and a strided slice, at sizes of 1 and odd ones", () => {
    for (const size of [1, 2, 5]) {
      const [n, i, m, a, b] = [batch(), v("i", size), batch(), v("a", size), v("b", size)];
      const p = program([array("x", "input", [real, size]), array("W", "parameter", [size, size]), array("y", "value", [real, size]), loss],
        [define("y", [n, i], add(multiply(get("x", n, i), get("W", i, i)), reduce("sum", [a, b], [eq0(a, [2, b], [-1, i])], multiply(get("x", n, a), get("W", a, b))))),
          define("@loss", [], mean([m], call("sin", get("y", m, size - 1))))], ["@loss"]);
      expectGradients(p);
    }
  });
});
