/**
 * Regions of zeros: where a factor is known to be 0, a sum of products need not go, and neither need the array that is
 * the product. So that what a mask leaves out is left out of everything computed from it.
 */
import { affineVariables, conditionKey, joinConditions, substituteCondition } from "../../ir/equation/affine.ts";
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { constant, reduce, where } from "../../ir/equation/build.ts";
import { isZero } from "../../ir/equation/number.ts";
import { isUnary } from "../../ir/equation/primitives.ts";
import type { UnaryRow } from "../../ir/equation/primitives/row.ts";
import { unaryRows } from "../../ir/equation/primitives/rows.ts";
import { children } from "../../ir/equation/traverse.ts";
import type { Condition, Definition, Expr, Program, UnaryPrimitive } from "../../ir/equation/types.ts";
import { withoutImplied } from "./drop-implied.ts";
import { affinePositions, mapEquation, type Rewrite, withEquations } from "./rewrite.ts";

type Supports = ReadonlyMap<string, { readonly definition: Definition; readonly conditions: readonly Condition[] }>;

export const restrictToSupport: Rewrite = (program) => {
  const supports = supportsOf(program);
  if (supports.size === 0) return program;
  return withEquations(program, program.equations.map((q) => {
    const next = mapEquation(q, (e, around) => {
      if (e.kind !== "reduce" || e.operator !== "sum") return e;
      const more = withoutImplied(supportOf(e.body, supports), [...around.conditions, ...e.conditions]);
      return more.length === 0 ? e : reduce("sum", e.indices, [...e.conditions, ...more], e.body);
    });
    if (next.kind !== "definition") return next;
    const own = next.body.kind === "where" ? next.body.conditions : [];
    const more = withoutImplied(supportOf(next.body, supports), own);
    return more.length === 0 ? next : { ...next, body: where(more, next.body) };
  }));
};

/** What is 0 outside of some conditions; what a recurrence defines is not looked into. */
function supportsOf(program: Program): Supports {
  if (!program.equations.some((q) => hasPieces(q.body))) return new Map();
  const equations = equationsByArray(program);
  const supports = new Map<string, { readonly definition: Definition; readonly conditions: readonly Condition[] }>();
  for (const { arrays: [name], cyclic } of components(program, program.arrays.keys())) {
    const definition = name === undefined || cyclic ? undefined : equations.get(name);
    if (definition?.kind !== "definition") continue;
    const own = new Set(definition.indices.map((v) => v.id));
    const conditions = supportOf(definition.body, supports).filter((c) => [...affineVariables(c.affine).keys()].every((id) => own.has(id)));
    if (conditions.length > 0) supports.set(definition.array, { definition, conditions });
  }
  return supports;
}

function hasPieces(e: Expr): boolean {
  return e.kind === "where" || children(e).some(hasPieces);
}

/** Conditions outside of which an expression is 0. */
function supportOf(e: Expr, supports: Supports): readonly Condition[] {
  switch (e.kind) {
    case "where": return joinConditions(e.conditions, supportOf(e.body, supports)) ?? [];
    case "product": return joinConditions(...e.factors.map((f) => (f.exponent > 0 ? supportOf(f.base, supports) : []))) ?? [];
    case "sum": return isZero(e.constant) ? common(e.terms.map((t) => supportOf(t.value, supports))) : [];
    case "select": return common([supportOf(e.whenTrue, supports), supportOf(e.whenFalse, supports)].filter((_, i) => !isZeroConstant(i === 0 ? e.whenTrue : e.whenFalse)));
    case "call": {
      const [x] = e.arguments;
      return x !== undefined && isUnary(e.primitive) && isZeroAtZero(e.primitive) ? supportOf(x, supports) : [];
    }
    case "read": {
      const known = e.guarded ? undefined : supports.get(e.array);
      const positions = affinePositions(e.positions);
      if (known === undefined || positions === undefined) return [];
      const replacements = new Map(known.definition.indices.flatMap((v, i) => {
        const position = positions[i];
        return position === undefined ? [] : [[v.id, position] as const];
      }));
      return joinConditions(known.conditions.map((c) => substituteCondition(c, replacements))) ?? [];
    }
    case "constant": case "count": case "index": case "draw": case "reduce": return [];
  }
}

function isZeroAtZero(primitive: UnaryPrimitive): boolean {
  const row: UnaryRow = unaryRows[primitive];
  return row.zeroAtZero === true;
}

function isZeroConstant(e: Expr): boolean {
  return e.key === constant(0).key;
}

function common([first, ...others]: readonly (readonly Condition[])[]): readonly Condition[] {
  return (first ?? []).filter((c) => others.every((list) => list.some((d) => conditionKey(d) === conditionKey(c))));
}
