/**
 * Numerically stable forms, before anything is differentiated: afterwards it is too late.
 *
 * Takes: any program. Gives: one that computes the same over the real numbers, in which logarithms of exponentials,
 * logistic functions and normalized exponentials neither overflow nor cancel. What a rule looks through stays defined;
 * simplification drops it where nothing reads it any more.
 */
import { Fresh } from "../../ir/equation/fresh.ts";
import { mapExpr } from "../../ir/equation/traverse.ts";
import type { Definition, Equation, Program } from "../../ir/equation/types.ts";
import type { Look } from "./forms.ts";
import { stabilizeExpr } from "./rules.ts";

/** The second round sees what the first has made of the equations that it looks through. */
const rounds = 2;

export function stabilize(program: Program): Program {
  const fresh = new Fresh(program.nextIndex);
  let { equations } = program;
  for (let round = 0; round < rounds; round++) equations = equations.map((equation) => inEquation(equation, { definitions: definitionsOf(program, equations), fresh }));
  return { ...program, equations, nextIndex: fresh.next };
}

function definitionsOf(program: Program, equations: readonly Equation[]): ReadonlyMap<string, Definition> {
  return new Map(equations.flatMap((q) => (q.kind === "definition" && program.arrays.get(q.array)?.role === "value" ? [[q.array, q] as const] : [])));
}

function inEquation<E extends Equation>(equation: E, look: Look): E {
  // An equation must not look through itself: a recurrence would be unrolled by one step.
  const others = new Map(look.definitions);
  others.delete(equation.array);
  return { ...equation, body: mapExpr(equation.body, (e) => stabilizeExpr(e, { ...look, definitions: others })) };
}
