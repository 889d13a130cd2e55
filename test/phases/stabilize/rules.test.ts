/** Each rule on a right side by itself, under a name, and behind named parts: its form, its value, and its reach. */
import { describe, expect, it } from "vitest";
import { add, call, constant, divide, multiply, negate, power, readAt, reduce, scale, subtract } from "../../../src/ir/equation/build.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { ArrayDefinition, Equation, Expr, IndexVariable, Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { stabilize } from "../../../src/phases/stabilize/stabilize.ts";
import { array, at, define, fresh, program } from "../../ir/equation/build.ts";
import { get } from "../differentiate/check.ts";
import { cpuTime } from "../../support/cpu-time.ts";

const f = fresh();
const v = (name: string, upper: number): IndexVariable => f.variable(name, 0, upper);
const exp = (u: Expr): Expr => call("exp", u);
const log = (u: Expr): Expr => call("log", u);
const one = constant(1);
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

function stable(p: Program): Program {
  expect(verify(p)).toEqual([]);
  const after = stabilize(p);
  expect(verify(after)).toEqual([]);
  expect(stabilize(after)).toBe(after);
  return after;
}

function bodyOf(p: Program, name = "out"): Expr {
  const equation = p.equations.find((q) => q.array === name);
  if (equation === undefined) throw new Error(`no equation of ${name}`);
  return equation.body;
}

const points = [-1e4, -800, -40, -3, -0.5, 0, 0.5, 3, 40, 800, 1e4];

/** `out[i]` of `x[i]` and `z[i]`, which take all the points and the same ones backward. */
function pointwise(body: (x: Expr, z: Expr) => Expr): { readonly program: Program; readonly inputs: Map<string, number[]> } {
  const i = v("i", points.length);
  const p = program([array("x", "input", [points.length]), array("z", "input", [points.length]), array("out", "value", [points.length])], [define("out", [i], body(get("x", i), get("z", i)))], ["out"]);
  return { program: p, inputs: new Map([["x", points], ["z", [...points.slice(3), ...points.slice(0, 3)]]]) };
}

function expectValues(body: (x: Expr, z: Expr) => Expr, wanted: (x: number, z: number) => number): Expr {
  const { program: p, inputs } = pointwise(body);
  const after = stable(p);
  const found = interpret(after, inputs, { count: 1 }).outputs.get("out") ?? [];
  points.forEach((x, i) => {
    const value = wanted(x, inputs.get("z")?.[i] ?? NaN);
    const error = Math.abs((found[i] ?? NaN) - value);
    if (!(error <= 1e-12 * Math.max(1, Math.abs(value)))) throw new Error(`at ${x}: ${found[i]}, not ${value}`);
  });
  return bodyOf(after);
}

