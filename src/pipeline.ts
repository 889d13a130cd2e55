/** The phases in order: the only file that knows it. Every phase is a pure function from one form to the next. */
import type { ProgramSet } from "./ir/equation/program-set.ts";
import { mapPrograms } from "./ir/equation/program-set.ts";
import type { PlannedKernels } from "./ir/memory/types.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import { differentiate } from "./phases/differentiate/differentiate.ts";
import { expand, type ExpandOptions } from "./phases/expand/expand.ts";
import { lift } from "./phases/lift/lift.ts";
import { doublesOf } from "./phases/lower/doubles.ts";
import { lower } from "./phases/lower/lower.ts";
import { plan } from "./phases/plan/plan.ts";
import { parallelize } from "./phases/parallelize/parallelize.ts";
import { scheduleScalar } from "./phases/schedule/scalar/schedule-scalar.ts";
import { scheduleSimd } from "./phases/schedule/simd/schedule-simd.ts";
import { simplify } from "./phases/simplify/simplify.ts";
import { split } from "./phases/split/split.ts";
import { stabilize } from "./phases/stabilize/stabilize.ts";

/** A phase that maps equations to equations. */
export interface EquationPhase {
  readonly name: string;
  readonly run: (set: ProgramSet) => ProgramSet;
}

/** From expanded equations to those that are lowered. Stable forms come first: after differentiation is too late. */
export const equationPhases: readonly EquationPhase[] = [
  { name: "stabilize", run: (set) => mapPrograms(set, stabilize) },
  { name: "lift", run: (set) => mapPrograms(set, lift) },
  { name: "differentiate", run: differentiate },
  { name: "lift adjoints", run: (set) => mapPrograms(set, lift) },
  { name: "simplify", run: simplify },
  { name: "split", run: split },
];

/** Called with the result of each phase: tests verify and interpret it there. */
export type Observe = (phase: string, set: ProgramSet) => void;

export function toEquations(model: CheckedModel, observe: Observe = () => undefined, options?: ExpandOptions): ProgramSet {
  const expanded = expand(model, options);
  observe("expand", expanded);
  return equationPhases.reduce((set, phase) => {
    const next = phase.run(set);
    observe(phase.name, next);
    return next;
  }, expanded);
}

/** `vectors`: for engines that run several lanes at once, and several threads. `single`: reals are float32. */
export function toKernels(model: CheckedModel, set: ProgramSet, vectors = false, single = vectors): PlannedKernels {
  const data = [...model.inputs.map((i) => i.array), ...model.outputs.flatMap((o) => [o.target, o.gradient])];
  const lowered = lower(set, model.train.batch, data.flatMap((name) => (name === undefined ? [] : (model.arrays.get(name) ?? []))), single ? doublesOf(model, set) : undefined);
  return vectors ? parallelize(plan(scheduleSimd(lowered))) : plan(scheduleScalar(lowered));
}
