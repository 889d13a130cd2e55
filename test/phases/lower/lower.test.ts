import { describe, expect, test } from "vitest";
import { affine, atLeastZero, offsetAffine, scaleAffine, subtractAffine } from "../../../src/ir/equation/affine.ts";
import { add, call, constant, count, divide, indexValue, multiply, power, read, readAt, reduce, scale, select, sqrt, subtract, where } from "../../../src/ir/equation/build.ts";
import type { Expr, IndexVariable } from "../../../src/ir/equation/types.ts";
import { printKernels } from "../../../src/ir/kernel/print.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { at, noise, ProgramBuilder, runOn, setOf, v } from "./programs.ts";

const numbers = (n: number, seed = 1): number[] => Array.from({ length: n }, noise(seed));

function close(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((x, i) => expect(x).toBeCloseTo(expected[i] ?? NaN, 10));
}

describe("comments of kernels", () => {
  test("print the whole equation, with ranges and without the marks of compiler arrays", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 3]);
    const [n, i] = [p.index("n", Infinity), p.index("i", 3)];
    p.define("@long:sum", [n], reduce("sum", [i], [], multiply(...Array.from({ length: 40 }, (_, k) => call("sin", add(at("x", n, i), constant(k)))))));
    const [comment = ""] = lower(setOf({ inference: p.build("inference", ["@long:sum"]) }), 5).inference.kernels.flatMap((kernel) => kernel.comment);
    expect(comment).toMatch(/^long\.sum\[n\] = sum\(i < 3: .*\)$/);
    expect([...comment.matchAll(/sin\(/g)]).toHaveLength(40);
  });
});

describe("pointwise and contractions", () => {
  test("dense with activation and its pre-activation fuse into one kernel without a buffer between", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 3]).array("W", "parameter", [3, 4]).array("b", "parameter", [4]);
    const [n, j, i] = [p.index("n", Infinity), p.index("j", 4), p.index("i", 3)];
    p.define("z", [n, j], add(at("b", j), reduce("sum", [i], [], multiply(at("x", n, i), at("W", i, j)))));
    const [m, k] = [p.index("n", Infinity), p.index("k", 4)];
    p.define("y", [m, k], call("max", at("z", m, k), constant(0)));
    const set = lower(setOf({ inference: p.build("inference", ["y"]) }), 5);
    expect(verifyKernels(set)).toEqual([]);
    expect(set.inference.kernels.map((kernel) => kernel.name)).toEqual(["y"]);
    expect([...set.buffers.keys()]).toEqual(["x", "W", "b", "y"]);
    const [x, W, b] = [numbers(15), numbers(12, 2), numbers(4, 3)];
    const y = runOn(set, set.inference, { x, W, b }, 5)("y");
    const expected = Array.from({ length: 20 }, (_, o) => {
      let sum = b[o % 4] ?? 0;
      for (let q = 0; q < 3; q++) sum += (x[Math.floor(o / 4) * 3 + q] ?? 0) * (W[q * 4 + (o % 4)] ?? 0);
      return Math.max(sum, 0);
    });
    close(y, expected);
  });

  test("powers, quotients and the count", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 2]);
    const [n, j] = [p.index("n", Infinity), p.index("j", 2)];
    const x = at("x", n, j);
    p.define("y", [n, j], add(power(x, 3), divide(multiply(constant(3), sqrt(x)), multiply(count, power(x, 2))), scale(-2, power(x, -1.5)), constant(-1)));
    const set = lower(setOf({ inference: p.build("inference", ["y"]) }), 2);
    const given = [0.5, 2, 1.25, 3];
    close(runOn(set, set.inference, { x: given }, 2)("y"), given.map((a) => a ** 3 + (3 * Math.sqrt(a)) / (2 * a * a) - 2 * a ** -1.5 - 1));
  });

  test("only the chosen side of a selection is computed, reductions in it too", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 3]);
    const [n, i] = [p.index("n", Infinity), p.index("i", 3)];
    const first = readAt("x", [v(n), affine(0)]);
    p.define("y", [n], select(call("less", constant(0), first), reduce("sum", [i], [], call("log", at("x", n, i))), constant(7)));
    const set = lower(setOf({ inference: p.build("inference", ["y"]) }), 2);
    close(runOn(set, set.inference, { x: [1, 2, 3, -1, -1, -1] }, 2)("y"), [Math.log(6), 7]);
  });
});

