import { describe, expect, it } from "vitest";
import { floorAffine, moduloAffine } from "../../../src/ir/equation/affine.ts";
import {
  add, call, constant, count, divide, draw, indexValue, multiply, negate, power, read, readAt, reduce, scale, select, sqrt, subtract, where,
} from "../../../src/ir/equation/build.ts";
import { num, ratio } from "../../../src/ir/equation/number.ts";
import { printEquation, printExpr, printPosition, printProgram } from "../../../src/ir/equation/print.ts";
import type { Expr } from "../../../src/ir/equation/types.ts";
import { array, at, define, eq0, fresh, ge0, program } from "./build.ts";

const f = fresh();
const [n, j, i, i2, t, u] = [
  f.variable("n", 0, Infinity), f.variable("j", 0, 3), f.variable("i", 0, 4), f.variable("i", 1, 5), f.variable("t", 0, 8), f.variable("u", 0, 8),
];
const x = readAt("x", [at(n), at(i)]);
const [a, b, c] = [readAt("a", []), readAt("b", []), readAt("c", [])];

const dense = define("dense1.y", [n, j], add(readAt("dense1.b", [at(j)]), reduce("sum", [i], [], multiply(x, readAt("dense1.W", [at(i), at(j)])))));

describe("expressions", () => {
  const cases: readonly (readonly [Expr, string])[] = [
    [subtract(constant(1), a), "1 - a"],
    [add(a, constant(1), negate(b)), "a + 1 - b"],
    [negate(multiply(a, add(b, constant(1)))), "-a * (b + 1)"],
    [scale(ratio(1, 49), a), "a / 49"],
    [scale(ratio(3, 2), a), "1.5 * a"],
    [scale(num(-2), add(a, multiply(b, c))), "-2 * a - 2 * b * c"],
    [divide(a, multiply(b, sqrt(add(c, constant(1))))), "a / (b * sqrt(c + 1))"],
    [power(add(a, b), -2), "1 / (b + a) ^ 2"],
    [divide(a, count), "a / count(batch)"],
    [call("power", a, add(b, constant(1))), "a ^ (b + 1)"],
    [call("and", call("less", a, b), call("or", call("equal", a, c), call("not", b))), "a < b and (a == c or not b)"],
    [select(call("less", constant(0), a), a, call("expm1", a)), "0 < a ? a : expm1(a)"],
    [multiply(constant(2), call("max", a, b)), "2 * max(a, b)"],
    [where([ge0(t, [-1, u], -1)], a), "a where t > u"],
    [add(b, where([eq0(t, [-2, u])], a)), "b + (a where t == 2 * u)"],
    [where([ge0(8, [-2, t])], a), "a where t <= 4"],
    [where([ge0(t, u, -5)], a), "a where t + u >= 5"],
    [reduce("sum", [i], [ge0(i, -1), ge0(6, [-1, i], [-1, t])], readAt("x", [at(t, i)])), "sum(i < 4 where i >= 1, i + t <= 6: x[i + t])"],
    [reduce("max", [n, i2], [], readAt("x", [at(n), at(i2)])), "max(n, 1 <= i < 5: x[n, i])"],
    [read("E", [{ kind: "data", value: readAt("k", [at(t)]) }, { kind: "affine", affine: at(j) }], true), "(E[k[t], j] else 0)"],
    [draw("uniform", 3, [at(n), at(j)], [0, 3]), "random#3(n, j)"],
    [multiply(a, indexValue(at(t, 1))), "(t + 1) * a"],
  ];
  it.each(cases)("%#: $1", (e, text) => expect(printExpr(e)).toBe(text));

  it("indices of the same name are told apart where both are in sight, and only there", () => {
    const inner = reduce("max", [i2], [], multiply(readAt("x", [at(n), at(i2)]), x));
    expect(printExpr(inner)).toMatch(/^max\(1 <= i2 < 5: x\[n, i2?\] \* x\[n, i2?\]\)$/);
    const apart = add(reduce("sum", [i], [], readAt("v", [at(i)])), reduce("max", [i2], [], readAt("v", [at(i2)])));
    expect(printExpr(apart).match(/i2/)).toBeNull();
  });
});

describe("positions", () => {
  it("floors and remainders", () => {
    expect(printPosition(at([2, t], j, -1))).toMatch(/^(2 \* t \+ j|j \+ 2 \* t) - 1$/);
    expect(printPosition(floorAffine(at(t, 1), 3))).toBe("floor((t + 1) / 3)");
    expect(printPosition(moduloAffine(at(t), 3))).toBe("t % 3");
    expect(printPosition(at([3, moduloAffine(at(t), 2)], floorAffine(at(t), 2)))).toBe("floor(t / 2) + 3 * (t % 2)");
    expect(printPosition(at(3, [-1, t]))).toBe("3 - t");
  });
});

describe("equations", () => {
  it("definitions and accumulations", () => {
    const p = program([array("i", "scalar", []), array("dE", "gradient", [9, 3])], [], []);
    expect(printEquation(dense, program([], [], []))).toMatch(/^dense1\.y\[n, j\] = dense1\.b\[j\] \+ sum\(i < 4: (x\[n, i\] \* dense1\.W\[i, j\]|dense1\.W\[i, j\] \* x\[n, i\])\)$/);
    const scatter = printEquation(
      { kind: "accumulation", operator: "sum", array: "dE", indices: [n, i, j], conditions: [ge0(i, -1)], guarded: true, body: readAt("dy", [at(n), at(i), at(j)]),
        positions: [{ kind: "data", value: readAt("k", [at(n), at(i)]) }, { kind: "affine", affine: at(j) }] },
      p,
    );
    expect(scatter).toBe("dE[k[n, i2], j] += dy[n, i2, j] for n, i2 < 4, j < 3 where i2 >= 1 if inside");
  });

  it("programs", () => {
    const origin = { instance: "dense1", file: "a.nn", line: 4 };
    const p = program(
      [array("x", "input", [Infinity, 4]), array("k", "input", [[-1, 4]], 64), array("s", "state", []), array("next", "value", [])],
      [{ ...dense, origin }, { ...define("next", [], add(readAt("s", []), constant(1))), origin }],
      ["next"],
      { stores: [{ target: "s", source: "next" }] },
    );
    expect(printProgram(p).split("\n").filter((line) => !line.includes("dense1.y"))).toEqual([
      "program test", "", "  input x: [batch, 4]", "  input k: index(64)[-1..3]", "  state s: []", "  value next: []", "",
      "  // dense1 (a.nn:4)", "  next = s + 1", "", "  s := next", "", "  output next", "",
    ]);
  });
});
