import { describe, expect, it } from "vitest";
import { add, call, constant, draw as drawn, indexValue, multiply, read, reduce, select, subtract, where } from "../../../src/ir/equation/build.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import { printProgram } from "../../../src/ir/equation/print.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import type { Equation, Expr, IndexVariable, Program } from "../../../src/ir/equation/types.ts";
import { accumulate } from "../../../src/phases/accumulate/accumulate.ts";
import { array, at, define, fresh, ge0, program } from "../../ir/equation/build.ts";
import { draw, get, someInputs } from "../differentiate/check.ts";

const real = Infinity;
const f = fresh();
const v = (name: string, upper: number, lower = 0): IndexVariable => f.variable(name, lower, upper);
const inputs = [array("x", "input", [real, 4, 2]), array("w", "input", [real, 6]), array("source", "input", [real, 6], 4), array("sink", "input", [real, 6], 4), array("far", "input", [real, 6], 9), array("pick", "input", [real, 4, 6], 2)];
const equals = (place: Expr, index: IndexVariable): Expr => call("equal", place, indexValue(at(index)));
const chosen = (place: Expr, index: IndexVariable, value: Expr): Expr => select(equals(place, index), value, constant(0));
const fromSource = (n: IndexVariable, e: IndexVariable, j: IndexVariable): Expr =>
  read("x", [{ kind: "affine", affine: at(n) }, { kind: "data", value: get("source", n, e) }, { kind: "affine", affine: at(j) }], false);

/** The equations afterwards, held to the interpreter and the verifier; a second run changes nothing. */
function accumulated(p: Program): readonly Equation[] {
  const { inference: once } = accumulate({ inference: p, trained: [], sensitive: [] });
  expect(verify(once)).toEqual([]);
  for (const count of [1, 3]) {
    const given = someInputs(p, count);
    const [before, after] = [interpret(p, given, { count, draw }), interpret(once, given, { count, draw })];
    for (const { array: name } of p.equations) expect([...after.value(name)], printProgram(once)).toEqual([...before.value(name)]);
  }
  expect(accumulate({ inference: once, trained: [], sensitive: [] }).inference.equations).toEqual(once.equations);
  return once.equations;
}

const kindsOf = (equations: readonly Equation[]): readonly string[] => equations.map((e) => e.kind);

