import { describe, expect, it } from "vitest";
import { atLeastZero, floorAffine } from "../../../src/ir/equation/affine.ts";
import { add, call, constant, indexValue, multiply, negate, read, readAt, reduce, select, where } from "../../../src/ir/equation/build.ts";
import type { Definition, Equation, Expr, IndexVariable, Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { array, at, define, eq0, fresh, ge0, program } from "./build.ts";

const f = fresh();
const [n, i, j, r, t, u] = [
  f.variable("n", 0, Infinity), f.variable("i", 0, 3), f.variable("j", 0, 3), f.variable("r", 0, 5), f.variable("t", 0, 8), f.variable("u", 0, 8),
];
const x = array("x", "input", [9]);

/** A program of one array `y` with the given indices. */
function single(indices: readonly IndexVariable[], body: Expr, more: Partial<Program> = {}): Program {
  const sizes = indices.map((v) => [v.lower, v.upper] as const);
  return program([x, array("k", "input", [9], 4), array("E", "parameter", [4]), array("y", "value", sizes)], [define("y", indices, body)], ["y"], more);
}

describe("reads", () => {
  const position = at([2, r], i, -1);
  const inside = [atLeastZero(position), ge0(8, [-1, position])];
  const conv = (e: Expr): Program => single([r], e);

  it("guards, conditions of reductions and of choices by indices prove reads", () => {
    const value = readAt("x", [position]);
    expect(verify(conv(reduce("sum", [i], [], readAt("x", [position], true))))).toEqual([]);
    expect(verify(conv(reduce("sum", [i], inside, value)))).toEqual([]);
    expect(verify(conv(reduce("max", [i], [], where(inside, value))))).toEqual([]);
    const shifted = indexValue(at([2, r], i));
    const chosen = select(call("and", call("lessEqual", constant(1), shifted), call("less", shifted, constant(10))), value, constant(0));
    expect(verify(conv(reduce("sum", [i], [], chosen)))).toEqual([]);
    expect(verify(single([t], select(call("less", indexValue(at(t)), constant(1)), constant(0), readAt("x", [at(t, -1)]))))).toEqual([]);
    expect(verify(single([t], readAt("x", [at([2, floorAffine(at(t), 2)], 2)])))).toEqual([]);
  });

  it("others are faults that say by how much", () => {
    expect(verify(conv(reduce("sum", [i], [], readAt("x", [position]))))).toEqual([expect.stringMatching(/^y: x\[.*\], dimension 1: .* may be 1 below and 1 beyond 9$/)]);
    const byData = select(call("less", constant(0), readAt("x", [at(t)])), readAt("x", [at(t, -1)]), constant(0));
    expect(verify(single([t], byData))).toEqual(["y: x[t - 1], dimension 1: t - 1 may be 1 below 9"]);
    expect(verify(single([t], readAt("x", [at(t), at(t)])))).toEqual(["y: x[t, t] has 2 positions and x 1 dimensions"]);
    expect(verify(single([t], readAt("z", [at(t)])))).toEqual(["y: z is not declared"]);
    expect(verify(single([t], read("E", [{ kind: "data", value: readAt("k", [at(t)]) }])))).toEqual([]);
    expect(verify(program([array("k", "input", [8], 5), array("E", "parameter", [4]), array("y", "value", [8])], [define("y", [t], read("E", [{ kind: "data", value: readAt("k", [at(t)]) }]))], ["y"])))
      .toEqual(["y: E[k[t]], dimension 1: k[t] may be 0 … 4, outside of 4"]);
    expect(verify(program([array("x", "input", [Infinity]), array("y", "value", [Infinity])], [define("y", [n], readAt("x", [at(n, 1)]))], ["y"])))
      .toEqual(["y: x[n + 1], dimension 1: n + 1 may be outside of batch"]);
  });

  it("accumulations", () => {
    const scatter = (guarded: boolean): Program => program([x, array("g", "gradient", [9])], [
      { kind: "accumulation", operator: "sum", array: "g", indices: [t], conditions: [ge0(t, -1)], positions: [{ kind: "affine", affine: at(t, 2) }], guarded, body: readAt("x", [at(t, -1)]) },
    ], ["g"]);
    expect(verify(scatter(true))).toEqual([]);
    expect(verify(scatter(false))).toEqual(["g: g[t + 2], dimension 1: t + 2 may be 1 beyond 9"]);
  });
});

describe("indices and names", () => {
  const ok = readAt("x", [at(t)]);
  it.each<readonly [string, Program, string]>([
    ["unbound", single([t], readAt("x", [at(u)])), `y: index u (${u.id}) is not bound`],
    ["too large", single([t], ok, { nextIndex: 1 }), `y: index t (${t.id}) is not below the program's next index 1`],
    ["bound again", single([i], reduce("max", [i], [], readAt("x", [at(i)]))), `y: index i (${i.id}) is bound again inside of its range`],
    ["two ranges", single([t], readAt("x", [at({ ...t, upper: 4 })])), `y: index t (${t.id}) has two ranges: t < 8 and t < 4`],
    ["range", program([x, array("y", "value", [7])], [define("y", [t], ok)], []), "y: index t has the range 8, dimension 1 7"],
    ["rank", program([x, array("y", "value", [])], [define("y", [t], ok)], []), "y: is defined at 1 indices and has 0 dimensions"],
    ["undeclared", program([x], [define("y", [t], ok)], []), "y: is not declared"],
    ["twice", program([x, array("y", "value", [8])], [define("y", [t], ok), define("y", [t], ok)], []), "y has two equations"],
    ["missing", program([x, array("y", "value", [8])], [], []), "y has no equation"],
    ["given", program([x, array("k", "input", [8])], [define("k", [t], ok)], []), "k is given (input) and has an equation"],
    ["output", program([x], [], ["q"]), "output q is not declared"],
    ["store", program([x, array("s", "state", [8])], [], [], { stores: [{ target: "s", source: "x" }] }), "x [9] is stored in s [8]"],
    ["batch", program([array("y", "input", [3, Infinity])], [], []), "y, dimension 2: the batch is the first dimension, from 0, whatever other dimensions it is"],
  ])("%s", (_, p, fault) => expect(verify(p)).toEqual([fault]));
});

describe("cycles", () => {
  const h = (positions: Parameters<typeof readAt>[1], guarded = false): Expr => readAt("h", positions, guarded);
  const cycle = (equations: readonly Equation[]): readonly string[] =>
    verify(program([x, ...["h", "k"].map((name) => array(name, "value", [8, 3]))], equations, ["h"]));
  const both = (a: Expr, b: Expr): readonly Definition[] => [["h", a] as const, ["k", b] as const].map(([name, body]) => ({ kind: "definition", array: name, indices: [t, j], body }));
  const constantK = define("k", [t, j], constant(1));

  it("that step are sound", () => {
    expect(cycle(both(add(constant(1), readAt("k", [at(t), at(j)])), reduce("sum", [i], [], h([at(t, -1), at(i)], true))))).toEqual([]);
    expect(cycle([define("h", [t, j], where([ge0(6, [-1, t])], h([at(t, 1), at(j)]))), constantK])).toEqual([]);
    expect(cycle([define("h", [t, j], reduce("sum", [u], [ge0(t, [-1, u], -1)], h([at(u), at(j)]))), constantK])).toEqual([]);
    const v = f.variable("v", -1, 2);
    expect(cycle([define("h", [t, j], reduce("sum", [v], [], h([at(t, [9, v], -1), at(j)], true))), constantK])).toEqual([]);
    const grid = add(h([at(t, -1), at(j)], true), h([at(t), at(j, -1)], true));
    expect(cycle([define("h", [t, j], multiply(constant(0.5), grid)), constantK])).toEqual([]);
  });

  it("that do not are named", () => {
    const fault = "no order of steps for arrays that read each other: ";
    expect(cycle([define("h", [t, j], add(constant(1), negate(h([at(t), at(j)])))), constantK])).toEqual([`${fault}h`]);
    expect(cycle([define("h", [t, j], add(h([at(t, -1), at(j)], true), h([at(t, 1), at(j)], true))), constantK])).toEqual([`${fault}h`]);
    expect(cycle([define("h", [t, j], reduce("sum", [u], [ge0(t, [-1, u])], h([at(u), at(j)]))), constantK])).toEqual([`${fault}h`]);
    const swapped = cycle(both(readAt("k", [at(t), at(j)]), where([eq0(j)], h([at(t), at(j)]))));
    expect(swapped).toEqual([expect.stringMatching(/: (h, k|k, h)$/)]);
  });
});
