/** What is stopped is held: right after a step the loss is that of training, and its differences are training's gradients. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { interpret, interpreter, type Inputs } from "../../../src/ir/equation/interpret.ts";
import { gradientName, lossName } from "../../../src/ir/equation/names.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { someInputs } from "../differentiate/check.ts";

const count = 3;

const rounding = `model Net {
  input x: [3]
  dense(4) tanh dropout(0.3) as h
  r[j] = h[j] + stop(floor(4 * h[j]) / 4 - h[j])
  wide[i, j] = h[i] * stop(h[j] * sum(k: h[k] ^ 2))
  y2[q < 1] = sum(i, j: wide[i, j])
  output y: [4] = r
  output z: [1] = y2
  loss squaredError(y) + squaredError(z)
}`;

/** A recurrence that stops at each step, and a stop under a condition that keeps its read in bounds. */
const recurrent = `layer walk() {
  input x: [time, n]
  weight V: [n, n]
  h[-1, j] = 0
  h[t, j] = tanh(x[t, j] + sum(i: V[i, j] * h[t - 1, i]) + 0.5 * stop(h[t - 1, j]) + (t > 1 ? stop(x[t - 2, j] * V[j, j]) : 0))
  output h
}
model Net {
  input x: [5, 2]
  dense(2)
  walk
  output y: [5, 2]
  loss squaredError
}`;

function sets(text: string): { readonly held: ProgramSet; readonly plain: ProgramSet; readonly phases: ReadonlyMap<string, ProgramSet> } {
  const [model] = check(text).models;
  if (model === undefined) throw new Error("the model has a fault");
  const phases = new Map<string, ProgramSet>();
  const held = toEquations(model, (phase, set) => phases.set(phase, set), {}, true);
  return { held, plain: toEquations(model), phases };
}

function given(program: Program | undefined): Program {
  if (program === undefined) throw new Error("no such program");
  return program;
}

describe.each([["values in steps", rounding], ["a recurrence", recurrent]])("%s", (_name, text) => {
  const { held, plain, phases } = sets(text);
  const [training, evaluation] = [given(held.training), given(held.evaluation)];
  const inputs = new Map<string, ArrayLike<number>>(someInputs(training, count));
  const step = interpret(training, inputs, { count });
  const left: Inputs = new Map([...inputs, ...[...evaluation.arrays.values()].filter((a) => a.role === "kept").map((a) => [a.name, step.value(a.name)] as const)]);

  test("the forms are sound", () => {
    for (const set of phases.values()) for (const program of [set.training, set.evaluation]) expect(verify(given(program))).toEqual([]);
  });

  test("the gradients are those of a step that holds nothing", () => {
    const own = interpret(given(plain.training), inputs, { count });
    for (const p of held.trained) step.outputs.get(gradientName(p))?.forEach((g, i) => expect(g).toBeCloseTo(own.outputs.get(gradientName(p))?.[i] ?? Number.NaN, 12));
  });

  test("differences of what is held are the gradients, and those of the loss are not", () => {
    const differ = (program: Program, values: Inputs): number => {
      const run = interpreter(program);
      let worst = 0;
      for (const p of held.trained) {
        const before = Array.from(values.get(p) ?? []);
        before.forEach((w, i) => {
          const at = (step: number): number => run(new Map(values).set(p, before.map((x, j) => (i === j ? w + step : x))), { count }).outputs.get(lossName)?.[0] ?? Number.NaN;
          worst = Math.max(worst, Math.abs((at(1e-5) - at(-1e-5)) / 2e-5 - (step.outputs.get(gradientName(p))?.[i] ?? Number.NaN)));
        });
      }
      return worst;
    };
    expect(interpret(evaluation, left, { count }).outputs.get(lossName)?.[0]).toBeCloseTo(step.outputs.get(lossName)?.[0] ?? Number.NaN, 12);
    expect(differ(evaluation, left)).toBeLessThan(1e-8);
    expect(differ(given(plain.training), inputs)).toBeGreaterThan(1e-3);
  });
});

test("a set without a stop is returned as it is", () => {
  const { phases } = sets("model Net { input x: [3] dense(2) output y: [2] loss squaredError }");
  expect(phases.get("hold")).toBe(phases.get("derive"));
});