describe("reductions", () => {
  function reduced(make: (p: ProgramBuilder, n: IndexVariable, i: IndexVariable) => Expr, x: readonly number[], size: number): number[] {
    const p = new ProgramBuilder().array("x", "input", [Infinity, size]);
    const [n, i] = [p.index("n", Infinity), p.index("i", size)];
    p.define("y", [n], make(p, n, i));
    const set = lower(setOf({ inference: p.build("inference", ["y"]) }), x.length / size);
    expect(verifyKernels(set)).toEqual([]);
    return runOn(set, set.inference, { x }, x.length / size)("y");
  }

  test("extremes and where they stand", () => {
    const x = [3, 9, -2, 9, -5, -7, -6, -5];
    expect(reduced((_, n, i) => reduce("max", [i], [], at("x", n, i)), x, 4)).toEqual([9, -5]);
    expect(reduced((_, n, i) => reduce("min", [i], [], at("x", n, i)), x, 4)).toEqual([-2, -7]);
    expect(reduced((_, n, i) => reduce("argmax", [i], [], at("x", n, i)), x, 4)).toEqual([1, 0]);
    expect(reduced((_, n, i) => reduce("argmin", [i], [], at("x", n, i)), x, 4)).toEqual([2, 1]);
    expect(reduced((_, n, i) => reduce("product", [i], [], at("x", n, i)), x, 4)).toEqual([-486, -1050].map((_, k) => x.slice(4 * k, 4 * k + 4).reduce((a, b) => a * b)));
  });

  test("logsumexp neither overflows nor turns minus infinity into NaN", () => {
    const y = reduced((_, n, i) => reduce("logsumexp", [i], [], at("x", n, i)), [1000, 1000, -Infinity, -Infinity, 0, Math.log(3)], 2);
    close([y[0] ?? NaN, y[2] ?? NaN], [1000 + Math.log(2), Math.log(4)]);
    expect(y[1]).toBe(-Infinity);
  });

  test("a maximum and its place share one loop", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 2, 3]);
    const [n, i, j] = [p.index("n", Infinity), p.index("i", 2), p.index("j", 3)];
    p.define("top", [n], reduce("max", [i, j], [], at("x", n, i, j)));
    const [m, k, l] = [p.index("n", Infinity), p.index("i", 2), p.index("j", 3)];
    p.define("place", [m], reduce("argmax", [k, l], [], at("x", m, k, l)), "value", { kind: "index", below: 6 });
    const set = lower(setOf({ inference: p.build("inference", ["top", "place"]) }), 2);
    expect(set.inference.kernels.length).toBe(1);
    expect(printKernels(set).match(/for i/g)?.length).toBe(1);
    const result = runOn(set, set.inference, { x: [1, 2, 3, 4, 9, 6, 7, 7, 7, 7, 7, 7] }, 2);
    expect(result("top")).toEqual([9, 7]);
    expect(result("place")).toEqual([4, 0]);
  });

  test("conditions become bounds, and those on no loop variable a branch", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 4]);
    const [n, t, u, w] = [p.index("n", Infinity), p.index("t", 4), p.index("u", 4), p.index("w", 4)];
    const past = atLeastZero(subtractAffine(v(t), v(u)));
    const even = atLeastZero(offsetAffine(scaleAffine(v(w), 2), -3));
    p.define("y", [n, t], add(
      reduce("sum", [u], [past], at("x", n, u)),
      where([atLeastZero(offsetAffine(v(t), -2))], reduce("sum", [w], [even], at("x", n, w))),
    ));
    const set = lower(setOf({ inference: p.build("inference", ["y"]) }), 1);
    expect(verifyKernels(set)).toEqual([]);
    expect(runOn(set, set.inference, { x: [1, 10, 100, 1000] }, 1)("y")).toEqual([1, 11, 111 + 1100, 1111 + 1100]);
    expect(printKernels(set)).toMatch(/for u from 0 below min\(4, t \+ 1\)/);
  });
});

