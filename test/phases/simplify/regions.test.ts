/** Masks, regions of zeros, what is wanted only under conditions, and conditions that hold anyway. */
import { describe, expect, it } from "vitest";
import { add, call, constant, divide, multiply, negate, reduce, select, subtract, where } from "../../../src/ir/equation/build.ts";
import { printProgram } from "../../../src/ir/equation/print.ts";
import type { ArrayDefinition, Condition, Equation, Expr, IndexVariable, Program } from "../../../src/ir/equation/types.ts";
import { dropImplied } from "../../../src/phases/simplify/drop-implied.ts";
import { narrowDefinitions } from "../../../src/phases/simplify/narrow-definitions.ts";
import { boundMasks } from "../../../src/phases/simplify/bound-masks.ts";
import type { Rewrite } from "../../../src/phases/simplify/rewrite.ts";
import { simplifyProgram } from "../../../src/phases/simplify/simplify.ts";
import { restrictToSupport } from "../../../src/phases/simplify/restrict-to-support.ts";
import { array, at, define, fresh, ge0, program } from "../../ir/equation/build.ts";
import { get } from "../differentiate/check.ts";
import { expectSame, expectSimplified, phase, phasesOf } from "./check.ts";
import { cpuTime } from "../../support/cpu-time.ts";

const f = fresh();
const size = 4;
const v = (name: string): IndexVariable => f.variable(name, 0, size);
const sum = (indices: readonly IndexVariable[], body: Expr): Expr => reduce("sum", indices, [], body);
const matrix = (name: string): ArrayDefinition => array(name, "value", [size, size]);
const row = (name: string): ArrayDefinition => array(name, "value", [size]);
const masked = (i: IndexVariable, j: IndexVariable): Expr => add(where([ge0(j, [-1, i], -1)], constant(-Infinity)), where([ge0(i, [-1, j])], get("s", i, j)));

const of = (values: readonly ArrayDefinition[], equations: readonly Equation[], outputs: readonly string[] = ["out"]): Program =>
  program([array("s", "parameter", [size, size]), array("a", "parameter", [size]), ...values], equations, outputs);

function rewritten(rewrite: Rewrite, before: Program): string {
  const after = rewrite(before);
  expect(after).not.toBe(before);
  expectSame(before, after);
  expect(rewrite(after)).toBe(after);
  return printProgram(after);
}

describe("masks", () => {
  it("an exponential is 0 where its argument is minus infinity, by itself and through a name", () => {
    const [i, j, k, l] = [v("i"), v("j"), v("k"), v("l")];
    expect(rewritten(boundMasks, of([matrix("out")], [define("out", [i, j], call("exp", add(masked(i, j), get("a", i))))]))).toContain("where i >= j");
    expect(rewritten(boundMasks, of([matrix("m"), matrix("out")], [define("m", [i, j], masked(i, j)), define("out", [k, l], call("exp", subtract(get("m", k, l), get("a", k))))]))).toMatch(/exp\(.*\) where k >= l/);
  });

  it.each(["max", "logsumexp"] as const)("%s does not look there", (operator) => {
    const [i, j, k, l] = [v("i"), v("j"), v("k"), v("l")];
    const p = of([matrix("m"), row("out")], [define("m", [i, j], masked(i, j)), define("out", [k], reduce(operator, [l], [], get("m", k, l)))]);
    expect(rewritten(boundMasks, p)).toContain(`${operator}(l < 4 where k >= l: m[k, l])`);
  });

  it("not where minus the pieces is plus infinity, nor for the least value", () => {
    const [i, j, k, l] = [v("i"), v("j"), v("k"), v("l")];
    for (const body of [call("exp", negate(get("m", k, l))), reduce("min", [l], [], get("m", k, l))]) {
      const p = of([matrix("m"), matrix("out")], [define("m", [i, j], masked(i, j)), define("out", [k, v("z")], body.kind === "reduce" ? body : sum([l], body))]);
      expect(boundMasks(p)).toBe(p);
    }
  });
});

