/** Each rewrite by itself: what it makes of a small program, and that the program means the same. */
import { describe, expect, it } from "vitest";
import { add, call, constant, count, divide, indexValue, multiply, power, read, reduce, scale, select, subtract, where } from "../../../src/ir/equation/build.ts";
import type { ArrayDefinition, Equation, Expr, IndexVariable, Program } from "../../../src/ir/equation/types.ts";
import { cancelDeviations } from "../../../src/phases/simplify/cancel-deviations.ts";
import { dropDead } from "../../../src/phases/simplify/drop-dead.ts";
import { sumDistributions } from "../../../src/phases/simplify/sum-distributions.ts";
import { multiplyOut } from "../../../src/phases/simplify/multiply-out.ts";
import { factorOut } from "../../../src/phases/simplify/factor-out.ts";
import { substituteFixed } from "../../../src/phases/simplify/substitute-fixed.ts";
import { hoist } from "../../../src/phases/simplify/hoist.ts";
import { inline } from "../../../src/phases/simplify/inline.ts";
import { lookUp } from "../../../src/phases/simplify/look-up.ts";
import { mergeEqual } from "../../../src/phases/simplify/merge-equal.ts";
import type { Rewrite } from "../../../src/phases/simplify/rewrite.ts";
import { array, at, define, eq0, fresh, ge0, program } from "../../ir/equation/build.ts";
import { get } from "../differentiate/check.ts";
import { expectSame } from "./check.ts";

const f = fresh();
const v = (name: string, upper: number, lower = 0): IndexVariable => f.variable(name, lower, upper);
const batch = (): IndexVariable => v("n", Infinity);
const sum = (indices: readonly IndexVariable[], body: Expr): Expr => reduce("sum", indices, [], body);
const real = Infinity;

const given = [
  array("x", "input", [real, 4]), array("c", "input", [real], 4), array("a", "parameter", [4]), array("b", "parameter", [4, 3]), array("s", "parameter", []),
];

/** `out` and what else is defined, of the arrays that are given. */
function of(values: readonly ArrayDefinition[], equations: readonly Equation[], outputs: readonly string[] = ["out"]): Program {
  return program([...given, ...values], equations, outputs);
}

function bodyOf(p: Program, name = "out"): Expr {
  const equation = p.equations.find((q) => q.array === name);
  if (equation === undefined) throw new Error(`no equation of ${name}`);
  return equation.body;
}

/** What one rewrite makes of a program, and that it finds nothing to do where it has been. */
function rewritten(rewrite: Rewrite, before: Program): Program {
  const after = rewrite(before);
  expect(after).not.toBe(before);
  expectSame(before, after);
  expect(rewrite(after)).toBe(after);
  return after;
}

function untouched(rewrite: Rewrite, before: Program): void {
  expect(rewrite(before)).toBe(before);
}

/** A program that gives one array of the batch. */
function one(body: (n: IndexVariable) => Expr): Program {
  const n = batch();
  return of([array("out", "value", [real])], [define("out", [n], body(n))]);
}

describe("dead code", () => {
  it("keeps what outputs need, however far, and no array that nothing mentions", () => {
    const [i, j, k, l] = [v("i", 4), v("i", 4), v("i", 4), v("i", 4)];
    const p = of([array("out", "value", [4]), array("m", "value", [4]), array("dead", "value", [4]), array("deader", "value", [4])], [
      define("dead", [i], get("deader", i)), define("out", [j], add(get("m", j), constant(1))), define("m", [k], get("a", k)), define("deader", [l], get("b", l, 0)),
    ]);
    const after = rewritten(dropDead, p);
    expect(after.equations.map((q) => q.array)).toEqual(["out", "m"]);
    expect([...after.arrays.keys()].sort()).toEqual(["a", "m", "out"]);
  });

  it("keeps what is stored", () => {
    const [i, j] = [v("i", 4), v("i", 4)];
    const p = program([array("w", "state", [4]), array("next", "value", [4]), array("out", "value", [4])], [define("next", [i], scale(2, get("w", i))), define("out", [j], get("w", j))], ["out"], {
      stores: [{ target: "w", source: "next" }],
    });
    untouched(dropDead, p);
  });
});

