/**
 * The step-wise twin of a model whose inputs come step by step.
 *
 * In: a set whose inference is in its last form. Out: the same set with two programs more: of what is kept before the first step, and of one step, which
 * computes what inference computes for that step, from inputs of that step and what is kept of those before. Without such inputs: the set as it is.
 */
import { Fresh } from "../../ir/equation/fresh.ts";
import { components } from "../../ir/equation/dependencies.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import type { Program } from "../../ir/equation/types.ts";
import { type NotStepwise, stepwise } from "./axes.ts";
import { beginProgram } from "./begin.ts";
import { isEndless } from "./endless.ts";
import { type Along, nextProgram } from "./next.ts";
import { isBatched, singleExample } from "./single.ts";

/** `inputs`: the arrays of those that come step by step, as the model lists them; `given`: of those that a stream is given once. Throws where the check has not found that they can. */
export function stream(set: ProgramSet, inputs: readonly string[], given: readonly string[]): ProgramSet {
  const { inference } = set;
  if (inputs.length === 0) return set;
  const steps = inference.arrays.get(inputs[0] ?? "")?.extents[1]?.upper ?? 0;
  const found = stepwise(inference, inputs, steps);
  if (found.kind === "not stepwise") throw new Error(`${found.array} does not come step by step: ${found.read}`);
  const fresh = new Fresh(inference.nextIndex);
  const step = fresh.variable("step", 0, steps);
  const axes = new Map([...found.axes].map(([name, axis]) => [name, isBatched(inference.arrays.get(name)) ? axis - 1 : axis]));
  const along: Along = { program: singleExample(inference), axes, reach: found.reach, constants: constantsOf(inference, given, axes) };
  const { program, kept } = nextProgram(along, step, fresh);
  const begin = beginProgram(along, program, kept, fresh);
  const next = { ...program, nextIndex: fresh.next };
  return { ...set, stream: { begin: { ...begin, nextIndex: fresh.next }, next, step, endless: isEndless(next, kept, step), inputs, given, outputs: inference.outputs, kept } };
}

/** What depends on inputs that are given once and on no step. */
function constantsOf(program: Program, given: readonly string[], axes: ReadonlyMap<string, number>): ReadonlySet<string> {
  const found = new Set(given);
  for (const { arrays } of given.length === 0 ? [] : components(program, program.outputs)) {
    const equations = program.equations.filter((q) => arrays.includes(q.array) && !axes.has(q.array));
    if (equations.some((q) => readsOfEquation(q).some((r) => found.has(r.array)))) for (const { array } of equations) found.add(array);
  }
  return found;
}

/** What keeps inputs from coming step by step; nothing where they can. `set`: in its last form before this phase. */
export function notStepwise({ inference }: ProgramSet, inputs: readonly string[]): NotStepwise | undefined {
  const steps = inference.arrays.get(inputs[0] ?? "")?.extents[1]?.upper ?? 0;
  const found = stepwise(inference, inputs, steps);
  return found.kind === "stepwise" ? undefined : found;
}
