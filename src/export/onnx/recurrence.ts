/**
 * Arrays that read their own past: step by step, or as `Scan` where there are more steps than a few. What a step does not need the past for
 * is computed before, for all steps at once.
 */
import { constantAffine } from "../../ir/equation/affine.ts";
import { stepsOf } from "../../ir/equation/steps.ts";
import { substitute } from "../../ir/equation/traverse.ts";
import type { Definition, IndexVariable, Program } from "../../ir/equation/types.ts";
import type { GraphBuilder } from "./builder.ts";
import { withDrivers } from "./drivers.ts";
import type { Emitter, Stored, StoredTensor } from "./emitter.ts";
import { emitEquation } from "./equation.ts";
import { stacked } from "./stacked.ts";
import { scanned } from "./scan.ts";

export interface RecurrenceContext {
  readonly program: Program;
  readonly arrays: Map<string, Stored>;
  readonly builder: GraphBuilder;
  readonly emitterFor: (equation: Definition, builder: GraphBuilder, arrays: ReadonlyMap<string, Stored>, program: Program) => Emitter;
  readonly fail: (equation: Definition, why: string) => never;
  readonly docOf: (equation: Definition) => string;
  /** Whether an array is an output or read by equations of no recurrence with it. */
  readonly isRead: (array: string) => boolean;
}

/** One array of the recurrence. */
export interface Recurrent {
  readonly equation: Definition;
  readonly step: IndexVariable;
  readonly dimension: number;
}

/** Fewer steps are computed one by one. */
const fewSteps = 4;
/** With more nodes a recurrence that is no `Scan` is not exported. */
const mostSteps = 4096;

export function emitRecurrence(definitions: readonly Definition[], given: RecurrenceContext): void {
  const { fail } = given;
  const [first] = definitions;
  const steps = stepsOf(definitions);
  if (first === undefined) return;
  if (steps === undefined) return fail(first, "its arrays read each other, and no dimension of them is a step");
  const { drivers, equations, definitions: parts } = withDrivers(steps.order, given.program);
  const context: RecurrenceContext = { ...given, program: { ...given.program, arrays: new Map([...given.program.arrays, ...parts.map((p) => [p.name, p] as const)]) } };
  const { arrays, builder } = context;
  for (const driver of drivers) {
    builder.within(driver.array, context.docOf(driver));
    const stored = emitEquation(driver, context.emitterFor(driver, builder, arrays, context.program));
    builder.call(stored.operand, driver.array);
    arrays.set(driver.array, stored);
  }
  const all = equations.map((equation): Recurrent => {
    const dimension = steps.dimensions.get(equation.array) ?? 0;
    return { equation, dimension, step: equation.indices[dimension] ?? fail(equation, "it has no step") };
  });
  const lower = Math.min(...all.map((r) => r.step.lower));
  const upper = Math.max(...all.map((r) => r.step.upper));
  const sequence = Array.from({ length: upper - lower }, (_, k) => (steps.downward ? upper - 1 - k : lower + k));
  const values = new Map(all.map((r) => [r.equation.array, new Map<number, StoredTensor>()]));
  const run = { all, values, context, downward: steps.downward, runStep };
  if (sequence.length > fewSteps && scanned(run, sequence)) return;
  if (sequence.length * all.length > mostSteps) fail(first, `a recurrence of ${sequence.length} steps of this form would need more nodes than a graph should have`);
  for (const t of sequence) runStep(t);
  for (const { equation, dimension } of all.filter((r) => context.isRead(r.equation.array))) {
    const { extents } = context.program.arrays.get(equation.array) ?? fail(equation, "it is not declared");
    builder.within(equation.array, context.docOf(equation));
    arrays.set(equation.array, stacked(equation.array, dimension, values.get(equation.array) ?? new Map(), extents, context.emitterFor(equation, builder, arrays, context.program)));
  }

  function runStep(t: number): void {
    for (const { equation, step, dimension } of all) {
      if (t < step.lower || t >= step.upper) continue;
      builder.within(`${equation.array}[${t}]`, context.docOf(equation));
      const known = new Map(arrays);
      for (const r of all) known.set(r.equation.array, { kind: "steps", dimension: r.dimension, values: values.get(r.equation.array) ?? new Map() });
      const body = substitute(equation.body, new Map([[step.id, constantAffine(t)]]));
      const stored = emitEquation({ ...equation, body }, context.emitterFor(equation, builder, known, context.program));
      builder.call(stored.operand, `${equation.array}[${t}]`);
      values.get(equation.array)?.set(t, stored.dimensions.includes(dimension) ? fail(equation, "a step depends on the steps as a whole") : stored);
    }
  }
}