describe("equal arrays", () => {
  it("become one, whatever their indices are called", () => {
    const [i, j, k] = [v("i", 4), v("j", 4), v("k", 4)];
    const p = of([array("p", "value", [4]), array("q", "value", [4]), array("out", "value", [4])], [
      define("p", [i], call("exp", get("a", i))), define("q", [j], call("exp", get("a", j))), define("out", [k], subtract(get("p", k), multiply(get("q", k), get("a", k)))),
    ]);
    const after = dropDead(mergeEqual(p));
    expectSame(p, after);
    expect(after.equations.map((q) => q.array)).toEqual(["p", "out"]);
  });

  it("are told apart by their ranges and the order of their indices", () => {
    const [i, j, k, l, m, n] = [v("i", 3), v("j", 3), v("i", 3), v("j", 3), v("i", 3), v("j", 3)];
    untouched(mergeEqual, of([array("p", "value", [3, 3]), array("q", "value", [3, 3]), array("out", "value", [3, 3])], [
      define("p", [i, j], get("b", i, j)), define("q", [k, l], get("b", l, k)), define("out", [m, n], add(get("p", m, n), get("q", m, n))),
    ]));
  });

  it("an output keeps its name, and others read it", () => {
    const [i, j, k] = [v("i", 4), v("j", 4), v("k", 4)];
    const p = of([array("p", "value", [4]), array("out", "value", [4]), array("more", "value", [4])], [
      define("p", [i], call("exp", get("a", i))), define("out", [j], call("exp", get("a", j))), define("more", [k], get("p", k)),
    ], ["out", "more"]);
    expect(bodyOf(rewritten(mergeEqual, p), "more").key).toContain("out[");
  });
});

describe("inlining", () => {
  it("copies, numbers, positions and scaled reads go to every reader", () => {
    const bodies: ((i: IndexVariable) => Expr)[] = [(i) => get("a", i), () => constant(3), () => power(count, -1), (i) => indexValue(at(i)), (i) => scale(0.5, get("a", i)), (i) => divide(get("a", i), count)];
    for (const body of bodies) {
      const [i, j, k] = [v("i", 4), v("j", 4), v("k", 3)];
      const p = of([array("p", "value", [4]), array("out", "value", [4, 3])], [define("p", [i], body(i)), define("out", [j, k], add(get("p", j), call("exp", get("p", at(3, [-1, j])))))]);
      expect(dropDead(rewritten(inline, p)).equations.map((q) => q.array)).toEqual(["out"]);
    }
  });

  it("what is read once at its own point goes there; what would be computed again stays", () => {
    const [i, j, k] = [v("i", 4), v("j", 4), v("k", 3)];
    const p = call("exp", get("a", i));
    const once = of([array("p", "value", [4]), array("out", "value", [4])], [define("p", [i], p), define("out", [j], multiply(get("p", j), get("a", j)))]);
    expect(dropDead(rewritten(inline, once)).equations).toHaveLength(1);
    untouched(inline, of([array("p", "value", [4]), array("out", "value", [4, 3])], [define("p", [i], p), define("out", [j, k], multiply(get("p", j), get("b", j, k)))]));
    untouched(inline, of([array("p", "value", [4]), array("out", "value", [3])], [define("p", [i], p), define("out", [k], sum([j], multiply(get("p", j), get("b", j, k))))]));
    untouched(inline, of([array("p", "value", [4]), array("out", "value", [])], [define("p", [i], p), define("out", [], reduce("logsumexp", [j], [], get("p", j)))]));
  });

  it("a reduction only takes the place of a copy of it", () => {
    const [n, m, i] = [batch(), batch(), v("i", 4)];
    const p = (body: Expr): Program => of([array("p", "value", [real]), array("out", "value", [real])], [define("p", [n], sum([i], get("x", n, i))), define("out", [m], body)]);
    expect(dropDead(rewritten(inline, p(get("p", m)))).equations).toHaveLength(1);
    untouched(inline, p(call("exp", get("p", m))));
  });

  it("a guarded read stands for 0 outside", () => {
    const [i, j] = [v("i", 4), v("j", 6)];
    const p = of([array("p", "value", [4]), array("out", "value", [6])], [define("p", [i], constant(3)), define("out", [j], add(get("a", 0), read("p", [{ kind: "affine", affine: at(j, -1) }], true)))]);
    expect(bodyOf(rewritten(inline, p)).key).toContain("&");
  });

  it("a one-hot vector read at a class compares two classes", () => {
    const [n, k, m] = [batch(), v("k", 4), batch()];
    const hot = select(call("equal", indexValue(at(k)), get("c", n)), constant(1), constant(0));
    const p = of([array("hot", "value", [real, 4]), array("out", "value", [real])], [
      define("hot", [n, k], hot), define("out", [m], multiply(get("x", m, 0), read("hot", [{ kind: "affine", affine: at(m) }, { kind: "data", value: get("c", m) }]))),
    ]);
    expect(dropDead(rewritten(inline, p)).equations).toHaveLength(1);
  });

  it("a recurrence stays as it is", () => {
    const [n, t] = [batch(), v("t", 4)];
    const h: Expr = where([ge0(t, -1)], scale(0.5, get("h", n, at(t, -1))));
    untouched(inline, of([array("h", "value", [real, 4])], [define("h", [n, t], add(h, get("x", n, t)))], ["h"]));
  });
});

