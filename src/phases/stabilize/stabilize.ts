/**
 * Numerically stable forms, before anything is differentiated: afterwards it is too late.
 *
 * Takes: any program. Gives: one that computes the same over the real numbers, in which logarithms of exponentials,
 * logistic functions and normalized exponentials neither overflow nor cancel; a second run changes nothing. What a rule
 * looks through stays defined; simplification drops it where nothing reads it any more.
 */
import { components } from "../../ir/equation/dependencies.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { mapExpr } from "../../ir/equation/traverse.ts";
import type { Equation, Program } from "../../ir/equation/types.ts";
import type { Look } from "./forms.ts";
import { stabilizeExpr } from "./rules.ts";

/** Each round sees what the one before has made of the equations that rules look through. */
const mostRounds = 5;

export function stabilize(program: Program): Program {
  const fresh = new Fresh(program.nextIndex);
  const recurrent = new Set(components(program, program.arrays.keys()).flatMap((c) => (c.cyclic ? c.arrays : [])));
  let { equations } = program;
  for (let round = 0; round < mostRounds; round++) {
    const definitions = new Map(equations.flatMap((q) => (q.kind === "definition" && program.arrays.get(q.array)?.role === "value" && !recurrent.has(q.array) ? [[q.array, q] as const] : [])));
    const look: Look = { definitions, fresh, heights: new Map(), positives: new Map() };
    const next = equations.map((equation) => inEquation(equation, look));
    if (next.every((q, i) => q === equations[i])) break;
    equations = next;
  }
  return equations === program.equations ? program : { ...program, equations, nextIndex: fresh.next };
}

function inEquation(equation: Equation, look: Look): Equation {
  const body = mapExpr(equation.body, (e) => stabilizeExpr(e, look));
  return body.key === equation.body.key ? equation : { ...equation, body };
}
