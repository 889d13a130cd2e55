import { describe, expect, it } from "vitest";
import { atLeastZero, floorAffine, moduloAffine } from "../../../src/ir/equation/affine.ts";
import {
  add, call, constant, count, divide, draw, indexValue, multiply, power, read, readAt, reduce, select, subtract, where,
} from "../../../src/ir/equation/build.ts";
import { interpret, interpreter } from "../../../src/ir/equation/interpret.ts";
import { gaussian, uniform } from "../../../src/runtime/random.ts";
import type { Affine, Equation } from "../../../src/ir/equation/types.ts";
import { array, at, define, eq0, fresh, ge0, program } from "./build.ts";

/** Numbers that look random and are the same each time. */
function numbers(size: number, seed = 1): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => Math.sin((i + 1) * 12.9898 + seed * 78.233) * 2);
}

describe("arrays", () => {
  it("a matrix product over the batch, and its mean", () => {
    const f = fresh();
    const [n, j, i, m] = [f.variable("n", 0, Infinity), f.variable("j", 0, 3), f.variable("i", 0, 4), f.variable("n", 0, Infinity)];
    const p = program(
      [array("x", "input", [Infinity, 4]), array("W", "parameter", [4, 3]), array("b", "parameter", [3]), array("y", "value", [Infinity, 3]), array("loss", "value", [])],
      [
        define("y", [n, j], add(readAt("b", [at(j)]), reduce("sum", [i], [], multiply(readAt("x", [at(n), at(i)]), readAt("W", [at(i), at(j)]))))),
        define("loss", [], divide(reduce("sum", [m], [], power(readAt("y", [at(m), at(0)]), 2)), count)),
      ],
      ["y", "loss"],
    );
    const [x, W, b] = [numbers(20), numbers(12, 2), numbers(3, 3)];
    const { outputs } = interpret(p, new Map([["x", x], ["W", W], ["b", b]]), { count: 5 });
    const y = outputs.get("y") ?? [];
    expect(y.length).toBe(15);
    let loss = 0;
    for (let r = 0; r < 5; r++) {
      for (let c = 0; c < 3; c++) {
        let sum = b[c] ?? 0;
        for (let k = 0; k < 4; k++) sum += (x[r * 4 + k] ?? 0) * (W[k * 3 + c] ?? 0);
        expect(y[r * 3 + c]).toBeCloseTo(sum, 12);
      }
      loss += (y[r * 3] ?? 0) ** 2 / 5;
    }
    expect(outputs.get("loss")?.[0]).toBeCloseTo(loss, 12);
  });

  it("a convolution with padding, by guards and by conditions", () => {
    const f = fresh();
    const [r, i] = [f.variable("r", 0, 5), f.variable("i", 0, 3)];
    const position = at([2, r], i, -1);
    const weight = readAt("w", [at(i)]);
    const inside = [atLeastZero(position), ge0(8, [-1, position])];
    const p = program(
      [array("x", "input", [9]), array("w", "parameter", [3]), array("a", "value", [5]), array("b", "value", [5])],
      [
        define("a", [r], reduce("sum", [i], [], multiply(readAt("x", [position], true), weight))),
        define("b", [r], reduce("sum", [i], inside, multiply(readAt("x", [position]), weight))),
      ],
      ["a", "b"],
    );
    const [x, w] = [numbers(9), numbers(3, 2)];
    const { outputs } = interpret(p, new Map([["x", x], ["w", w]]), { count: 1 });
    const expected = [0, 1, 2, 3, 4].map((o) => [0, 1, 2].reduce((sum, k) => sum + (x[2 * o + k - 1] ?? 0) * (w[k] ?? 0), 0));
    for (const name of ["a", "b"]) expected.forEach((e, o) => expect(outputs.get(name)?.[o]).toBeCloseTo(e, 12));
  });

  it("arrays whose extents do not begin at 0, floors and remainders", () => {
    const f = fresh();
    const [c, d] = [f.variable("c", 2, 8), f.variable("d", 0, 6)];
    const p = program(
      [array("x", "input", [[2, 8]]), array("y", "value", [[2, 8]]), array("z", "value", [6])],
      [
        define("y", [c], multiply(constant(10), readAt("x", [at(c)]))),
        define("z", [d], readAt("y", [at(2, [3, moduloAffine(at(d), 2)], floorAffine(at(d), 2))])),
      ],
      ["z"],
    );
    const result = interpret(p, new Map([["x", [0, 1, 2, 3, 4, 5]]]), { count: 0 });
    expect([...result.value("z")]).toEqual([0, 30, 10, 40, 20, 50]);
  });

  it("positions read from data; guarded ones are 0 outside, others are an error", () => {
    const f = fresh();
    const t = f.variable("t", 0, 4);
    const tables = (guarded: boolean) => program(
      [array("k", "input", [4], 3), array("E", "parameter", [3]), array("y", "value", [4])],
      [define("y", [t], read("E", [{ kind: "data", value: readAt("k", [at(t)]) }], guarded))],
      ["y"],
    );
    const E = [10, 20, 30];
    const run = (guarded: boolean, k: number[]) => [...interpret(tables(guarded), new Map([["k", k], ["E", E]]), { count: 1 }).value("y")];
    expect(run(false, [2, 0, 1, 2])).toEqual([30, 10, 20, 30]);
    expect(run(true, [2, 3, -1, 0])).toEqual([30, 0, 0, 10]);
    expect(() => run(false, [2, 3, 0, 0])).toThrow("E has no element 3 in dimension 1, which is 0 … 2");
    expect(() => run(true, [0.5, 0, 0, 0])).toThrow("E has no element 0.5");
  });
});