describe("classes are looked up", () => {
  const hot = (k: IndexVariable, n: IndexVariable, on = 1): Expr => select(call("equal", indexValue(at(k)), get("c", n)), constant(on), constant(0));

  it("a sum over a one-hot vector reads at the class", () => {
    const after = rewritten(lookUp, one((n) => {
      const k = v("k", 4);
      return sum([k], multiply(hot(k, n), subtract(get("x", n, k), get("a", k))));
    }));
    expect(bodyOf(after).depth).toBe(0);
  });

  it("of terms only those with a class are taken out", () => {
    const body = bodyOf(rewritten(lookUp, one((n) => {
      const k = v("k", 4);
      return sum([k], add(get("x", n, k), multiply(hot(k, n, 2), get("a", k))));
    })));
    expect(body.kind === "sum" && body.terms.map((t) => t.value.kind).sort()).toEqual(["read", "reduce"]);
  });

  it("not where the class may be beyond the index, nor under a condition on it", () => {
    untouched(lookUp, one((n) => {
      const k = v("k", 3);
      return sum([k], multiply(hot(k, n), get("a", k)));
    }));
    untouched(lookUp, one((n) => {
      const k = v("k", 4);
      return reduce("sum", [k], [ge0(k, -1)], multiply(hot(k, n), get("a", k)));
    }));
  });
});

describe("distributions", () => {
  const p = (body: (i: IndexVariable, k: IndexVariable) => Expr): Program => {
    const [i, j, k] = [v("i", 4), v("i", 4), v("k", 3)];
    const hot = array("q", "value", [4, 3]);
    return of([{ ...hot, distribution: true }, array("out", "value", [4])], [
      define("q", [i, k], divide(call("exp", get("b", i, k)), add(call("exp", get("b", i, 0)), call("exp", get("b", i, 1)), call("exp", get("b", i, 2))))),
      define("out", [j], body(j, v("k", 3))),
    ]);
  };

  it("add up to 1", () => {
    expect(bodyOf(rewritten(sumDistributions, p((i, k) => sum([k], multiply(get("q", i, k), get("a", i)))))).key).not.toContain("q[");
  });

  it("leave what does not depend on the entry as it is", () => {
    const body = bodyOf(rewritten(sumDistributions, p((i, k) => sum([k], multiply(get("q", i, k), subtract(get("b", i, k), get("a", i)))))));
    expect(body.kind).toBe("sum");
  });

  it("only over all entries, and only over the entries", () => {
    untouched(sumDistributions, p((i, k) => reduce("sum", [k], [ge0(k, -1)], multiply(get("q", i, k), get("a", i)))));
    untouched(sumDistributions, p((i) => sum([v("m", 2)], get("q", i, 0))));
    untouched(sumDistributions, p(() => {
      const m = v("m", 4);
      return sum([m], get("q", m, 0));
    }));
    untouched(sumDistributions, p((_, k) => sum([k], get("q", k, k))));
  });
});

