/** Intervals are sound: no value lies outside of its own, and what is said to be finite is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, call, callAny, constant, count, multiply, power, reduce, scale, select, where } from "../../../src/ir/equation/build.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { Expr, Program } from "../../../src/ir/equation/types.ts";
import { Intervals } from "../../../src/ir/equation/intervals.ts";
import { array, at, define, fresh, ge0, program } from "./build.ts";
import { get } from "../../phases/differentiate/check.ts";

const f = fresh();
const i = f.variable("i", 0, 4);

const leaves: readonly Expr[] = [get("x", i), get("z", i), get("a", i), constant(0), constant(1), constant(-2), constant(0.25), constant(1e-5), constant(90), count];

const { expression } = fc.letrec<{ expression: Expr }>((tie) => ({
  expression: fc.oneof({ maxDepth: 5, depthSize: "medium" },
    { weight: 3, arbitrary: fc.constantFrom(...leaves) },
    { weight: 2, arbitrary: fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => add(a, b)) },
    { weight: 2, arbitrary: fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => multiply(a, b)) },
    { weight: 2, arbitrary: fc.tuple(tie("expression"), fc.constantFrom(-3, -0.5, 2)).map(([a, c]) => scale(c, a)) },
    { weight: 3, arbitrary: fc.tuple(tie("expression"), fc.constantFrom(2, 3, -1, -2, 0.5, -0.5, 1.7)).map(([a, e]) => power(a, e)) },
    { weight: 4, arbitrary: fc.tuple(tie("expression"), fc.constantFrom("exp", "log", "log1p", "expm1", "abs", "sign", "floor", "sin", "cos", "tanh", "cosh", "sinh", "erf", "logistic", "softplus", "not")).map(([a, p]) => callAny(p, [a])) },
    { weight: 2, arbitrary: fc.tuple(tie("expression"), tie("expression"), fc.constantFrom("max", "min", "power")).map(([a, b, p]) => callAny(p, [a, b])) },
    { weight: 3, arbitrary: fc.tuple(tie("expression"), tie("expression"), tie("expression"), fc.constantFrom("less", "lessEqual", "equal"), fc.nat(3)).map(([a, b, c, p, form]) =>
      form === 0 ? select(callAny(p, [a, b]), power(a, -0.5), c) : form === 1 ? select(callAny(p, [a, b]), c, power(a, -1)) : form === 2 ? select(call("not", callAny(p, [a, b])), call("log", a), c) : select(call("and", callAny(p, [constant(0), a]), callAny(p, [a, b])), call("exp", a), c)) },
    { weight: 1, arbitrary: tie("expression").map((a) => where([ge0(i, -1)], a)) },
    { weight: 2, arbitrary: fc.tuple(tie("expression"), fc.constantFrom("sum" as const, "max" as const, "min" as const, "product" as const, "logsumexp" as const), fc.boolean()).map(([a, op, all]) => {
      const j = f.variable("j", 0, 3);
      return reduce(op, [j], all ? [] : [ge0(j, [-1, i])], add(a, multiply(a, get("w", j))));
    }) },
  ),
}));

const shown = expression.map((e) => ({ e, [fc.toStringMethod]: () => e.key }));

function programOf(e: Expr, middle: Expr): Program {
  return program([array("x", "parameter", [4]), array("z", "parameter", [4]), array("w", "parameter", [3]), array("a", "value", [4]), array("y", "value", [4])], [define("a", [i], middle), define("y", [i], e)], ["y"]);
}

/** Sums and products of finite numbers may overflow where they have no bounds. */
const overflows = (x: number, lower: number, upper: number): boolean => (x === Infinity && upper === Infinity) || (x === -Infinity && lower === -Infinity);
const huge = (x: number): boolean => Math.abs(x) > 1e30;