describe("pointwise forms are right from -10000 to 10000", () => {
  const forms: readonly [string, (x: Expr, z: Expr) => Expr, (x: number, z: number) => number][] = [
    ["log exp x", (x) => log(exp(x)), (x) => x],
    ["log of 3 exp x", (x) => log(scale(3, exp(x))), (x) => Math.log(3) + x],
    ["log of exp x exp z", (x, z) => log(multiply(exp(x), exp(z))), (x, z) => x + z],
    ["log of exp(x)²/exp z", (x, z) => log(divide(power(exp(x), 2), exp(z))), (x, z) => 2 * x - z],
    ["log(1 + exp x)", (x) => log(add(one, exp(x))), softplus],
    ["log(1 + exp 2x)/2", (x) => scale(0.5, log(add(one, exp(scale(2, x))))), (x) => softplus(2 * x) / 2],
    ["log1p exp x", (x) => call("log1p", exp(x)), softplus],
    ["log(exp x + exp z)", (x, z) => log(add(exp(x), exp(z))), (x, z) => Math.max(x, z) + Math.log1p(Math.exp(-Math.abs(x - z)))],
    ["log(2 exp x + 5)", (x) => log(add(scale(2, exp(x)), constant(5))), (x) => Math.log(5) + softplus(Math.log(0.4) + x)],
    ["log logistic x", (x) => log(divide(one, add(one, exp(negate(x))))), (x) => -softplus(-x)],
    ["log(1 - logistic x)", (x) => log(subtract(one, divide(one, add(one, exp(negate(x)))))), (x) => -softplus(x)],
    ["log1p(-logistic x)", (x) => call("log1p", negate(divide(one, add(one, exp(negate(x)))))), (x) => -softplus(x)],
    ["log of logistic x over 1 + exp z", (x, z) => log(divide(call("logistic", x), add(one, exp(z)))), (x, z) => -softplus(-x) - softplus(z)],
    ["1/(1 + exp -x)", (x) => divide(one, add(one, exp(negate(x)))), logistic],
    ["exp x/(exp x + 1)", (x) => divide(exp(x), add(exp(x), one)), logistic],
    ["exp x/(exp x + exp z)", (x, z) => divide(exp(x), add(exp(x), exp(z))), (x, z) => logistic(x - z)],
    ["3/(2 + 5 exp x)", (x) => divide(constant(3), add(constant(2), scale(5, exp(x)))), (x) => 1.5 * logistic(-x - Math.log(2.5))],
    ["exp(x)/(1 + exp x)²", (x) => divide(exp(x), power(add(one, exp(x)), 2)), (x) => logistic(x) * logistic(-x)],
    ["exp(x + 1)/(1 + exp x)", (x) => divide(exp(add(x, one)), add(one, exp(x))), (x) => Math.E * logistic(x)],
    ["2/(exp x + exp -x)", (x) => divide(constant(2), add(exp(x), exp(negate(x)))), (x) => 1 / Math.cosh(x)],
    ["exp x/(exp x + exp z + exp 0.5x)", (x, z) => divide(exp(x), add(exp(x), exp(z), exp(scale(0.5, x)))), (x, z) => 1 / (1 + Math.exp(z - x) + Math.exp(-0.5 * x))],
    ["hand-written tanh", (x) => divide(subtract(exp(x), exp(negate(x))), add(exp(x), exp(negate(x)))), Math.tanh],
    ["tanh by exp 2x", (x) => divide(subtract(exp(scale(2, x)), one), add(exp(scale(2, x)), one)), Math.tanh],
    ["tanh by exp -2x", (x) => divide(subtract(one, exp(scale(-2, x))), add(one, exp(scale(-2, x)))), Math.tanh],
    ["minus 3 tanh", (x) => divide(scale(-3, subtract(exp(x), exp(negate(x)))), add(exp(x), exp(negate(x)))), (x) => -3 * Math.tanh(x)],
    ["1 - 2/(1 + exp 2x)", (x) => subtract(one, divide(constant(2), add(one, exp(scale(2, x))))), Math.tanh],
    ["x/(1 + exp -x)", (x) => divide(x, add(one, exp(negate(x)))), (x) => x * logistic(x)],
    ["x tanh log(1 + exp x)", (x) => multiply(x, call("tanh", log(add(one, exp(x))))), (x) => x * Math.tanh(softplus(x))],
  ];
  it.each(forms)("%s", (_, body, wanted) => {
    const e = expectValues(body, wanted);
    expect(e.key).not.toContain("log(");
  });

  it("log(x exp z) keeps only the logarithm of x", () => {
    const e = expectValues((x, z) => log(multiply(add(power(x, 2), one), exp(z))), (x, z) => Math.log(x * x + 1) + z);
    expect(e.key).not.toContain("exp(");
  });

  it("logistic(-x) does not become 1 - logistic(x): its logarithm has a gradient at 40", () => {
    const e = bodyOf(stable(pointwise((x) => divide(one, add(one, exp(x)))).program));
    expect(e.kind).toBe("call");
  });

  it("leaves what is no better otherwise", () => {
    for (const body of [(x: Expr) => log(x), (x: Expr) => call("log1p", power(x, 2)), (x: Expr) => divide(x, add(one, power(x, 2))), (x: Expr) => log(subtract(one, exp(x))), (x: Expr) => divide(exp(x), subtract(one, exp(x)))]) {
      const { program: p } = pointwise(body);
      expect(stabilize(p)).toBe(p);
    }
  });
});

