/** The equations of a model for another framework. */
import { hasDerivatives } from "./ir/equation/derivatives/derivative.ts";
import { mapPrograms, type ProgramSet } from "./ir/equation/program-set.ts";
import { comparing } from "./phases/differentiate/comparing.ts";
import { type Context, equationSteps } from "./pipeline.ts";

/** The equations that an export prints, all of them definitions: stable forms, whose gradients the other framework derives; where equations have derivatives, after these are taken. */
export function exportedEquations(context: Context): ProgramSet {
  const last = hasDerivatives(context.model.equations) ? "derive" : "stabilize";
  for (const { phase, form } of equationSteps(context)) if (phase === last && form.kind === "equations") return mapPrograms(form.set, comparing);
  throw new Error(`there is no phase ${last}`);
}
