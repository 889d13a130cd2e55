/** A step-wise twin gives, step by step, what the sequence gives; what needs later steps is refused at its place. */
import { describe, expect, test } from "vitest";
import { check, type CheckedModel } from "../../../src/index.ts";
import { type Inputs, interpreter } from "../../../src/ir/equation/interpret.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { operationsOf } from "../../../src/ir/equation/count.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { someInputs } from "../differentiate/check.ts";
import { refusedModels, stepwiseModels } from "./models.ts";

function modelOf(text: string): CheckedModel {
  const { models: [model], diagnostics } = check(text);
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return model;
}

function twinOf(set: ProgramSet): NonNullable<ProgramSet["stream"]> {
  if (set.stream === undefined) throw new Error("there is no program of a step");
  return set.stream;
}

/** The outputs of the steps, one after another, as the interpreter finds them. */
function stepByStep(set: ProgramSet, given: Inputs, steps: number): readonly (readonly number[])[] {
  const { begin, next, kept, inputs, outputs } = twinOf(set);
  const first = interpreter(begin)(given, { count: 1 });
  let past = new Map(kept.map(({ array }) => [array, first.value(array).slice()]));
  const run = interpreter(next);
  const found = outputs.map((): number[] => []);
  for (let at = 0; at < steps; at++) {
    const now = new Map<string, ArrayLike<number>>([...given, ...past]);
    for (const name of inputs) {
      const all = Array.from(given.get(name) ?? []);
      now.set(name, all.slice(at * (all.length / steps), (at + 1) * (all.length / steps)));
    }
    const result = run(now, { count: 1, at });
    outputs.forEach((name, k) => found[k]?.push(...result.value(name)));
    past = new Map(kept.map(({ array, steps: back }) => [array, (back === "all" ? result.value(array) : (result.stores.get(array) ?? new Float64Array(0))).slice()]));
  }
  return found;
}

function inputsOf(set: ProgramSet): Inputs {
  const given = new Map(someInputs(set.inference, 1, 5));
  // States are variances too.
  for (const [name, { role }] of set.inference.arrays) if (role === "state") given.set(name, Array.from(given.get(name) ?? [], (x) => 1 + Math.abs(x)));
  return given;
}

describe("a step-wise twin", () => {
  test.each(stepwiseModels.map((m) => [m.name, m] as const))("%s", (_name, { text, kept, endless }) => {
    const model = modelOf(text);
    const set = toEquations(model);
    const twin = twinOf(set);
    expect([verify(twin.begin), verify(twin.next)]).toEqual([[], []]);
    expect(Object.fromEntries(twin.kept.map(({ of, steps }) => [of, steps]))).toEqual(kept);
    expect(twin.endless).toBe(endless);
    const given = inputsOf(set);
    const whole = interpreter(set.inference)(given, { count: 1 });
    const steps = stepByStep(set, given, model.stream?.steps ?? 0);
    set.inference.outputs.forEach((name, k) => {
      const expected = whole.value(name);
      expect(steps[k]).toHaveLength(expected.length);
      expected.forEach((x, i) => expect(Math.abs((steps[k]?.[i] ?? Number.NaN) - x)).toBeLessThan(1e-12));
    });
  });

  test("a step costs a step", () => {
    const costOf = (program: Program): number => program.equations.reduce((sum, q) => sum + operationsOf(q), 0);
    for (const { text } of stepwiseModels.filter(({ endless }) => endless)) {
      const set = toEquations(modelOf(text));
      expect(costOf(twinOf(set).next)).toBeLessThan((costOf(set.inference) / 9) * 1.5);
    }
  });

  test("models without `stream` have none, and those that have it predict as they did", () => {
    const text = stepwiseModels[0]?.text ?? "";
    const without = toEquations(modelOf(text.replace(/\n *stream .*/, "")));
    expect(without.stream).toBeUndefined();
    expect(toEquations(modelOf(text)).inference).toEqual(without.inference);
  });
});

describe("what needs later steps", () => {
  test.each(refusedModels.map((m) => [m.name, m] as const))("%s", (_name, { text, because }) => {
    const [diagnostic, ...others] = check(text).diagnostics;
    expect(others).toEqual([]);
    expect(diagnostic?.code).toBe("NN443");
    expect(diagnostic?.message).toBe(`\`x\` cannot come step by step: ${because}`);
    expect(text.slice(diagnostic?.span.start, diagnostic?.span.end)).toBe("x");
    expect(text.slice((diagnostic?.span.start ?? 0) - 7, diagnostic?.span.start)).toBe("stream ");
  });
});