describe("regions of zeros", () => {
  const triangle = (): readonly [IndexVariable, IndexVariable, Expr] => {
    const [i, j] = [v("i"), v("j")];
    return [i, j, where([ge0(i, [-1, j])], get("s", i, j))];
  };

  it("regions of zeros shorten sums", () => {
    const [i, j, body] = triangle();
    const [k, l] = [v("k"), v("l")];
    const p = of([matrix("m"), row("out")], [define("m", [i, j], body), define("out", [k], sum([l], multiply(get("m", k, l), get("a", l))))]);
    expect(rewritten(restrictToSupport, p)).toContain("where k >= l:");
  });

  it("go on through products and functions that are 0 at 0, and end at sums with others", () => {
    const [i, j, body] = triangle();
    const [k, l, m, n] = [v("k"), v("l"), v("m"), v("n")];
    const text = (e: Expr): string => printProgram(restrictToSupport(of([matrix("m"), matrix("out")], [define("m", [i, j], body), define("out", [k, l], e)])));
    expect(text(multiply(call("tanh", get("m", k, l)), get("a", k)))).toMatch(/out\[k, l\] = .* where k >= l/);
    expect(text(call("exp", get("m", k, l)))).not.toMatch(/out\[k, l\] = .* where/);
    expect(text(add(get("m", k, l), get("a", l)))).not.toMatch(/out\[k, l\] = .* where/);
    expect(text(divide(get("a", l), get("m", k, l)))).not.toMatch(/out\[k, l\] = .* where/);
    expect(text(add(get("m", k, l), get("m", l, k), get("m", k, k)))).not.toMatch(/out\[k, l\] = .* where/);
    expect(text(add(get("m", k, l), multiply(get("m", k, l), get("m", l, k))))).toMatch(/out\[k, l\] = .* where k >= l\n/);
    expect(text(select(get("a", k), get("m", k, l), get("m", l, k)))).not.toMatch(/out\[k, l\] = .* where/);
    expect(text(select(get("a", k), get("m", k, l), constant(0)))).toMatch(/out\[k, l\] = .* where k >= l\n/);
    const p = of([matrix("m"), matrix("p"), row("out")], [
      define("m", [i, j], body), define("p", [m, n], multiply(get("m", n, m), get("a", m))), define("out", [k], sum([l], get("p", k, l))),
    ]);
    expect(rewritten(restrictToSupport, p)).toContain("sum(l < 4 where l >= k: p[k, l])");
  });
});

describe("demand", () => {
  it("what is read only under a condition is computed only there", () => {
    const [i, j, k, l] = [v("i"), v("j"), v("k"), v("l")];
    const read = where([ge0(k, [-1, l])], get("m", k, l));
    const p = of([matrix("m"), matrix("out")], [define("m", [i, j], call("exp", get("s", i, j))), define("out", [k, l], read)]);
    expect(rewritten(narrowDefinitions, p)).toContain("m[i, j] = exp(s[i, j]) where i >= j");
  });

  it("not where another read stands under none, nor what is an output", () => {
    const [i, j, k, l] = [v("i"), v("j"), v("k"), v("l")];
    const m = define("m", [i, j], call("exp", get("s", i, j)));
    const read = where([ge0(k, [-1, l])], get("m", k, l));
    for (const p of [of([matrix("m"), matrix("out")], [m, define("out", [k, l], add(read, get("m", l, k)))]), of([matrix("m"), matrix("out")], [m, define("out", [k, l], read)], ["out", "m"])]) {
      expect(narrowDefinitions(p)).toBe(p);
    }
  });

  it("of several reads, what all stand under", () => {
    const conditions = (k: IndexVariable, l: IndexVariable): readonly (readonly Condition[])[] => [[], [ge0(k, [-1, l])], [ge0(k, [-1, l]), ge0(l, -1)], [ge0(k, -2), ge0(k, [-1, l])]];
    for (const [a, b] of [[0, 1], [1, 0], [1, 2], [2, 1], [2, 3], [3, 2]] as const) {
      const [i, j, k, l, m, n] = [v("i"), v("j"), v("k"), v("l"), v("m"), v("n")];
      const p = of([matrix("m"), matrix("first"), matrix("second")], [
        define("m", [i, j], call("exp", get("s", i, j))),
        define("first", [k, l], where(conditions(k, l)[a] ?? [], get("m", k, l))), define("second", [m, n], where(conditions(m, n)[b] ?? [], get("m", m, n))),
      ], ["first", "second"]);
      if (a === 0 || b === 0) expect(narrowDefinitions(p)).toBe(p);
      else expect(rewritten(narrowDefinitions, p)).toContain("m[i, j] = exp(s[i, j]) where i >= j");
    }
  });
});

