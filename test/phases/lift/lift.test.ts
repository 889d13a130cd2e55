import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, call, constant, divide, draw as drawn, mean, multiply, power, read, readAt, reduce, select, subtract, where } from "../../../src/ir/equation/build.ts";
import { components } from "../../../src/ir/equation/dependencies.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { printProgram } from "../../../src/ir/equation/print.ts";
import { children, sizeOf } from "../../../src/ir/equation/traverse.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import type { Equation, Expr, IndexVariable, Program } from "../../../src/ir/equation/types.ts";
import { lift } from "../../../src/phases/lift/lift.ts";
import { array, at, define, fresh, ge0, program } from "../../ir/equation/build.ts";
import { draw, get, gradientsOf, someInputs } from "../differentiate/check.ts";

const f = fresh();
const v = (name: string, upper: number, lower = 0): IndexVariable => f.variable(name, lower, upper);
const real = Infinity;

/** How deep reductions are nested in an expression, those in positions too. */
function nesting(e: Expr): number {
  return Math.max(0, ...children(e).map(nesting)) + (e.kind === "reduce" ? 1 : 0);
}

function body(p: Program, name: string): Expr {
  const found = p.equations.find((e) => e.array === name);
  if (found === undefined) throw new Error(`no equation for ${name}`);
  return found.body;
}

/** Lifts, and holds the result to the interpreter and to itself. */
function lifted(p: Program, counts: readonly number[] = [1, 3]): Program {
  const once = lift(p);
  expect(verify(once)).toEqual([]);
  for (const count of counts) {
    const inputs = someInputs(p, count);
    const before = interpret(p, inputs, { count, draw });
    const after = interpret(once, inputs, { count, draw });
    for (const e of p.equations) {
      const expected = [...before.value(e.array)];
      [...after.value(e.array)].forEach((x, i) => expect(x).toBeCloseTo(expected[i] ?? NaN, 10));
    }
  }
  const twice = lift(once);
  expect(twice.equations.map((e) => [e.array, e.body.key])).toEqual(once.equations.map((e) => [e.array, e.body.key]));
  expect(twice.arrays.size).toBe(once.arrays.size);
  for (const e of once.equations) expect(nesting(e.body)).toBeLessThanOrEqual(1);
  return once;
}

describe("lifting reductions", () => {
  const inputs = [array("x", "input", [real, 4]), array("W", "parameter", [4, 3]), array("b", "parameter", [3])];

  it("leaves the one reduction of a definition where it is, and takes it out of a call", () => {
    const [n, j, i, m, k, l] = [v("n", real), v("j", 3), v("i", 4), v("n", real), v("k", 3), v("l", 4)];
    const affine = (a: IndexVariable, o: IndexVariable, r: IndexVariable): Expr => add(get("b", o), reduce("sum", [r], [], multiply(get("x", a, r), get("W", r, o))));
    const p = lifted(program([...inputs, array("y", "value", [real, 3]), array("z", "value", [real, 3])],
      [define("y", [n, j], affine(n, j, i)), define("z", [m, k], call("tanh", multiply(affine(m, k, l), constant(2))))], ["y", "z"]));
    expect(nesting(body(p, "y"))).toBe(1);
    expect(nesting(body(p, "z"))).toBe(0);
    expect(p.arrays.get("z.1")?.extents).toEqual([{ lower: 0, upper: real }, { lower: 0, upper: 3 }]);
    expect(p.equations).toHaveLength(3);
  });

  it("gives a nested reduction just the indices it depends on, once for all that need it", () => {
    const [n, k, i, j] = [v("n", real), v("k", 3), v("i", 4), v("j", 4)];
    const norm = (a: IndexVariable): Expr => power(reduce("sum", [a], [], power(get("x", n, a), 2)), -0.5);
    const p = lifted(program([...inputs, array("y", "value", [real, 3])],
      [define("y", [n, k], reduce("sum", [i], [], multiply(get("x", n, i), norm(j), get("W", i, k), call("exp", call("tanh", norm(j))))))], ["y"]));
    expect(p.arrays.get("y.1")?.extents).toEqual([{ lower: 0, upper: real }]);
    expect(p.equations.filter((e) => nesting(e.body) > 0)).toHaveLength(2);
  });

  it("carries the conditions that its reads need", () => {
    const [n, t, j, k] = [v("n", real), v("t", 4), v("j", 3), v("k", 3)];
    const past = reduce("sum", [k], [], multiply(get("x", n, at(t, -1)), get("W", at(t, -1), k)));
    const p = lifted(program([...inputs, array("y", "value", [real, 4, 3])],
      [define("y", [n, t, j], add(get("b", j), where([ge0(t, -1)], call("tanh", multiply(get("b", j), past)))))], ["y"]));
    expect(body(p, "y.1").kind).toBe("where");
  });

  it("guards reads that only conditions on other indices keep in bounds", () => {
    const [n, t, j, k] = [v("n", real), v("t", 4), v("j", 3), v("k", 3)];
    const ahead = reduce("sum", [k], [], multiply(get("x", n, at(t, 1)), get("W", t, k)));
    lifted(program([...inputs, array("y", "value", [real, 4, 3])],
      [define("y", [n, t, j], where([ge0(2, [-1, t], [-1, j])], call("exp", ahead)))], ["y"]));
  });

  it("does not compute ahead of a choice what is only in bounds by that choice", () => {
    const [n, j, k] = [v("n", real), v("j", 3), v("k", 3)];
    const row = read("W", [{ kind: "data", value: get("c", n) }, { kind: "affine", affine: at(k) }]);
    const p = program([...inputs, array("c", "input", [real]), array("y", "value", [real, 3])],
      [define("y", [n, j], select(call("lessEqual", constant(0), get("c", n)), call("exp", reduce("sum", [k], [], row)), constant(0)))], ["y"]);
    const inputsAt = new Map([["x", Array.from({ length: 8 }, () => 0)], ["W", Array.from({ length: 12 }, (_, i) => i / 12)], ["b", [0, 0, 0]], ["c", [-1, 2]]]);
    expect([...(interpret(lift(p), inputsAt, { count: 2 }).outputs.get("y") ?? [])].slice(0, 3)).toEqual([0, 0, 0]);
  });

  it("moves what is no part of a recurrence out of it", () => {
    const [n, t, j, k] = [v("n", real), v("t", 5), v("j", 3), v("k", 2)];
    const p = lifted(program([array("s", "input", [real, 5, 2]), array("U", "parameter", [2, 3]), array("h", "value", [real, 5, 3])],
      [define("h", [n, t, j], add(reduce("sum", [k], [], multiply(get("s", n, t, k), get("U", k, j))), multiply(constant(0.5), readAt("h", [at(n), at(t, -1), at(j)], true))))], ["h"]));
    const cyclic = components(p, ["h"]).filter((c) => c.cyclic).flatMap((c) => c.arrays);
    expect(cyclic).toEqual(["h"]);
    expect(nesting(body(p, "h"))).toBe(0);
  });

  it("means the same after differentiation, and changes nothing a second time", () => {
    const [n, j, i, m, a, c] = [v("n", real), v("j", 3), v("i", 4), v("m", real), v("a", 3), v("c", 3)];
    const h = call("tanh", reduce("sum", [i], [], multiply(get("x", n, i), get("W", i, j))));
    const p = program([...inputs, array("h", "value", [real, 3]), array("loss", "value", [])],
      [define("h", [n, j], multiply(h, call("exp", get("b", j)))), define("loss", [], mean([m], reduce("logsumexp", [a], [], add(get("h", m, a), reduce("sum", [c], [], power(get("h", m, c), 2))))))], ["loss"]);
    lifted(gradientsOf(lifted(p)));
  });
});