describe("hoisting", () => {
  it("takes factors out that do not depend on the sum's indices", () => {
    const body = bodyOf(rewritten(hoist, one((n) => {
      const k = v("k", 4);
      return sum([k], multiply(get("x", n, k), get("s"), power(add(power(get("x", n, 0), 2), constant(1)), -1)));
    })));
    expect(body.kind === "product" && body.factors.map((x) => x.base.kind).sort()).toEqual(["read", "reduce", "sum"]);
  });

  it("takes the number and the sign of all terms out", () => {
    const of = (a: number, b: number): Expr => bodyOf(rewritten(hoist, one((n) => {
      const k = v("k", 4);
      return sum([k], add(scale(a, get("x", n, k)), scale(b, get("a", k))));
    })));
    expect(of(-1, -1).key).toMatch(/^\(\+-1\*sum\{/);
    expect(of(-0.5, 0.5).key).toMatch(/^\(\+-?0\.5\*sum\{/);
    untouched(hoist, one((n) => {
      const k = v("k", 4);
      return sum([k], subtract(get("x", n, k), get("a", k)));
    }));
  });

  it("not what may be infinite where the sum may be of nothing", () => {
    untouched(hoist, one((n) => {
      const k = v("k", 4);
      return reduce("sum", [k], [ge0(k, -3)], multiply(get("x", n, k), power(get("s"), -1)));
    }));
  });

  it("not what is read outside of its array where the sum is over nothing", () => {
    const [i, k] = [v("i", 8), v("k", 2)];
    const body = reduce("sum", [k], [ge0([-1, k], i, -4)], multiply(get("a", at(i, -4)), get("b", k, 0)));
    untouched(hoist, of([array("out", "value", [8])], [define("out", [i], body)]));
  });
});

describe("fixed indices", () => {
  it("are replaced, within their range", () => {
    const [i, j, k] = [v("i", 6), v("j", 4), v("k", 3)];
    const p = of([array("out", "value", [6])], [define("out", [i], reduce("sum", [j, k], [eq0(i, [-1, j], [-1, k])], multiply(get("a", j), get("b", j, k))))]);
    const after = rewritten(substituteFixed, p);
    expect(after.equations[0]?.body.key.includes("==0")).toBe(false);
  });

  /** out[i] = Σ a[j] over the j < `size` with low ≤ 2 j − i and 2 j − i ≤ high. */
  const between = (size: number, low: number, high: number): Program => {
    const [i, j] = [v("i", 9), v("j", size)];
    return of([array("out", "value", [9])], [define("out", [i], reduce("sum", [j], [ge0([2, j], [-1, i], -low), ge0(i, [-2, j], high)], get("a", j)))]);
  };
  const reductionsIn = (p: Program): number => p.equations.filter((q) => q.body.kind === "reduce").length;

  it("are replaced between two bounds that leave one value, which may be out of its range", () => {
    expect(reductionsIn(rewritten(substituteFixed, between(4, -1, 0)))).toBe(0);
    expect(reductionsIn(rewritten(substituteFixed, between(3, -1, 0)))).toBe(0);
    expect(reductionsIn(rewritten(substituteFixed, between(4, 0, 1)))).toBe(0);
  });

  it("not where bounds leave several values, or none for some points", () => {
    untouched(substituteFixed, between(4, -2, 0));
    untouched(substituteFixed, between(4, 0, 0));
  });

  it("not where another index of the sum decides the value", () => {
    const [j, k] = [v("j", 4), v("k", 3)];
    untouched(substituteFixed, of([array("out", "value", [])], [define("out", [], reduce("sum", [j, k], [ge0([2, j], [-1, k], 1), ge0(k, [-2, j])], get("b", j, k)))]));
  });

  it("are replaced in a range of one value", () => {
    const [i, j, k] = [v("i", 4), v("j", 4), v("k", 3, 2)];
    const after = rewritten(substituteFixed, of([array("out", "value", [4])], [define("out", [i], reduce("sum", [j, k], [ge0(i, [-1, j])], get("b", j, k)))]));
    const [only] = after.equations;
    expect(only?.body.kind === "reduce" && only.body.indices).toHaveLength(1);
  });

  it("not through a division", () => {
    const [i, j] = [v("i", 6), v("j", 4)];
    untouched(substituteFixed, of([array("out", "value", [6])], [define("out", [i], reduce("sum", [j], [eq0(i, [-2, j])], get("a", j)))]));
  });
});

describe("factors", () => {
  it("of all terms are multiplied once", () => {
    const body = bodyOf(rewritten(factorOut, one((n) => add(multiply(get("s"), get("x", n, 0)), scale(-2, multiply(get("s"), power(get("x", n, 1), 2)))))));
    expect(body.kind).toBe("product");
    expect(body.key.split("s[]").length).toBe(2);
  });

  it("with the power that all have", () => {
    const body = bodyOf(rewritten(factorOut, one((n) => add(multiply(power(get("s"), 3), get("x", n, 0)), multiply(power(get("s"), 2), get("x", n, 1))))));
    expect(body.kind === "product" && body.factors.map((x) => x.exponent).sort((a, b) => a - b)).toEqual([1, 2]);
    expect(body.key).not.toContain("^-");
  });

  it("factors of only some terms stay inside the sum", () => untouched(factorOut, one((n) => add(multiply(get("s"), get("x", n, 0)), get("x", n, 1)))));
});

describe("deviations", () => {
  const over = (weight: number, body: (n: IndexVariable, k: IndexVariable) => Expr): Program => {
    const [n, j, m, k] = [batch(), v("j", 4), batch(), v("k", 4)];
    return of([array("mean", "value", [real]), array("out", "value", [real])], [
      define("mean", [n], scale(weight, sum([j], get("x", n, j)))), define("out", [m], sum([k], body(m, k))),
    ]);
  };

  it("from the mean add up to 0", () => {
    const after = rewritten(cancelDeviations, over(1 / 4, (n, k) => subtract(get("x", n, k), get("mean", n))));
    expect(bodyOf(after).key).toBe("0");
  });

  it("deviations over a part of the range do not cancel", () => {
    const [n, j, m, k] = [batch(), v("j", 4), batch(), v("k", 4)];
    untouched(cancelDeviations, of([array("mean", "value", [real]), array("out", "value", [real])], [
      define("mean", [n], scale(1 / 4, reduce("sum", [j], [ge0(j, -1)], get("x", n, j)))),
      define("out", [m], reduce("sum", [k], [ge0(k, -1)], subtract(get("x", m, k), get("mean", m)))),
    ]));
    untouched(cancelDeviations, of([array("mean", "value", [real]), array("out", "value", [real])], [
      define("mean", [n], scale(1 / 4, sum([j], get("x", n, j)))),
      define("out", [m], reduce("sum", [k], [ge0(k, -1)], subtract(get("x", m, k), get("mean", m)))),
    ]));
  });

  it("from anything else stay together: apart they lose accuracy", () => {
    untouched(cancelDeviations, over(1 / 3, (n, k) => subtract(get("x", n, k), get("mean", n))));
    untouched(cancelDeviations, over(1 / 4, (n, k) => subtract(get("a", k), get("mean", n))));
    untouched(cancelDeviations, over(1 / 4, (n, k) => power(subtract(get("x", n, k), get("mean", n)), 2)));
  });
});

describe("multiplying out", () => {
  it("products are multiplied out where terms cancel", () => {
    const body = bodyOf(rewritten(multiplyOut, one((n) => {
      const [z, h] = [get("x", n, 0), get("x", n, 1)];
      return add(multiply(subtract(constant(1), z), h), multiply(z, h));
    })));
    expect(body.kind).toBe("read");
  });

  it("products are not multiplied out where no terms cancel", () => untouched(multiplyOut, one((n) => add(multiply(subtract(constant(1), get("x", n, 0)), get("x", n, 1)), get("x", n, 2)))));
});