test("intervals of random expressions contain their values", () => {
  const middles = [get("x", i), power(get("x", i), 2), call("exp", get("z", i)), power(get("x", i), -1), call("tanh", get("z", i))];
  fc.assert(fc.property(shown, fc.constantFrom(...middles), fc.array(fc.constantFrom(0, -0, 1, -1, 0.3, -2.5, 4, 1e-3), { minLength: 11, maxLength: 11 }), ({ e }, middle, numbers) => {
    const p = programOf(e, middle);
    const intervals = new Intervals(p, new Fresh(p.nextIndex));
    const { lower, upper, certainty } = intervals.of(e);
    const given = new Map([["x", numbers.slice(0, 4)], ["z", numbers.slice(4, 8)], ["w", numbers.slice(8, 11)]]);
    for (const value of interpret(p, given, { count: 2 }).outputs.get("y") ?? []) {
      if (Number.isNaN(value)) expect(certainty).toBe("unknown");
      else if (!Number.isFinite(value)) expect(certainty === "unknown" || (certainty === "masked" && value < 0) || overflows(value, lower, upper)).toBe(true);
      if (Number.isNaN(value) || huge(value)) continue;
      const slack = 1e-9 * Math.max(1, Math.abs(value));
      expect(value).toBeGreaterThanOrEqual(lower - slack);
      expect(value).toBeLessThanOrEqual(upper + slack);
    }
  }), { seed: 3, numRuns: 3000 });
});

describe("what is proven", () => {
  const [n, k, u, t] = [f.variable("n", 0, Infinity), f.variable("k", 0, 5), f.variable("u", 0, 5), f.variable("t", 0, 5)];
  const certaintyOf = (equations: readonly ReturnType<typeof define>[], e: Expr): string => {
    const p = program([array("x", "input", [Infinity, 5]), array("v", "state", [5]), ...equations.map((q) => array(q.array, "value", q.indices.map((v) => v.upper)))], equations, equations.map((q) => q.array));
    return new Intervals(p, new Fresh(p.nextIndex)).of(e).certainty;
  };
  const x = get("x", n, k);

  test.each([
    ["a standard deviation with an epsilon", power(add(reduce("sum", [k], [], power(x, 2)), constant(1e-5)), -0.5), "finite"],
    ["a standard deviation without", power(reduce("sum", [k], [], power(x, 2)), -0.5), "unknown"],
    ["a root under its guard", select(call("less", constant(0), x), power(x, -0.5), constant(0)), "finite"],
    ["a root under another", select(call("less", constant(-1), x), power(x, -0.5), constant(0)), "unknown"],
    ["an exponential of what is not positive", call("exp", scale(-1, power(x, 2))), "finite"],
    ["an exponential", call("exp", x), "unknown"],
    ["division by a size and one", power(add(call("abs", x), constant(1)), -1), "finite"],
    ["what is kept", power(add(get("v", k), constant(1e-5)), -0.5), "finite"],
    ["what is kept, beside data", power(add(get("v", k), x), -0.5), "unknown"],
    ["an exponential under its guard", select(call("less", x, constant(10)), call("exp", x), constant(0)), "finite"],
  ])("%s", (_name, e, expected) => expect(certaintyOf([], e)).toBe(expected));

  const scores = (least: number): ReturnType<typeof define> => define("s", [n, t, u], add(where([ge0(t, [-1, u], least)], multiply(get("x", n, u), get("x", n, t))), where([ge0(u, [-1, t], -1 - least)], constant(-Infinity))));
  const total = define("total", [n, t], reduce("logsumexp", [u], [], get("s", n, t, u)));
  const share = call("exp", add(get("s", n, t, u), scale(-1, get("total", n, t))));

  test("shares under a causal mask are, and under one that leaves a row empty are not", () => {
    expect(certaintyOf([scores(0), total], share)).toBe("finite");
    expect(certaintyOf([scores(-1), total], share)).toBe("unknown");
  });

  test("a recurrence is where its steps are", () => {
    const h = (step: Expr): ReturnType<typeof define> => define("h", [t], where([ge0(t, -1)], step));
    const before = get("h", at(t, -1));
    expect(certaintyOf([h(add(scale(0.5, before), get("v", t)))], get("h", t))).toBe("finite");
    expect(certaintyOf([h(add(call("exp", before), get("v", t)))], get("h", t))).toBe("unknown");
  });
});
