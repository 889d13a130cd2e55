/**
 * The step-wise twin of a model whose inputs come step by step.
 *
 * In: a set whose inference is in its last form. Out: the same set with two programs more: of what is kept before the first step, and of one step, which
 * computes what inference computes for that step, from inputs of that step and what is kept of those before. Without such inputs: the set as it is.
 */
import { Fresh } from "../../ir/equation/fresh.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { type NotStepwise, stepwise } from "./axes.ts";
import { beginProgram } from "./begin.ts";
import { isEndless } from "./endless.ts";
import { type Along, nextProgram } from "./next.ts";
import { isBatched, singleExample } from "./single.ts";

/** `inputs`: the arrays of those that come step by step, as the model lists them. Throws where the check has not found that they can. */
export function stream(set: ProgramSet, inputs: readonly string[]): ProgramSet {
  const { inference } = set;
  if (inputs.length === 0) return set;
  const steps = inference.arrays.get(inputs[0] ?? "")?.extents[1]?.upper ?? 0;
  const found = stepwise(inference, inputs, steps);
  if (found.kind === "not stepwise") throw new Error(`${found.array} does not come step by step: ${found.read}`);
  const fresh = new Fresh(inference.nextIndex);
  const step = fresh.variable("step", 0, steps);
  const axes = new Map([...found.axes].map(([name, axis]) => [name, isBatched(inference.arrays.get(name)) ? axis - 1 : axis]));
  const along: Along = { program: singleExample(inference), axes, reach: found.reach };
  const { program, kept } = nextProgram(along, step, fresh);
  const begin = beginProgram(along, program, kept, fresh);
  const next = { ...program, nextIndex: fresh.next };
  return { ...set, stream: { begin: { ...begin, nextIndex: fresh.next }, next, step, endless: isEndless(next, kept, step), inputs, outputs: inference.outputs, kept } };
}

/** What keeps inputs from coming step by step; nothing where they can. `set`: in its last form before this phase. */
export function notStepwise({ inference }: ProgramSet, inputs: readonly string[]): NotStepwise | undefined {
  const steps = inference.arrays.get(inputs[0] ?? "")?.extents[1]?.upper ?? 0;
  const found = stepwise(inference, inputs, steps);
  return found.kind === "stepwise" ? undefined : found;
}