describe("reductions", () => {
  const f = fresh();
  const [r, i, none] = [f.variable("r", 0, 3), f.variable("i", 0, 4), f.variable("e", 0, 4)];
  const x = (a: Affine) => readAt("x", [a]);
  const one = (body: Equation["body"], given: readonly number[] = [3, 1, 3, -2, 0, 3, 5]): number => {
    const p = program([array("x", "input", [given.length]), array("y", "value", [])], [define("y", [], body)], ["y"]);
    return interpret(p, new Map([["x", given]]), { count: 1 }).outputs.get("y")?.[0] ?? NaN;
  };

  it("the first of several greatest is the ordinal, within the ranges", () => {
    expect(one(reduce("argmax", [i], [], x(at(i))))).toBe(0);
    expect(one(reduce("argmax", [i], [ge0(i, -1)], x(at(i))))).toBe(2);
    expect(one(reduce("argmin", [i], [], x(at(i))))).toBe(3);
    expect(one(reduce("argmax", [r, i], [], x(at(r, i, 1))))).toBe(2 * 4 + 3);
  });

  it("over no points the neutral element", () => {
    const empty = [eq0([2, none], -5)];
    expect((["sum", "product", "max", "min", "logsumexp", "argmax"] as const).map((o) => one(reduce(o, [none], empty, x(at(none)))))).toEqual([0, 1, -Infinity, Infinity, -Infinity, 0]);
  });

  it("pooling with ties: max, its ordinal, and one contribution for each window", () => {
    const [w, k] = [f.variable("w", 0, 3), f.variable("k", 0, 3)];
    const p = program(
      [array("x", "input", [7]), array("most", "value", [3]), array("where", "value", [3], 3), array("dx", "value", [7])],
      [
        define("most", [w], reduce("max", [k], [], x(at([2, w], k)))),
        define("where", [w], reduce("argmax", [k], [], x(at([2, w], k)))),
        { kind: "accumulation", operator: "sum", array: "dx", indices: [w], conditions: [], guarded: false, body: indexValue(at(w, 1)),
          positions: [{ kind: "data", value: add(indexValue(at([2, w])), readAt("where", [at(w)])) }] },
      ],
      ["most", "where", "dx"],
    );
    const { outputs } = interpret(p, new Map([["x", [1, 4, 4, 4, 4, 2, 4]]]), { count: 1 });
    expect([...outputs.get("most") ?? []]).toEqual([4, 4, 4]);
    expect([...outputs.get("where") ?? []]).toEqual([1, 0, 0]);
    expect([...outputs.get("dx") ?? []]).toEqual([0, 1, 2, 0, 3, 0, 0]);
  });

  it("logsumexp does not overflow", () => {
    expect(one(reduce("logsumexp", [i], [], x(at(i))), [1000, 1000, -1000, 0])).toBeCloseTo(1000 + Math.log(2), 12);
  });
});