describe("reads that may miss", () => {
  test("convolution with padding at stride 2: guards become bounds", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 5, 2]).array("K", "parameter", [3, 2, 3]);
    const [n, r, f] = [p.index("n", Infinity), p.index("r", 3), p.index("f", 3)];
    const [i, k] = [p.index("i", 3), p.index("k", 2)];
    const position = affine(-1, [{ coefficient: 2, atom: r }, { coefficient: 1, atom: i }]);
    p.define("y", [n, r, f], reduce("sum", [i, k], [], multiply(readAt("x", [v(n), position, v(k)], true), at("K", i, k, f))));
    const set = lower(setOf({ inference: p.build("inference", ["y"]) }), 2);
    expect(verifyKernels(set)).toEqual([]);
    const text = printKernels(set);
    expect(text).not.toMatch(/\?|if /);
    const [x, K] = [numbers(20), numbers(18, 2)];
    const expected: number[] = [];
    for (let a = 0; a < 2; a++) for (let b = 0; b < 3; b++) for (let c = 0; c < 3; c++) {
      let sum = 0;
      for (let d = 0; d < 3; d++) for (let e = 0; e < 2; e++) {
        const row = 2 * b + d - 1;
        if (row >= 0 && row < 5) sum += (x[(a * 5 + row) * 2 + e] ?? 0) * (K[(d * 2 + e) * 3 + c] ?? 0);
      }
      expected.push(sum);
    }
    close(runOn(set, set.inference, { x, K }, 2)("y"), expected);
  });

  test("positions from data, guarded and not, and the scatter that is their adjoint", () => {
    const p = new ProgramBuilder().array("word", "input", [Infinity, 2], { kind: "index", below: 4 }).array("E", "parameter", [4, 3]).array("g", "input", [Infinity, 2, 3]);
    const [n, s, d] = [p.index("n", Infinity), p.index("s", 2), p.index("d", 3)];
    p.define("y", [n, s, d], read("E", [{ kind: "data", value: at("word", n, s) }, { kind: "affine", affine: v(d) }]));
    const [m, q, e] = [p.index("n", Infinity), p.index("s", 2), p.index("d", 3)];
    p.define("next", [m, q, e], read("E", [{ kind: "data", value: add(at("word", m, q), constant(1)) }, { kind: "affine", affine: v(e) }], true));
    const [a, b, c] = [p.index("n", Infinity), p.index("s", 2), p.index("d", 3)];
    p.accumulate("dE", [4, 3], [a, b, c], [{ kind: "data", value: at("word", a, b) }, { kind: "affine", affine: v(c) }], at("g", a, b, c));
    const set = lower(setOf({ inference: p.build("inference", ["y", "next", "dE"]) }), 2);
    expect(verifyKernels(set)).toEqual([]);
    const E = numbers(12);
    const result = runOn(set, set.inference, { word: [1, 3, 1, 0], E, g: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }, 2);
    close(result("y"), [...E.slice(3, 6), ...E.slice(9, 12), ...E.slice(3, 6), ...E.slice(0, 3)]);
    close(result("next"), [...E.slice(6, 9), 0, 0, 0, ...E.slice(6, 9), ...E.slice(3, 6)]);
    close(result("dE"), [10, 11, 12, 8, 10, 12, 0, 0, 0, 4, 5, 6]);
  });

  test.each([["max", [NaN, 4, -Infinity]], ["min", [NaN, 2, Infinity]]] as const)("the %s at positions from data, NaN where a value is", (operator, expected) => {
    const p = new ProgramBuilder().array("place", "input", [Infinity, 6], { kind: "index", below: 4 }).array("x", "input", [Infinity, 6]);
    const [n, e] = [p.index("n", Infinity), p.index("e", 6)];
    p.accumulate("y", [Infinity, 3], [n, e], [{ kind: "affine", affine: v(n) }, { kind: "data", value: at("place", n, e) }], at("x", n, e), [], true, operator);
    const set = lower(setOf({ inference: p.build("inference", ["y"]) }), 2);
    expect(verifyKernels(set)).toEqual([]);
    expect([...runOn(set, set.inference, { place: [0, 1, 0, 1, 3, 0], x: [1, 2, NaN, 4, 9, 7] }, 1)("y")].slice(0, 3)).toEqual(expected);
  });

  test("draws have one ordinal for each example and index", () => {
    const p = new ProgramBuilder();
    const [n, i] = [p.index("n", Infinity), p.index("i", 3)];
    p.define("y", [n, i], { kind: "draw", distribution: "uniform", occurrence: 5, indices: [v(n), v(i)], sizes: [0, 3], key: "draw", shape: 1, depth: 0, height: 0 });
    const set = lower(setOf({ inference: p.build("inference", ["y"]) }), 2);
    close(runOn(set, set.inference, {}, 2)("y"), [5, 5.001, 5.002, 5.003, 5.004, 5.005]);
  });
});

