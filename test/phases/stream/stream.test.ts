/** A step-wise twin gives, step by step, what the sequence gives; what needs later steps is refused at its place. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { interpreter } from "../../../src/ir/equation/interpret.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { operationsOf } from "../../../src/ir/equation/count.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { givenModels, refusedModels, stepwiseModels } from "./models.ts";
import { inputsOf, modelOf, stepByStep, twinOf } from "./twin.ts";

describe("a step-wise twin", () => {
  test.each([...stepwiseModels, ...givenModels].map((m) => [m.name, m] as const))("%s", (_name, { text, kept, endless }) => {
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

  test("what comes of inputs that are given once is computed once", () => {
    for (const { text } of givenModels) {
      const { begin, next, given } = twinOf(toEquations(modelOf(text)));
      expect(given.length).toBeGreaterThan(0);
      expect(given.filter((array) => next.arrays.has(array))).toEqual([]);
      expect(given.filter((array) => !begin.arrays.has(array))).toEqual([]);
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
