import { describe, expect, it } from "vitest";
import { floorAffine } from "../../../src/ir/equation/affine.ts";
import {
  add, call, constant, draw as drawn, indexValue, mean, multiply, negate, power, read, readAt, reduce, scale, select, subtract, where,
} from "../../../src/ir/equation/build.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { Equation, Expr, IndexVariable } from "../../../src/ir/equation/types.ts";
import { array, at, define, eq0, fresh, ge0, program } from "../../ir/equation/build.ts";
import { draw, expectGradients, get, gradientsOf, someInputs } from "./check.ts";

const f = fresh();
const v = (name: string, upper: number, lower = 0): IndexVariable => f.variable(name, lower, upper);
const batch = (): IndexVariable => v("n", Infinity);
const sum = (indices: readonly IndexVariable[], body: Expr): Expr => reduce("sum", indices, [], body);
const real = Infinity;

/** The mean over the batch of the sum of squares of an array's distances to 1/2. */
function squares(name: string, sizes: readonly number[]): ReturnType<typeof define> {
  const n = batch();
  const indices = sizes.map((s, i) => v(`s${i}`, s));
  return define("@loss", [], mean([n], sum(indices, power(subtract(get(name, n, ...indices), constant(0.5)), 2))));
}

const loss = array("@loss", "value", []);

