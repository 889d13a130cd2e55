/** Simplification held to the interpreter. */
import { expect } from "vitest";
import { Report } from "../../../src/diagnostics/report.ts";
import { interpret } from "../../../src/ir/equation/interpret.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { verify } from "../../../src/ir/equation/verify.ts";
import { load } from "../../../src/load.ts";
import { check } from "../../../src/phases/check/check.ts";
import { simplifyProgram } from "../../../src/phases/simplify/simplify.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { sourceFile } from "../../../src/source/source.ts";
import { standardDefaults } from "../../../src/std/defaults.ts";
import { draw, someInputs } from "../differentiate/check.ts";

export const programNames = ["inference", "evaluation", "training", "update", "initialize", "fitting"] as const;

/** The programs of a model after each phase, by the name of the phase. */
export function phasesOf(text: string): ReadonlyMap<string, ProgramSet> {
  const report = new Report();
  const models = check(load(sourceFile("model.nn", text), () => undefined, report), { set: new Map(), defaults: standardDefaults() }, report);
  expect(report.diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
  const [model] = models;
  if (model === undefined) throw new Error("no model");
  const phases = new Map<string, ProgramSet>();
  toEquations(model, (phase, set) => void phases.set(phase, set));
  return phases;
}

export function phase(phases: ReadonlyMap<string, ProgramSet>, name: string): ProgramSet {
  const set = phases.get(name);
  if (set === undefined) throw new Error(`no phase ${name}`);
  return set;
}

/** Both programs give the same outputs and stores, where the first gives finite ones, relative to the greatest. */
export function expectSame(before: Program, after: Program, adjust: (inputs: Map<string, number[]>) => void = () => undefined, counts: readonly number[] = [1, 3]): void {
  expect(verify(after)).toEqual([]);
  for (const count of counts) {
    const inputs = someInputs(before, count);
    adjust(inputs);
    const [a, b] = [interpret(before, inputs, { count, draw }), interpret(after, inputs, { count, draw })];
    for (const [kind, wanted, found] of [["output", a.outputs, b.outputs], ["store", a.stores, b.stores]] as const) {
      expect([...found.keys()]).toEqual([...wanted.keys()]);
      // What cancels to nothing, such as the gradient of a bias that softmax does not see, is as exact as the terms it is the sum of.
      const least = 1e-3 * [...wanted.values()].flatMap((values) => Array.from(values)).filter(Number.isFinite).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      for (const [name, values] of wanted) {
        const greatest = Math.max(1e-6, least, ...values.filter(Number.isFinite).map(Math.abs));
        values.forEach((value, i) => {
          const other = found.get(name)?.[i] ?? NaN;
          if (Number.isFinite(value) && !(Math.abs(other - value) <= 1e-12 * greatest)) throw new Error(`${kind} ${name}[${i}] was ${value} and is ${other}`);
        });
      }
    }
  }
}

/** The simplified program: sound, of the same meaning, and left alone by a second run. */
export function expectSimplified(before: Program, adjust?: (inputs: Map<string, number[]>) => void): Program {
  expect(verify(before)).toEqual([]);
  const after = simplifyProgram(before);
  expectSame(before, after, adjust);
  expect(simplifyProgram(after)).toBe(after);
  return after;
}