describe("stores", () => {
  test("an update runs in place, one load and one store of each", () => {
    const p = new ProgramBuilder().array("w", "parameter", [4]).array("m", "optimizer", [4]).array("g", "gradient", [4]).array("t", "scalar", []);
    const [i, j] = [p.index("i", 4), p.index("i", 4)];
    p.define("m'", [i], add(scale(0.9, at("m", i)), scale(0.1, at("g", i))));
    p.define("w'", [j], subtract(at("w", j), divide(at("m'", j), at("t"))));
    p.store("m", "m'").store("w", "w'");
    const set = lower(setOf({ update: p.build("update", []) }), 1);
    expect(verifyKernels(set)).toEqual([]);
    expect(set.update?.kernels.length).toBe(1);
    expect([...set.buffers.keys()].sort()).toEqual(["g", "m", "t", "w"]);
    const result = runOn(set, set.update, { w: [1, 2, 3, 4], m: [1, 1, 1, 1], g: [10, 20, 30, 40], t: [2] }, 1);
    close(result("m"), [1.9, 2.9, 3.9, 4.9]);
    close(result("w"), [1 - 0.95, 2 - 1.45, 3 - 1.95, 4 - 2.45]);
  });

  test("old numbers that are still read elsewhere are overwritten only at the end", () => {
    const p = new ProgramBuilder().array("a", "state", [3]).array("b", "state", [3]);
    const [i, j, k] = [p.index("i", 3), p.index("i", 3), p.index("k", 3)];
    p.define("a'", [i], add(at("a", i), constant(1)));
    p.define("b'", [j], reduce("sum", [k], [], at("a", k)));
    p.store("a", "a'").store("b", "b'");
    const set = lower(setOf({ training: p.build("training", []) }), 1);
    const result = runOn(set, set.training, { a: [1, 2, 3], b: [0, 0, 0] }, 1);
    expect(result("a")).toEqual([2, 3, 4]);
    expect(result("b")).toEqual([6, 6, 6]);
  });

  test("two states that swap both keep their old values", () => {
    const p = new ProgramBuilder().array("a", "state", [2]).array("b", "state", [2]);
    p.store("a", "b").store("b", "a");
    const set = lower(setOf({ training: p.build("training", []) }), 1);
    const result = runOn(set, set.training, { a: [1, 2], b: [3, 4] }, 1);
    expect([result("a"), result("b")]).toEqual([[3, 4], [1, 2]]);
  });
});