describe("naming shared subtrees", () => {
  it("computes a costly expression once, across equations and under any names of indices", () => {
    const [n, i, m, j] = [v("n", real), v("i", 4), v("n", real), v("j", 4)];
    const p = lifted(program([array("x", "input", [real, 4]), array("y", "value", [real, 4]), array("z", "value", [real, 4])],
      [define("y", [n, i], multiply(constant(3), call("exp", get("x", n, i)))), define("z", [m, j], add(constant(1), call("exp", get("x", m, j))))], ["y", "z"]));
    expect(body(p, "y.1").key).toMatch(/^exp\(/);
    expect(body(p, "z").key).toContain("y.1[");
  });

  it("reads the array whose definition it is", () => {
    const [n, i, m, j] = [v("n", real), v("i", 4), v("n", real), v("j", 4)];
    const p = lifted(program([array("x", "input", [real, 4]), array("y", "value", [real, 4]), array("z", "value", [real, 4])],
      [define("y", [n, i], call("exp", get("x", n, i))), define("z", [m, j], add(constant(1), call("exp", get("x", m, j))))], ["y", "z"]));
    expect(p.equations).toHaveLength(2);
    expect(body(p, "z").key).toContain("y[");
  });

  it("names divisions, roots and draws, not multiplications", () => {
    const [n, i] = [v("n", real), v("i", 4)];
    const x = get("x", n, i);
    const noise = drawn("gaussian", 0, [at(n), at(i)], [0, 4]);
    const bodies = [divide(x, add(constant(3), x)), power(add(constant(2), x), 0.5), multiply(x, noise), multiply(x, x, add(x, constant(1)))];
    const arrays = bodies.map((_, k) => array(`y${k}`, "value", [real, 4]));
    const twice = (e: Expr): Expr => multiply(call("abs", e), subtract(constant(2), e));
    const equations = bodies.map((b, k): Equation => define(`y${k}`, [n, i], twice(b)));
    const p = lifted(program([array("x", "input", [real, 4]), ...arrays], equations, arrays.map((a) => a.name)));
    expect(p.equations.slice(4).map((e) => e.array)).toEqual(["y0.1", "y1.1", "y2.1"]);
  });

  it("takes powers of one root or reciprocal", () => {
    const [n, i] = [v("n", real), v("i", 4)];
    const base = (k: IndexVariable): Expr => add(constant(2), get("x", n, k));
    const bodies = [power(base(i), -1.5), multiply(power(base(i), -0.5), get("x", n, i)), power(subtract(constant(4), get("x", n, i)), -2), power(subtract(constant(4), get("x", n, i)), -1)];
    const arrays = bodies.map((_, k) => array(`y${k}`, "value", [real, 4]));
    const p = lifted(program([array("x", "input", [real, 4]), ...arrays], bodies.map((b, k) => define(`y${k}`, [n, i], b)), arrays.map((a) => a.name)));
    expect(printProgram(p)).toContain("y0[n, i] = y0.1[n, i] ^ 3");
    expect(printProgram(p)).toContain("y2[n, i] = y3[n, i] ^ 2");
  });

  it("keeps derivatives small however many paths there are through nested expressions", () => {
    const deep = (levels: number): Program => {
      const [i, k] = [v("i", 2), v("k", 2)];
      let u = get("w", i);
      for (let l = 0; l < levels; l++) u = multiply(u, call("tanh", u));
      return program([array("w", "parameter", [2]), array("y", "value", [2]), array("loss", "value", [])],
        [define("y", [i], u), define("loss", [], reduce("sum", [k], [], get("y", k)))], ["loss"]);
    };
    const nodes = (p: Program): number => lift(gradientsOf(lift(p))).equations.reduce((sum, e) => sum + sizeOf(e.body), 0);
    const [six, twelve] = [nodes(deep(6)), nodes(deep(12))];
    expect(twelve).toBeLessThan(8 * six);
    expect(twelve).toBeLessThan(2 ** 12);
  });

  it("keeps derivatives linear in the depth of a network", () => {
    const network = (layers: number): Program => {
      const equations: Equation[] = [];
      const arrays = [array("a0", "input", [real, 3])];
      for (let l = 1; l <= layers; l++) {
        const [n, i, j] = [v("n", real), v("i", 3), v("j", 3)];
        const before = get(`a${l - 1}`, n, j);
        equations.push(define(`a${l}`, [n, j], add(before, multiply(before, call("tanh", reduce("sum", [i], [], multiply(get(`a${l - 1}`, n, i), get(`W${l}`, i, j))))))));
        arrays.push(array(`W${l}`, "parameter", [3, 3]), array(`a${l}`, "value", [real, 3]));
      }
      const [n, j] = [v("n", real), v("j", 3)];
      equations.push(define("loss", [], mean([n], reduce("sum", [j], [], get(`a${layers}`, n, j)))));
      return program([...arrays, array("loss", "value", [])], equations, ["loss"], { nextIndex: 10000 });
    };
    const nodes = (p: Program): number => lift(gradientsOf(lift(p))).equations.reduce((sum, e) => sum + sizeOf(e.body), 0);
    const [ten, twenty, thirty] = [nodes(network(10)), nodes(network(20)), nodes(network(30))];
    expect(thirty - twenty).toBe(twenty - ten);
  });
});

describe("random right sides", () => {
  it("mean the same, lifted", () => {
    const leaf = fc.constantFrom("x", "w", "c");
    const { tree } = fc.letrec<{ tree: readonly unknown[] }>((tie) => ({
      tree: fc.oneof({ maxDepth: 5, depthSize: "medium" }, leaf.map((name) => ["leaf", name] as const),
        fc.tuple(fc.constantFrom("add", "multiply"), tie("tree"), tie("tree")),
        fc.tuple(fc.constantFrom("tanh", "exp", "sin"), tie("tree")),
        fc.tuple(fc.constantFrom("sum", "max"), tie("tree"))),
    }));
    const bounded = (e: Expr): Expr => call("sin", e);
    const build = (t: readonly unknown[], indices: readonly IndexVariable[], own: Fresh): Expr => {
      const [kind, a, b] = t;
      const sub = (x: unknown, more: readonly IndexVariable[] = indices): Expr => (Array.isArray(x) ? build(x, more, own) : constant(1));
      const [first, second = first] = [indices.at(-1), indices.at(-2)];
      if (first === undefined || second === undefined) return constant(1);
      switch (kind) {
        case "leaf": return a === "x" ? get("x", first, second) : a === "w" ? get("w", second) : constant(0.5);
        case "add": return add(sub(a), sub(b));
        case "multiply": return multiply(sub(a), sub(b));
        case "tanh": return call("tanh", sub(a));
        case "sin": return call("sin", sub(a));
        case "exp": return call("exp", bounded(sub(a)));
        default: {
          const bound = own.variable("k", 0, 3);
          return bounded(reduce(kind === "max" ? "max" : "sum", [bound], [], sub(a, [...indices, bound])));
        }
      }
    };
    fc.assert(fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), (trees) => {
      const own = new Fresh(0);
      const equations = trees.map((t, i): Equation => {
        const indices = [own.variable("i", 0, 3), own.variable("j", 0, 3)];
        return define(`y${i}`, indices, build(t, indices, own));
      });
      const arrays = equations.map((e) => array(e.array, "value", [3, 3]));
      lifted(program([array("x", "input", [3, 3]), array("w", "parameter", [3]), ...arrays], equations, arrays.map((a) => a.name)), [1]);
    }), { numRuns: 500 });
  });
});
