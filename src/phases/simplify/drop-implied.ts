/** Pieces inside of conditions: what holds anyway is no condition, and what cannot hold is 0. */
import { conditionKey } from "../../ir/equation/affine.ts";
import { constant, reduce, where } from "../../ir/equation/build.ts";
import { implies, satisfiable } from "../../ir/equation/prove.ts";
import type { Condition } from "../../ir/equation/types.ts";
import { eachExpr } from "./rewrite.ts";

export const dropImplied = eachExpr((e, around) => {
  if (around.conditions.length === 0) return e;
  if (e.kind === "where") {
    if (!satisfiable([...around.conditions, ...e.conditions])) return constant(0);
    const kept = withoutImplied(e.conditions, around.conditions);
    return kept.length === e.conditions.length ? e : where(kept, e.body);
  }
  if (e.kind !== "reduce") return e;
  const kept = withoutImplied(e.conditions, around.conditions);
  return kept.length === e.conditions.length ? e : reduce(e.operator, e.indices, kept, e.body);
});

/** The conditions that do not follow from what is known. */
export function withoutImplied(conditions: readonly Condition[], known: readonly Condition[]): readonly Condition[] {
  const keys = new Set(known.map(conditionKey));
  return conditions.filter((c) => !keys.has(conditionKey(c)) && !implies(known, c));
}
