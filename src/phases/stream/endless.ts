/** Whether there can be more steps than a sequence has. */
import { affineVariables, constantAffine, decide, substituteCondition } from "../../ir/equation/affine.ts";
import type { Kept } from "../../ir/equation/program-set.ts";
import { children } from "../../ir/equation/traverse.ts";
import type { Affine, Condition, Expr, IndexVariable, Program } from "../../ir/equation/types.ts";

/**
 * Whether each step after the last of a sequence is computed as that one is: nothing is kept of all steps, and the step itself decides no more than
 * whether there were steps before, which at the last one is settled.
 */
export function isEndless({ equations }: Program, kept: readonly Kept[], step: IndexVariable): boolean {
  return kept.every(({ steps }) => steps !== "all") && equations.every(({ body }) => isSettled(body, step));
}

function isSettled(e: Expr, step: IndexVariable): boolean {
  const last = new Map([[step.id, constantAffine(step.upper - 1)]]);
  const without = (a: Affine): boolean => !affineVariables(a).has(step.id);
  const settled = (c: Condition): boolean => without(c.affine) || decide(substituteCondition(c, last)) !== undefined;
  const own = (): boolean => {
    switch (e.kind) {
      case "index": return without(e.affine);
      case "draw": return e.indices.every(without);
      case "read": return e.positions.every((p) => p.kind === "data" || without(p.affine));
      case "where": case "reduce": return e.conditions.every(settled);
      case "constant": case "count": case "sum": case "product": case "call": case "select": return true;
    }
  };
  return own() && children(e).every((part) => isSettled(part, step));
}