describe("sums at positions from data", () => {
  it("become accumulations of the array itself where they are the whole right side", () => {
    const [n, u, j, e] = [v("n", real), v("v", 4), v("j", 2), v("e", 6)];
    const body = reduce("sum", [e], [], chosen(get("sink", n, e), u, multiply(get("w", n, e), fromSource(n, e, j))));
    expect(kindsOf(accumulated(program([...inputs, array("y", "value", [real, 4, 2])], [define("y", [n, u, j], body)], ["y"])))).toEqual(["accumulation"]);
  });

  it("get an array of their own inside of a right side", () => {
    const [n, u, e] = [v("n", real), v("v", 4), v("e", 6)];
    const degree = reduce("sum", [e], [], chosen(get("sink", n, e), u, constant(1)));
    const made = accumulated(program([...inputs, array("y", "value", [real, 4])], [define("y", [n, u], call("max", constant(1), degree))], ["y"]));
    expect(kindsOf(made)).toEqual(["definition", "accumulation"]);
  });

  it("read the place for the index where it stands in what is added", () => {
    const [n, u, j, e] = [v("n", real), v("v", 4), v("j", 2), v("e", 6)];
    const apart = multiply(subtract(fromSource(n, e, j), get("x", n, u, j)), indexValue(at(u)));
    const [made] = accumulated(program([...inputs, array("y", "value", [real, 4, 2])], [define("y", [n, u, j], reduce("sum", [e], [], chosen(get("sink", n, e), u, apart)))], ["y"]));
    expect(made?.kind === "accumulation" && made.guarded).toBe(false);
  });

  it("have places that are found, of the greatest or least of some values", () => {
    const [n, e, k, u, j, most] = [v("n", real), v("e", 6), v("k", 4), v("v", 4), v("j", 2), v("v", 3)];
    const found = define("which", [n, e], reduce("argmin", [k], [], subtract(get("x", n, k, 0), get("w", n, e))));
    const which = get("which", n, e);
    const sums = define("y", [n, u, j], reduce("sum", [e], [], chosen(which, u, multiply(get("w", n, e), get("x", n, u, j)))));
    const greatest = define("z", [n, most], reduce("max", [e], [], select(equals(which, most), get("w", n, e), constant(-Infinity))));
    const arrays = [...inputs, array("which", "value", [real, 6]), array("y", "value", [real, 4, 2]), array("z", "value", [real, 3])];
    const made = accumulated(program(arrays, [found, sums, greatest], ["y", "z"]));
    expect(made.map((q) => (q.kind === "accumulation" ? [q.array, q.guarded] : q.kind))).toEqual(["definition", ["y", false], ["z", true]]);
  });

  it("drop what has a place outside", () => {
    const [n, u, e] = [v("n", real), v("v", 4), v("e", 6)];
    const [made] = accumulated(program([...inputs, array("y", "value", [real, 4])], [define("y", [n, u], reduce("sum", [e], [], chosen(get("far", n, e), u, get("w", n, e))))], ["y"]));
    expect(made?.kind === "accumulation" && made.guarded).toBe(true);
  });

  it("have two places where two indices are compared, and keep other choices and conditions", () => {
    const [n, a, b, e] = [v("n", real), v("a", 4), v("b", 3), v("e", 6)];
    const positive = select(call("less", constant(0), get("w", n, e)), get("w", n, e), constant(0));
    const body = reduce("sum", [e], [ge0(e, -2)], chosen(get("sink", n, e), a, chosen(get("far", n, e), b, positive)));
    expect(kindsOf(accumulated(program([...inputs, array("y", "value", [real, 4, 3])], [define("y", [n, a, b], body)], ["y"])))).toEqual(["accumulation"]);
  });

  const [n, u, j, e] = [v("n", real), v("v", 4), v("j", 2), v("e", 6)];
  const long = v("long", 9);
  const place = get("sink", n, e);
  it.each<[string, Expr, readonly IndexVariable[]]>([
    ["the index is read at a place that may be outside", reduce("sum", [e], [], chosen(get("far", n, e), u, get("x", n, u, j))), [n, u, j]],
    ["a condition of the sum is on the index", reduce("sum", [e], [ge0(u, [-1, e])], chosen(place, u, get("w", n, e))), [n, u]],
    ["a draw is of the index", reduce("sum", [e], [], chosen(place, u, drawn("uniform", 0, [at(n), at(u)], [0, 4]))), [n, u]],
    ["the place is the same along the sum", reduce("sum", [j], [], chosen(get("sink", n, u), u, get("x", n, u, j))), [n, u]],
    ["something else is added where the place differs", reduce("sum", [e], [], select(equals(place, u), get("w", n, e), constant(1))), [n, u]],
    ["a place depends on another one", reduce("sum", [e], [], chosen(place, u, chosen(get("pick", n, u, e), j, get("w", n, e)))), [n, u, j]],
    ["it is chosen by data around it", select(call("less", constant(0), get("w", n, u)), reduce("sum", [e], [], chosen(place, u, get("w", n, e))), constant(1)), [n, u]],
    ["its place is read under a condition", where([ge0(3, [-1, long])], reduce("sum", [e], [], chosen(get("far", n, e), long, get("x", n, long, j)))), [n, long, j]],
    ["a greatest value is found, but of 0 elsewhere", reduce("max", [e], [], chosen(place, u, get("w", n, e))), [n, u]],
    ["a least value is found, but of the least number elsewhere", reduce("min", [e], [], select(equals(place, u), get("w", n, e), constant(-Infinity))), [n, u]],
    ["a place is found", reduce("argmax", [e], [], select(equals(place, u), get("w", n, e), constant(-Infinity))), [n, u]],
    ["a real number is compared", reduce("sum", [e], [], chosen(get("w", n, e), u, constant(1))), [n, u]],
  ])("stay where %s", (_why, body, indices) => {
    const extents = indices.map((i) => i.upper);
    expect(kindsOf(accumulated(program([...inputs, array("y", "value", extents)], [define("y", indices, body)], ["y"])))).toEqual(["definition"]);
  });

  it("stay where more points are compared than float32 tells apart", () => {
    const many = v("many", 2 ** 22);
    const most = reduce("max", [e, many], [], select(equals(place, u), multiply(get("w", n, e), indexValue(at(many))), constant(-Infinity)));
    const p = program([...inputs, array("y", "value", [real, 4])], [define("y", [n, u], most)], ["y"]);
    expect(accumulate({ inference: p, trained: [], sensitive: [] }).inference).toBe(p);
  });

  it("keep what holds around them where it bounds what is read", () => {
    const wide = v("wide", 5);
    const body = where([ge0(1, [-1, wide])], reduce("sum", [e], [], chosen(place, u, get("x", n, 0, wide))));
    const made = accumulated(program([...inputs, array("y", "value", [real, 4, 5])], [define("y", [n, u, wide], body)], ["y"]));
    expect(kindsOf(made)).toEqual(["definition", "accumulation"]);
    const [, sum] = made;
    expect(sum?.kind === "accumulation" && sum.conditions).toHaveLength(1);
  });

  it("take the terms apart that have places of their own", () => {
    const ends = add(chosen(place, u, get("w", n, e)), multiply(constant(2), chosen(get("source", n, e), u, get("w", n, e))), get("w", n, e));
    const y = array("y", "value", [real, 4]);
    expect(kindsOf(accumulated(program([...inputs, y], [define("y", [n, u], reduce("sum", [e], [], ends))], ["y"])))).toEqual(["definition", "accumulation", "accumulation"]);
  });

  it.each([["max", -Infinity], ["min", Infinity]] as const)("are the %s where everything else is neutral", (operator, neutral) => {
    const of = (index: IndexVariable, d: IndexVariable, value: Expr): Expr => reduce(operator, [d], [ge0(d, -1)], select(call("and", equals(get("far", n, d), index), call("less", get("w", n, d), constant(0.5))), value, constant(neutral)));
    const y = array("y", "value", [real, 4, 2]);
    const [whole] = accumulated(program([...inputs, y], [define("y", [n, u, j], reduce(operator, [e], [], select(equals(place, u), fromSource(n, e, j), constant(neutral))))], ["y"]));
    expect(whole).toMatchObject({ kind: "accumulation", operator, guarded: false, body: { kind: "read" } });
    const inside = accumulated(program([...inputs, y], [define("y", [n, u, j], add(constant(1), of(u, e, multiply(get("w", n, e), indexValue(at(j))))))], ["y"]));
    // The values have an array of their own, which the adjoint reads too.
    expect(inside.map((q) => [q.kind, q.array])).toEqual([["definition", "y"], ["definition", "y.2"], ["accumulation", "y.1"]]);
  });

  it("stay in a recurrence", () => {
    const [m, t, a, d] = [v("n", real), v("t", 4), v("a", 4), v("e", 6)];
    const before = read("y", [at(m), at(t, -1), at(a)].map((affine) => ({ kind: "affine" as const, affine })), true);
    const moved = reduce("sum", [d], [], chosen(get("sink", m, d), a, multiply(get("w", m, d), before)));
    const y = array("y", "value", [real, 4, 4]);
    expect(kindsOf(accumulated(program([...inputs, y], [define("y", [m, t, a], add(indexValue(at(t)), moved))], ["y"])))).toEqual(["definition"]);
  });
});
