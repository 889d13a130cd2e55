/** Reductions that are worth an array of their own. */
import { affineVariables, joinConditions } from "../../ir/equation/affine.ts";
import { reduce, where } from "../../ir/equation/build.ts";
import { conditionDependsOn, freeVariables, mapChildren } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Condition, Equation, Expr, IndexVariable, Reduce } from "../../ir/equation/types.ts";
import { guardReads, hasDataPosition } from "./bounds.ts";
import type { Place, Table } from "./table.ts";

interface Around {
  readonly conditions: readonly Condition[];
  readonly scope: readonly IndexVariable[];
  /** Within a choice by data. */
  readonly chosen: boolean;
}

/**
 * The right side of an equation without nested reductions, all but the one that is what a definition computes. In a
 * recurrence that is one by itself, so that sums over what is no part of it can move out of it.
 */
export function liftReductions(equation: Equation, recurrent: boolean, arrays: ReadonlyMap<string, ArrayDefinition>, table: Table): Expr {
  const main = equation.kind === "definition" ? mainReduction(equation.body, recurrent) : undefined;
  const place = (scope: readonly IndexVariable[]): Place => ({ array: equation.array, scope, origin: equation.origin });

  const within = (e: Expr, around: Around): Expr => {
    if (e.depth === 0) return e;
    switch (e.kind) {
      case "where": return where(e.conditions, within(e.body, { ...around, conditions: [...around.conditions, ...e.conditions] }));
      case "select": return mapChildren(e, (part) => within(part, { ...around, chosen: around.chosen || part !== e.condition }));
      case "reduce": return reduction(e, around);
      case "constant": case "count": case "index": case "draw": case "read": case "sum": case "product": case "call":
        return mapChildren(e, (part) => within(part, around));
    }
  };

  const reduction = (e: Reduce, around: Around): Expr => {
    const inside: Around = { ...around, conditions: [...around.conditions, ...e.conditions], scope: [...around.scope, ...e.indices] };
    const inner = reduce(e.operator, e.indices, e.conditions, within(e.body, inside));
    if (e === main || inner.kind !== "reduce" || copies(inner)) return inner;
    if (around.chosen && hasDataPosition(inner)) return inner;
    const free = [...freeVariables(inner).values()];
    const kept = joinConditions(around.conditions.filter((c) => [...affineVariables(c.affine).keys()].every((id) => free.some((v) => v.id === id))));
    if (kept === undefined) return inner;
    const dropped = around.conditions.filter((c) => !kept.includes(c) && conditionDependsOn(c, free));
    const alone = dropped.length === 0 ? inner : guardReads(inner, kept, arrays);
    return table.name(where(kept, alone), place(around.scope)) ?? inner;
  };

  const conditions = equation.kind === "accumulation" ? equation.conditions : [];
  return within(equation.body, { conditions, scope: equation.indices, chosen: false });
}

/**
 * The reduction that a right side is, up to a scale, conditions and terms without reductions: naming it would make
 * nothing but a copy.
 */
function mainReduction(e: Expr, alone: boolean): Reduce | undefined {
  switch (e.kind) {
    case "reduce": return e;
    case "where": return mainReduction(e.body, alone);
    case "sum": {
      const [reduced, ...others] = alone ? e.terms : e.terms.filter((t) => t.value.depth > 0);
      return reduced !== undefined && others.length === 0 ? mainReduction(reduced.value, alone) : undefined;
    }
    case "product": {
      const rest = e.factors.filter((f) => f.base.kind !== "count");
      return rest.length === 1 && rest[0]?.exponent === 1 ? mainReduction(rest[0].base, alone) : undefined;
    }
    case "constant": case "count": case "index": case "draw": case "read": case "call": case "select": return undefined;
  }
}

/** A sum whose indices are all fixed by equalities, of a single read: it only looks something up. */
function copies(e: Reduce): boolean {
  return e.operator === "sum" && e.body.kind === "read" && e.conditions.filter((c) => c.equality).length >= e.indices.length;
}