describe("accumulations", () => {
  const f = fresh();
  const [t, i] = [f.variable("t", 0, 4), f.variable("i", 0, 2)];

  it("add up, and drop what is outside where they are guarded", () => {
    const scatter = (guarded: boolean) => program(
      [array("k", "input", [4], 9), array("g", "gradient", [3, [1, 3]])],
      [{ kind: "accumulation", operator: "sum", array: "g", indices: [t, i], conditions: [ge0(t, -1)], guarded, body: indexValue(at(t, 1)),
        positions: [{ kind: "data", value: readAt("k", [at(t)]) }, { kind: "affine", affine: at(i, t) }] }],
      ["g"],
    );
    const run = (guarded: boolean) => interpret(scatter(guarded), new Map([["k", [0, 2, 2, 7]]]), { count: 1 }).outputs.get("g") ?? [];
    expect([...run(true)]).toEqual([0, 0, 0, 0, 2, 2 + 3]);
    expect(() => run(false)).toThrow("g has no element 3 in dimension 2, which is 1 … 2");
  });

  it("are refused in a cycle", () => {
    const p = program([array("a", "value", [4]), array("b", "value", [4])], [
      define("a", [t], add(constant(1), readAt("b", [at(t)]))),
      { kind: "accumulation", operator: "sum", array: "b", indices: [t], conditions: [], guarded: true, body: readAt("a", [at(t)]), positions: [{ kind: "affine", affine: at(t, 1) }] },
    ], ["a"]);
    expect(() => interpret(p, new Map(), { count: 1 })).toThrow("b is accumulated in a cycle");
  });
});

describe("choices", () => {
  it("select computes only the chosen side, and where is 0 elsewhere", () => {
    const f = fresh();
    const i = f.variable("i", 0, 4);
    const x = readAt("x", [at(i)]);
    const p = program(
      [array("x", "input", [4]), array("y", "value", [4]), array("z", "value", [4])],
      [
        define("y", [i], select(call("less", constant(0), x), call("log", x), multiply(constant(2), x))),
        define("z", [i], where([ge0(i, -1), ge0(2, [-1, i])], subtract(readAt("x", [at(i, 1)]), readAt("x", [at(i, -1)])))),
      ],
      ["y", "z"],
    );
    const { outputs } = interpret(p, new Map([["x", [1, -3, 0, Math.E]]]), { count: 1 });
    expect([...outputs.get("y") ?? []]).toEqual([0, -6, 0, 1]);
    expect([...outputs.get("z") ?? []]).toEqual([0, -1, Math.E + 3, 0]);
  });
});