describe("recurrences", () => {
  test("one reads its own past upward, with a base case", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 5]);
    const [n, t] = [p.index("n", Infinity), p.index("t", 5, -1)];
    const past = readAt("h", [v(n), offsetAffine(v(t), -1)]);
    p.define("h", [n, t], add(
      where([atLeastZero(offsetAffine(scaleAffine(v(t), -1), -1))], constant(2)),
      where([atLeastZero(v(t))], add(scale(0.5, past), readAt("x", [v(n), v(t)]))),
    ));
    const set = lower(setOf({ inference: p.build("inference", ["h"]) }), 2);
    const x = [1, 2, 3, 4, 5, 0, 0, 0, 0, 16];
    close(runOn(set, set.inference, { x }, 2)("h"), [2, 2, 3, 4.5, 6.25, 8.125, 2, 1, 0.5, 0.25, 0.125, 16.0625]);
  });

  test("two read each other, downward", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 4]);
    const [n, t] = [p.index("n", Infinity), p.index("t", 4)];
    p.define("a", [n, t], add(at("x", n, t), readAt("b", [v(n), offsetAffine(v(t), 1)], true)));
    const [m, s] = [p.index("n", Infinity), p.index("s", 4)];
    p.define("b", [m, s], scale(2, at("a", m, s)));
    const set = lower(setOf({ inference: p.build("inference", ["b"]) }), 1);
    expect(runOn(set, set.inference, { x: [1, 1, 1, 1] }, 1)("b")).toEqual([30, 14, 6, 2]);
  });
});

describe("the batch", () => {
  test("weight gradients and means sum over the examples at hand", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 2]).array("d", "input", [Infinity, 3]);
    const [i, j, n] = [p.index("i", 2), p.index("j", 3), p.index("n", Infinity)];
    p.define("gradient(W)", [i, j], divide(reduce("sum", [n], [], multiply(at("x", n, i), at("d", n, j))), count), "gradient");
    const set = lower(setOf({ training: p.build("training", ["gradient(W)"]) }), 8);
    expect(set.training?.kernels.map((kernel) => kernel.name)).toEqual(["gradient_W"]);
    const result = runOn(set, set.training, { x: [1, 2, 3, 4], d: [1, 10, 100, 2, 20, 200] }, 2);
    close(result("gradient(W)"), [3.5, 35, 350, 5, 50, 500]);
  });

  test("fitted values need one pass for each value that they build on", () => {
    const p = new ProgramBuilder().array("x", "input", [Infinity, 2]).array("center", "fitted", [2]).array("spread", "fitted", [2]).array("top", "fitted", []);
    const [i, n] = [p.index("i", 2), p.index("n", Infinity)];
    p.define("mu", [i], divide(reduce("sum", [n], [], at("x", n, i)), count));
    const [j, m] = [p.index("j", 2), p.index("m", Infinity)];
    p.define("sigma", [j], sqrt(divide(reduce("sum", [m], [], power(subtract(at("x", m, j), at("mu", j)), 2)), count)));
    const [k, l] = [p.index("k", Infinity), p.index("l", 2)];
    p.define("greatest", [], reduce("max", [k, l], [], add(at("x", k, l), indexValue(v(l)))));
    p.store("center", "mu").store("spread", "sigma").store("top", "greatest");
    const set = lower(setOf({ fitting: p.build("fitting", ["mu"]) }), 2);
    expect(verifyKernels(set)).toEqual([]);
    expect(set.fitting.length).toBe(2);
    const data = [1, 5, 2, 7, 6, 0];
    const memory = new Map<string, number[]>();
    const run = (entry: (typeof set.fitting)[number]["begin"], x: readonly number[], examples: number): void => {
      const result = runOn(set, entry, { ...Object.fromEntries(memory), x }, examples);
      for (const b of set.buffers.keys()) memory.set(b, result(b));
    };
    for (const pass of set.fitting) {
      run(pass.begin, [], 3);
      run(pass.accumulate, data.slice(0, 4), 2);
      run(pass.accumulate, data.slice(4), 1);
      run(pass.finish, [], 3);
    }
    close(memory.get("center") ?? [], [3, 4]);
    close(memory.get("spread") ?? [], [Math.sqrt(14 / 3), Math.sqrt(26 / 3)]);
    expect(memory.get("top")).toEqual([8]);
  });
});
