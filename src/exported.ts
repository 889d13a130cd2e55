/** The equations of a model for another framework, and for what shows the values of all its steps. */
import { hasDerivatives } from "./ir/equation/derivatives/derivative.ts";
import { mapPrograms, type ProgramSet } from "./ir/equation/program-set.ts";
import type { Accumulation, ArrayDefinition } from "./ir/equation/types.ts";
import { accumulate } from "./phases/accumulate/accumulate.ts";
import { comparing } from "./phases/differentiate/comparing.ts";
import { type Context, equationSteps } from "./pipeline.ts";

/**
 * The equations that an export prints: stable forms, whose gradients the other framework derives; where equations have derivatives, after these are taken. Sums over edges, and
 * greatest and least values, are accumulations where it `scatters` them, and definitions that compare elsewhere.
 */
export function exportedEquations(context: Context, scatters: (equation: Accumulation, arrays: ReadonlyMap<string, ArrayDefinition>) => boolean): ProgramSet {
  const last = hasDerivatives(context.model.equations) ? "derive" : "stabilize";
  for (const { phase, form } of equationSteps(context)) {
    if (phase === last && form.kind === "equations") return mapPrograms(accumulate(form.set), (program) => comparing(program, (equation) => !scatters(equation, program.arrays)));
  }
  throw new Error(`there is no phase ${last}`);
}