describe("recurrences", () => {
  const f = fresh();
  const [t, u] = [f.variable("t", 0, 2000), f.variable("u", 0, 2000)];

  it("run forward and backward, however long", () => {
    const before = where([ge0(t, -1)], readAt("h", [at(t, -1)]));
    const after = where([ge0(1998, [-1, u])], readAt("g", [at(u, 1)]));
    const p = program(
      [array("x", "input", [2000]), array("h", "value", [2000]), array("k", "value", [2000]), array("g", "value", [2000]), array("y", "value", [])],
      [
        define("h", [t], add(readAt("k", [at(t)]), readAt("x", [at(t)]))),
        define("k", [t], multiply(constant(0.5), before)),
        define("g", [u], add(multiply(constant(0.5), after), readAt("h", [at(u)]))),
        define("y", [], add(readAt("h", [at(1999)]), readAt("g", [at(0)]))),
      ],
      ["y", "g"],
    );
    const x = numbers(2000);
    const h: number[] = [];
    x.forEach((v, i) => h.push(v + 0.5 * (h[i - 1] ?? 0)));
    const g: number[] = [];
    for (let i = 1999; i >= 0; i--) g[i] = (h[i] ?? 0) + 0.5 * (g[i + 1] ?? 0);
    const result = interpret(p, new Map([["x", x]]), { count: 1 });
    expect(result.outputs.get("y")?.[0]).toBeCloseTo((h[1999] ?? 0) + (g[0] ?? 0), 12);
    expect(result.outputs.get("g")?.[7]).toBeCloseTo(g[7] ?? NaN, 12);
    expect(result.value("h")[1000]).toBeCloseTo(h[1000] ?? NaN, 12);
  });

  it("elements that need themselves are named", () => {
    const p = program(
      [array("a", "value", [2000]), array("b", "value", [2000])],
      [define("a", [t], add(constant(1), readAt("b", [at(t)]))), define("b", [u], where([ge0(u, -3)], readAt("a", [at(u)])))],
      ["a"],
    );
    expect(() => interpret(p, new Map(), { count: 1 })).toThrow("a[3] needs itself");
    const long = program([array("a", "value", [2000])], [define("a", [t], add(constant(1), readAt("a", [moduloAffine(at(t, 1), 2000)])))], ["a"]);
    expect(() => interpret(long, new Map(), { count: 1 })).toThrow(/a\[\d+\] needs itself/);
  });
});

describe("programs", () => {
  const f = fresh();
  const [n, i] = [f.variable("n", 0, Infinity), f.variable("i", 0, 3)];

  it("draws depend on seed, step, occurrence and row-major ordinal", () => {
    const p = program(
      [array("r", "value", [Infinity, 3])],
      [define("r", [n, i], add(draw("uniform", 4, [at(n), at(i)], [0, 3]), draw("gaussian", 5, [at(i)], [3])))],
      ["r"],
    );
    const drawn: string[] = [];
    const options = { count: 2, seed: 11, step: 12, draw: (...key: (string | number)[]) => drawn.push(key.join(" ")) };
    interpret(p, new Map(), options);
    expect(drawn.filter((d) => d.startsWith("u"))).toEqual([0, 1, 2, 3, 4, 5].map((o) => `uniform 11 12 4 ${o}`));
    expect(drawn.filter((d) => d.startsWith("g"))).toEqual([0, 1, 2, 0, 1, 2].map((o) => `gaussian 11 12 5 ${o}`));
  });

  it("draws are those of emitted modules by default", () => {
    const p = program([array("r", "value", [3]), array("g", "value", [3])], [define("r", [i], draw("uniform", 4, [at(i)], [3])), define("g", [i], draw("gaussian", 5, [at(i)], [3]))], ["r", "g"]);
    const { outputs } = interpret(p, new Map(), { count: 1, seed: 7, step: 2 });
    expect([...outputs.get("r") ?? []]).toEqual([0, 1, 2].map((o) => uniform(7, 2, 4, o)));
    expect([...outputs.get("g") ?? []]).toEqual([0, 1, 2].map((o) => gaussian(7, 2, 5, o)));
  });

  it("stores are new values; what is not needed is not computed; runs do not share arrays", () => {
    const p = program(
      [array("s", "state", []), array("next", "value", []), array("other", "value", [3]), array("missing", "input", [3])],
      [define("next", [], add(readAt("s", []), constant(1))), define("other", [i], readAt("missing", [at(i)]))],
      [],
      { stores: [{ target: "s", source: "next" }] },
    );
    const run = interpreter(p);
    const first = run(new Map([["s", [1]]]), { count: 1 });
    const second = run(new Map([["s", Float32Array.of(5)]]), { count: 1 });
    expect([first.stores.get("s")?.[0], second.stores.get("s")?.[0]]).toEqual([2, 6]);
    expect(() => second.value("other")).toThrow("missing has no equation");
    expect(() => first.value("next")).toThrow("run again");
    expect(() => run(new Map([["s", [1, 2]]]), { count: 1 })).toThrow("s has 1 numbers and is given 2");
  });
});
