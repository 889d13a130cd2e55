/** Derivatives beside differences of their values: what `nnc verify` compares. And adjoints without the indices that they do not depend on. */
import { describe, expect, test } from "vitest";
import { compareDerivatives, probed } from "../../../src/derivatives.ts";
import { check } from "../../../src/index.ts";
import { scale } from "../../../src/ir/equation/build.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { noise } from "../../support/numbers.ts";
import { someInputs } from "./check.ts";

const text = `loss given(y[k]) = sum(k: y[k])
model M {
  input x: [3]
  dense(4) tanh as h
  dense(3) tanh as g
  dense(1) as u
  slope[i < 3] = derivative(u[0], x[i])
  cost[k < 1] = sum(i: slope[i] ^ 2) + sum(j < 3, i < 4: derivative(g[j], h[i]) ^ 2)
  output y: [1] = u
  loss given(cost)
}`;

function modelOf(source: string): CheckedModel {
  const { models: [model], diagnostics } = check(source);
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join());
  return model;
}

const draws = noise(2000, 5).map((x) => (x + 1) / 2);
const uniform = (k: number): number => draws[k] ?? 0.5;

describe("each derivative", () => {
  const step = probed(modelOf(text));
  const inputs = someInputs(step.program, 2);
  for (const probe of step.probes) inputs.delete(probe.along);

  test("agrees with differences", () => {
    const found = compareDerivatives(step, inputs, { count: 2 }, uniform);
    expect(found.map((c) => [c.name, c.size])).toEqual([["d(u.y)/d(x)", 2], ["d(g.y)/d(h.y)", 6]]);
    for (const { error } of found) expect(error).toBeLessThan(1e-7);
  });

  test("that is wrong does not", () => {
    const wrong = step.program.equations.map((q) => (q.array.startsWith("d(u.y)/d(") ? { ...q, body: scale(1.01, q.body) } : q));
    const [first, second] = compareDerivatives({ ...step, program: { ...step.program, equations: wrong } }, inputs, { count: 2 }, uniform);
    expect(first?.error).toBeGreaterThan(1e-3);
    expect(second?.error).toBeLessThan(1e-7);
  });
});

test("a wrong derivative of small values is found, too", () => {
  const step = probed(modelOf(text.replace("dense(1) as u", "dense(1) as d\n  u[k < 1] = 1e-13 * d[k]").replace("output y: [1] = u", "u\n  output y: [1]")));
  const inputs = someInputs(step.program, 2);
  for (const probe of step.probes) inputs.delete(probe.along);
  const errorOf = (factor: number): number | undefined => {
    const equations = step.program.equations.map((q) => (q.array === step.probes[0]?.name ? { ...q, body: scale(factor, q.body) } : q));
    return compareDerivatives({ ...step, program: { ...step.program, equations } }, inputs, { count: 2 }, uniform)[0]?.error;
  };
  expect(errorOf(1)).toBeLessThan(1e-5);
  expect(errorOf(1.01)).toBeGreaterThan(1e-3);
});

test("an adjoint of each example that is the same for all is kept once", () => {
  const phases = new Map<string, ProgramSet>();
  toEquations(modelOf(text), (phase, set) => phases.set(phase, set));
  const arrays = phases.get("derive")?.training?.arrays ?? new Map();
  const last = arrays.get("d(u.y)/d(g.y)");
  const first = arrays.get("d(u.y)/d(x)");
  expect(last?.extents).toEqual([{ lower: 0, upper: 3 }]);
  expect(first?.extents).toEqual([{ lower: 0, upper: Infinity }, { lower: 0, upper: 3 }]);
});

test("a program without derivatives is returned as it is", () => {
  const phases = new Map<string, ProgramSet>();
  toEquations(modelOf("model M { input x: [3] dense(2) output y: [2] loss squaredError }"), (phase, set) => phases.set(phase, set));
  expect(phases.get("derive")?.training).toBe(phases.get("lift")?.training);
});