describe("gradients of networks equal central differences", () => {
  it("dense layers", () => {
    const [n, i, j, m, k, o] = [batch(), v("i", 4), v("j", 5), batch(), v("k", 5), v("o", 3)];
    expectGradients(program(
      [array("x", "input", [real, 4]), array("W", "parameter", [4, 5]), array("b", "parameter", [5]), array("V", "parameter", [5, 3]), array("h", "value", [real, 5]), array("y", "value", [real, 3]), loss],
      [define("h", [n, j], call("tanh", add(get("b", j), sum([i], multiply(get("x", n, i), get("W", i, j)))))),
        define("y", [m, o], sum([k], multiply(get("h", m, k), get("V", k, o)))), squares("y", [3])],
      ["@loss"],
    ));
  });

  it("convolutions of every stride, padding and dilation", () => {
    for (const [stride, dilation, padding, taps] of [[1, 1, 0, 3], [2, 1, 1, 3], [3, 2, 2, 2], [2, 3, 3, 4], [1, 2, 1, 1], [3, 1, 0, 2]] as const) {
      const length = 11;
      const out = Math.floor((length + 2 * padding - dilation * (taps - 1) - 1) / stride) + 1;
      const [n, r, c, i, k] = [batch(), v("r", out), v("c", 2), v("i", taps), v("k", 3)];
      const [m, p, q] = [batch(), v("p", length), v("q", 3)];
      const window = readAt("a", [at(n), at([stride, r], [dilation, i], -padding), at(k)], true);
      expectGradients(program(
        [array("x", "input", [real, length, 3]), array("g", "parameter", [length]), array("a", "value", [real, length, 3]), array("K", "parameter", [taps, 3, 2]), array("y", "value", [real, out, 2]), loss],
        [define("a", [m, p, q], multiply(get("g", p), get("x", m, p, q))),
          define("y", [n, r, c], call("tanh", sum([i, k], multiply(window, get("K", i, k, c))))), squares("y", [out, 2])],
        ["@loss"],
      ), [2]);
    }
  });

  it("a transposed convolution", () => {
    const [n, p, i, r] = [batch(), v("p", 9), v("i", 3), v("r", 4)];
    const [m, q] = [batch(), v("q", 4)];
    expectGradients(program(
      [array("x", "input", [real, 4]), array("g", "parameter", [4]), array("a", "value", [real, 4]), array("K", "parameter", [3]), array("y", "value", [real, 9]), loss],
      [define("a", [m, q], multiply(get("g", q), get("x", m, q))),
        define("y", [n, p], reduce("sum", [i, r], [eq0([2, r], i, [-1, p])], multiply(get("a", n, r), get("K", i)))), squares("y", [9])],
      ["@loss"],
    ));
  });

  it("overlapping max pooling, ties to the first", () => {
    const [n, r, i, m, q] = [batch(), v("r", 4), v("i", 3), batch(), v("q", 9)];
    const pooled = program(
      [array("x", "input", [real, 9]), array("g", "parameter", [9]), array("a", "value", [real, 9]), array("y", "value", [real, 4]), loss],
      [define("a", [m, q], multiply(get("g", q), get("x", m, q))),
        define("y", [n, r], reduce("max", [i], [], get("a", n, at([2, r], i)))), squares("y", [4])],
      ["@loss"],
    );
    expectGradients(pooled);
    const tied = new Map([["x", [1, 1, 1, 1, 0, 1, 1, 1, 1]], ["g", [1, 1, 1, 1, 1, 1, 1, 1, 1]]]);
    const gradient = interpret(gradientsOf(pooled), tied, { count: 1 }).outputs.get("gradient(g)");
    expect([...(gradient ?? [])]).toEqual([1, 0, 1, 0, 0, 1, 1, 0, 0]);
  });

  it("softmax and cross-entropy with an index target, by exp and by logsumexp", () => {
    const [n, k, i, j, m] = [batch(), v("k", 5), v("i", 4), v("j", 5), batch()];
    const z = define("z", [n, k], sum([i], multiply(get("x", n, i), get("W", i, k))));
    const arrays = [array("x", "input", [real, 4]), array("c", "target", [real], 5), array("W", "parameter", [4, 5]), array("z", "value", [real, 5]), loss];
    const at1 = read("z", [{ kind: "affine", affine: at(m) }, { kind: "data", value: get("c", m) }]);
    expectGradients(program(arrays, [z, define("@loss", [], mean([m], subtract(reduce("logsumexp", [j], [], get("z", m, j)), at1)))], ["@loss"]));
    const [b, o] = [batch(), v("o", 5)];
    const p = define("p", [b, o], multiply(call("exp", get("z", b, o)), power(sum([j], call("exp", get("z", b, j))), -1)));
    const hot = select(call("equal", get("c", m), indexValue(at(k))), constant(1), constant(0));
    expectGradients(program([...arrays, array("p", "value", [real, 5])], [z, p, define("@loss", [], negate(mean([m], sum([k], multiply(hot, call("log", get("p", m, k)))))))], ["@loss"]));
  });

  it("layer normalization", () => {
    const [n, i, j, m, q] = [batch(), v("i", 5), v("j", 5), batch(), v("q", 5)];
    const [b, c] = [batch(), batch()];
    const centered = subtract(get("a", n, i), get("mu", n));
    expectGradients(program(
      [array("x", "input", [real, 5]), array("w", "parameter", [5]), array("g", "parameter", [5]), array("e", "parameter", [5]), array("a", "value", [real, 5]), array("mu", "value", [real]), array("va", "value", [real]), array("y", "value", [real, 5]), loss],
      [define("a", [m, q], multiply(get("w", q), get("x", m, q))), define("mu", [b], mean([j], get("a", b, j))),
        define("va", [c], mean([j], power(subtract(get("a", c, j), get("mu", c)), 2))),
        define("y", [n, i], add(get("e", i), multiply(get("g", i), centered, power(add(get("va", n), constant(1e-3)), -0.5)))), squares("y", [5])],
      ["@loss"],
    ));
  });

  it("batch normalization", () => {
    const [n, i, m, q] = [batch(), v("i", 3), batch(), v("q", 3)];
    const [b, c, j, k] = [batch(), batch(), v("j", 3), v("k", 3)];
    expectGradients(program(
      [array("x", "input", [real, 3]), array("w", "parameter", [3]), array("a", "value", [real, 3]), array("mu", "value", [3]), array("va", "value", [3]), array("y", "value", [real, 3]), loss],
      [define("a", [m, q], call("sin", multiply(get("w", q), get("x", m, q)))), define("mu", [j], mean([b], get("a", b, j))),
        define("va", [k], mean([c], power(subtract(get("a", c, k), get("mu", k)), 2))),
        define("y", [n, i], multiply(subtract(get("a", n, i), get("mu", i)), power(add(get("va", i), constant(1e-2)), -0.5))), squares("y", [3])],
      ["@loss"],
    ), [2, 5]);
  });

  it("an embedding", () => {
    const [n, t, i] = [batch(), v("t", 4), v("i", 3)];
    const row = read("E", [{ kind: "data", value: get("tok", n, t) }, { kind: "affine", affine: at(i) }]);
    const derived = expectGradients(program(
      [array("tok", "input", [real, 4], 6), array("E", "parameter", [6, 3]), array("y", "value", [real, 4, 3]), loss],
      [define("y", [n, t, i], call("tanh", row)), squares("y", [4, 3])],
      ["@loss"],
    ));
    expect(derived.equations.find((e) => e.array === "gradient(E)")?.kind).toBe("accumulation");
  });

  it("a concatenation by index, and a reshape by floor", () => {
    const [n, i, m, q, b, p] = [batch(), v("i", 7), batch(), v("q", 3), batch(), v("p", 6)];
    const [c, r, s] = [batch(), v("r", 2), v("s", 3)];
    expectGradients(program(
      [array("x", "input", [real, 4]), array("w", "parameter", [3]), array("a", "value", [real, 3]), array("y", "value", [real, 7]), array("grid", "value", [real, 2, 3]), array("flat", "value", [real, 6]), loss],
      [define("a", [m, q], call("tanh", multiply(get("w", q), get("x", m, q)))),
        define("y", [n, i], add(where([ge0(2, [-1, i])], get("a", n, i)), where([ge0(i, -3)], multiply(get("x", n, at(i, -3)), get("w", 1))))),
        define("grid", [c, r, s], multiply(get("y", c, at([3, r], s)), get("w", s))),
        define("flat", [b, p], get("grid", b, floorAffine(at(p), 3), at(p, [-3, floorAffine(at(p), 3)]))), squares("flat", [6])],
      ["@loss"],
    ));
  });

  it("dropout: the mask of the backward pass is that of the forward pass", () => {
    const [n, i] = [batch(), v("i", 6)];
    const kept = call("less", drawn("uniform", 0, [at(n), at(i)], [0, 6]), constant(0.6));
    expectGradients(program(
      [array("x", "input", [real, 6]), array("w", "parameter", [6]), array("y", "value", [real, 6]), loss],
      [define("y", [n, i], select(kept, scale(1 / 0.6, call("tanh", multiply(get("w", i), get("x", n, i)))), constant(0))), squares("y", [6])],
      ["@loss"],
    ));
  });

  it("an accumulation at positions from data, what falls outside dropped", () => {
    const [n, i, j, r, k] = [batch(), v("i", 4), v("j", 3), v("r", 5), v("k", 3)];
    const total: Equation = {
      kind: "accumulation", operator: "sum", array: "total", indices: [n, i, j], conditions: [ge0(2, [-1, i], j)], guarded: true,
      positions: [{ kind: "data", value: get("c", n, i) }, { kind: "affine", affine: at(j) }],
      body: call("tanh", multiply(get("x", n, i), get("W", i, j))),
    };
    expectGradients(program(
      [array("x", "input", [real, 4]), array("c", "input", [real, 4], 7), array("W", "parameter", [4, 3]), array("total", "value", [5, 3]), loss],
      [total, define("@loss", [], sum([r, k], power(get("total", r, k), 2)))],
      ["@loss"],
    ), [1, 4]);
  });

  it.each(["max", "min"] as const)("the %s of values at positions from data, what falls outside dropped", (operator) => {
    const [n, i, j, r, k] = [batch(), v("i", 9), v("j", 3), v("r", 3), v("k", 3)];
    const best: Equation = {
      kind: "accumulation", operator, array: "best", indices: [n, i, j], conditions: [ge0(9, [-1, i], j)], guarded: true,
      positions: [{ kind: "affine", affine: at(n) }, { kind: "data", value: get("c", n, i) }, { kind: "affine", affine: at(j) }],
      body: call("tanh", multiply(get("x", n, i), get("W", i, j))),
    };
    const value = select(call("less", call("abs", get("best", n, r, k)), constant(Infinity)), get("best", n, r, k), constant(0));
    expectGradients(program(
      [array("x", "input", [real, 9]), array("c", "input", [real, 9], 4), array("W", "parameter", [9, 3]), array("best", "value", [real, 3, 3]), loss],
      [best, define("@loss", [], sum([n, r, k], power(value, 2)))],
      ["@loss"],
    ), [1, 4]);
  });

  it("gives the adjoint of the greatest of equal values to the first, and of values that are NaN to the first of all", () => {
    const [n, i, r] = [batch(), v("i", 5), v("r", 3)];
    const best: Equation = {
      kind: "accumulation", operator: "max", array: "best", indices: [n, i], conditions: [], guarded: false,
      positions: [{ kind: "affine", affine: at(n) }, { kind: "data", value: get("c", n, i) }], body: multiply(get("x", n, i), get("w", i)),
    };
    const derived = gradientsOf(program(
      [array("x", "input", [real, 5]), array("c", "input", [real, 5], 3), array("w", "parameter", [5]), array("best", "value", [real, 3]), loss],
      [best, define("@loss", [], sum([n, r], multiply(get("best", n, r), constant(2))))],
      ["@loss"],
    ));
    const given = (x: readonly number[]): Map<string, readonly number[]> => new Map([["x", x], ["c", [0, 1, 0, 1, 0]], ["w", [1, 1, 1, 1, 1]]]);
    expect([...(interpret(derived, given([3, 4, 3, 4, 3]), { count: 1, draw }).outputs.get("gradient(w)") ?? [])]).toEqual([6, 8, 0, 0, 0]);
    const { outputs, value } = interpret(derived, given([3, 4, 3, NaN, 5]), { count: 1, draw });
    expect([...value("best")]).toEqual([5, NaN, -Infinity]);
    expect([...(outputs.get("gradient(w)") ?? [])]).toEqual([0, 8, 0, 0, 10]);
  });

  it("gives 0 to a parameter that the loss does not depend on, and nothing to what is not trained", () => {
    const [n, i] = [batch(), v("i", 3)];
    const frozen = program(
      [array("x", "input", [real, 3]), array("w", "parameter", [3]), array("u", "parameter", [2]), array("s", "state", [3]), array("y", "value", [real, 3]), loss],
      [define("y", [n, i], multiply(get("w", i), get("x", n, i), get("s", i))), squares("y", [3])],
      ["@loss"],
    );
    const derived = gradientsOf(frozen, ["u"]);
    const { outputs } = interpret(derived, someInputs(frozen, 2), { count: 2, draw });
    expect([...(outputs.get("gradient(u)") ?? [])]).toEqual([0, 0]);
    expect([...derived.arrays.keys()].filter((name) => name.startsWith("d(") || name.startsWith("gradient("))).toEqual(["gradient(u)"]);
  });
});