describe("conditions inside of conditions", () => {
  it("that hold anyway are dropped, and what cannot hold is 0", () => {
    const [i, j] = [v("i"), v("j")];
    const body = where([ge0(i, [-1, j])], call("exp", add(masked(i, j), where([ge0(at(i, 1), [-1, j])], get("a", i)))));
    const text = rewritten(dropImplied, of([matrix("out")], [define("out", [i, j], body)]));
    expect(text).toContain("out[i, j] = exp(s[i, j] + a[i]) where i >= j");
  });
});

describe("a causal transformer", () => {
  const layers = `
    layer causal(width) {
      input x: [t, from]
      weight Q: [from, width] = glorotUniform
      weight K: [from, width] = glorotUniform
      weight V: [from, width] = glorotUniform
      q[i < t, d < width] = sum(e: x[i, e] * Q[e, d])
      k[i < t, d < width] = sum(e: x[i, e] * K[e, d])
      v[i < t, d < width] = sum(e: x[i, e] * V[e, d])
      score[i < t, j < t] = j <= i ? sum(d: q[i, d] * k[j, d]) / sqrt(width) : -infinity
      p[i < t, j < t] = exp(score[i, j]) / sum(m: exp(score[i, m]))
      output y[i < t, d < width] = x[i, d] + sum(j: p[i, j] * v[j, d])
    }
    layer norm() {
      input x: [..s, n]
      gain g: [n] = ones
      center[..s] = mean(k: x[..s, k])
      variance[..s] = mean(k: (x[..s, k] - center[..s]) ^ 2)
      output y[..s, k] = g[k] * (x[..s, k] - center[..s]) / sqrt(variance[..s] + 1e-5)
    }`;
  const model = (depth: number): string => `${layers}
    model M { input x: [5, 4] ${"causal(4) norm ".repeat(depth)} flatten dense(3) softmax output y: oneHot(0..2) loss crossEntropy train { data: csv("x.csv") } }`;
  const training = (depth: number): Program => {
    const program = phase(phasesOf(model(depth)), "lift-adjoints").training;
    if (program === undefined) throw new Error("no training program");
    return program;
  };

  it("means the same, and looks at nothing to come, forward and backward", () => {
    const text = printProgram(expectSimplified(training(2)));
    for (const line of text.split("\n").filter((l) => /^ *(d\()?causal\d\.(score|p)\)?\[/.test(l))) expect(line).toMatch(/ where i1? >= (j|i2)$/);
    expect(text).not.toContain("infinity");
    expect(text).toMatch(/causal1\.y\[n, i, d\] = .*sum\(j < 5 where i >= j:/);
    expect(text).toMatch(/d\(causal1\.v\)\[n, i1, i2\] = sum\(i < 5 where i >= i1:/);
  });

  it("grows in proportion to its depth, and soon", () => {
    const after = (depth: number): { readonly equations: number; readonly milliseconds: number } => {
      const before = training(depth);
      const start = cpuTime();
      const equations = simplifyProgram(before).equations.length;
      return { equations, milliseconds: cpuTime() - start };
    };
    const [small, middle, large] = [after(4), after(8), after(12)];
    expect(large.equations - middle.equations).toBe(middle.equations - small.equations);
    expect(large.milliseconds).toBeLessThan(4000);
  });
});