describe("sums of exponentials", () => {
  const [rows, classes] = [4, 3];
  const logits = [1e4, -1e4, 0, -1e4, -1e4, -1e4, 300, 299, -300, 0.1, 0.2, 0.3];
  const given = [array("x", "input", [rows, classes])];
  const matrix = (name: string): ArrayDefinition => array(name, "value", [rows, classes]);
  const row = (name: string): ArrayDefinition => array(name, "value", [rows]);
  const of = (arrays: readonly ArrayDefinition[], equations: readonly Equation[]): Program => program([...given, ...arrays], equations, ["out"]);
  const total = (i: number): number => {
    const x = logits.slice(i * classes, i * classes + classes);
    const top = Math.max(...x);
    return top + Math.log(x.reduce((s, u) => s + Math.exp(u - top), 0));
  };
  const run = (p: Program): Float64Array => interpret(p, new Map([["x", logits]]), { count: 1 }).outputs.get("out") ?? new Float64Array(0);

  const naive = (): Program => {
    const [i, k, j] = [v("i", rows), v("k", classes), v("j", classes)];
    return of([matrix("out")], [define("out", [i, k], divide(exp(get("x", i, k)), reduce("sum", [j], [], exp(get("x", i, j)))))]);
  };
  const shifted = (): Program => {
    const [i, k, j, i2, j2, i3, k3] = [v("i", rows), v("k", classes), v("j", classes), v("i", rows), v("j", classes), v("i", rows), v("k", classes)];
    return of([row("top"), matrix("e"), matrix("out")], [
      define("top", [i2], reduce("max", [j2], [], get("x", i2, j2))), define("e", [i3, k3], exp(subtract(get("x", i3, k3), get("top", i3)))),
      define("out", [i, k], divide(get("e", i, k), reduce("sum", [j], [], get("e", i, j)))),
    ]);
  };
  const named = (): Program => {
    const [i, k, j, i2, i3, k3] = [v("i", rows), v("k", classes), v("j", classes), v("i", rows), v("i", rows), v("k", classes)];
    return of([matrix("e"), row("sum"), matrix("out")], [
      define("e", [i3, k3], scale(3, exp(get("x", i3, k3)))), define("sum", [i2], reduce("sum", [j], [], get("e", i2, j))), define("out", [i, k], divide(get("e", i, k), get("sum", i))),
    ]);
  };

  it.each([["naive", naive], ["shifted by its greatest", shifted], ["of named parts, times a number", named]])("softmax, %s", (_, make) => {
    const p = stable(make());
    run(p).forEach((y, at) => expect(y).toBeCloseTo(Math.exp((logits[at] ?? NaN) - total(Math.floor(at / classes))), 12));
    expect(bodyOf(p).key.replace(/‹\d+›/g, "‹›")).toBe(bodyOf(stable(naive())).key.replace(/‹\d+›/g, "‹›"));
  });

  it.each([["naive", naive], ["shifted by its greatest", shifted], ["of named parts, times a number", named]])("log of softmax, %s", (_, make) => {
    const [i, k] = [v("i", rows), v("k", classes)];
    const inner = make();
    const p = stable({
      ...inner, outputs: ["out"], arrays: new Map([...inner.arrays, ["p", { ...matrix("p") }]]),
      equations: [...inner.equations.map((q) => (q.array === "out" ? { ...q, array: "p" } : q)), define("out", [i, k], log(get("p", i, k)))],
    });
    run(p).forEach((y, at) => expect(y).toBeCloseTo((logits[at] ?? NaN) - total(Math.floor(at / classes)), 9));
  });

  it("the logarithm of a mean of exponentials", () => {
    const [i, j] = [v("i", rows), v("j", classes)];
    const p = stable(of([row("out")], [define("out", [i], log(scale(1 / classes, reduce("sum", [j], [], exp(get("x", i, j))))))]));
    run(p).forEach((y, at) => expect(y).toBeCloseTo(total(at) - Math.log(classes), 9));
  });

  it("softmax over two axes at once", () => {
    const [i, k, j, l] = [v("i", rows), v("k", classes), v("j", rows), v("l", classes)];
    const p = stable(of([matrix("out")], [define("out", [i, k], divide(exp(get("x", i, k)), reduce("sum", [j, l], [], exp(get("x", j, l)))))]));
    const all = Math.max(...logits);
    run(p).forEach((y, at) => expect(y).toBeCloseTo(Math.exp((logits[at] ?? NaN) - all), 12));
  });
});

describe("named equations", () => {
  it("parts of a logistic function", () => {
    const [i, j, k] = [v("i", 2), v("i", 2), v("i", 2)];
    const p = stable(program([array("x", "input", [2]), array("e", "value", [2]), array("d", "value", [2]), array("out", "value", [2])], [
      define("e", [i], exp(negate(get("x", i)))), define("d", [j], add(one, get("e", j))), define("out", [k], log(divide(one, get("d", k)))),
    ], ["out"]));
    expect([...(interpret(p, new Map([["x", [-1e4, 1e4]]]), { count: 1 }).outputs.get("out") ?? [])].map((x) => x || 0)).toEqual([-1e4, 0]);
  });

  it("a recurrence is not unrolled", () => {
    const [t, s] = [v("t", 4), v("t", 4)];
    const p = program([array("x", "input", [4]), array("g", "value", [4]), array("h", "value", [4])], [
      define("g", [t], exp(readAt("h", [at(t, -1)], true))), define("h", [s], log(multiply(get("g", s), get("x", s)))),
    ], ["h"]);
    expect(verify(p)).toEqual([]);
    expect(stabilize(p)).toBe(p);
  });

  it("many products of products are soon looked through", () => {
    const equations: Equation[] = [];
    const arrays = [array("x", "input", [2])];
    for (let level = 0; level < 60; level++) {
      const i = v("i", 2);
      const below = (k: number): Expr => (level - k < 0 ? exp(get("x", i)) : get(`p${level - k}`, i));
      arrays.push(array(`p${level}`, "value", [2]));
      equations.push(define(`p${level}`, [i], multiply(below(1), below(2))));
    }
    const i = v("i", 2);
    arrays.push(array("out", "value", [2]));
    equations.push(define("out", [i], log(get("p59", i))));
    const start = cpuTime();
    stabilize(program(arrays, equations, ["out"]));
    expect(cpuTime() - start).toBeLessThan(2000);
  });
});
