/**
 * Functions of pieces of which one is −∞: exp is 0 there, and a greatest value or a logsumexp need not look there. So
 * that a causal mask becomes the bounds of loops.
 */
import { complement, conditionKey, substituteCondition } from "../../ir/equation/affine.ts";
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import { reduce, where } from "../../ir/equation/build.ts";
import { one, toNumber } from "../../ir/equation/number.ts";
import type { Condition, Equation, Expr, SumTerm } from "../../ir/equation/types.ts";
import { affinePositions, mapEquation, type Rewrite, withEquations } from "./rewrite.ts";

export const boundMasks: Rewrite = (program) => {
  const equations = equationsByArray(program);
  return withEquations(program, program.equations.map((q) => mapEquation(q, (e, around) => {
    if (e.kind === "call" && e.primitive === "exp") {
      const [u] = e.arguments;
      const outside = u && finiteWhere(u, equations);
      if (u === undefined || outside === undefined || holds(outside, around.conditions)) return e;
      return where([outside], e);
    }
    if (e.kind !== "reduce" || (e.operator !== "max" && e.operator !== "logsumexp")) return e;
    const outside = finiteWhere(e.body, equations);
    if (outside === undefined || holds(outside, [...e.conditions, ...around.conditions])) return e;
    return reduce(e.operator, e.indices, [...e.conditions, outside], e.body);
  })));
};

function holds(c: Condition, known: readonly Condition[]): boolean {
  return known.some((k) => conditionKey(k) === conditionKey(c));
}

/** The one condition outside of which an expression is −∞. */
function finiteWhere(e: Expr, equations: ReadonlyMap<string, Equation>): Condition | undefined {
  for (const { coefficient, value } of termsOf(e)) {
    if (toNumber(coefficient) <= 0) continue;
    const found = pieceOf(value) ?? pieceRead(value, equations);
    if (found !== undefined) return found;
  }
  return undefined;
}

function termsOf(e: Expr): readonly SumTerm[] {
  return e.kind === "sum" ? e.terms : [{ coefficient: one, value: e }];
}

/** Of a piece that is −∞ under one condition, its opposite. */
function pieceOf(e: Expr): Condition | undefined {
  if (e.kind !== "where" || e.body.kind !== "constant" || toNumber(e.body.value) !== -Infinity) return undefined;
  const [outside, ...others] = complement(e.conditions);
  const [condition, ...more] = outside ?? [];
  return others.length === 0 && more.length === 0 ? condition : undefined;
}

/** The same of an array that is such a piece plus others, at the positions of a read. */
function pieceRead(e: Expr, equations: ReadonlyMap<string, Equation>): Condition | undefined {
  const definition = e.kind === "read" && !e.guarded ? equations.get(e.array) : undefined;
  const positions = e.kind === "read" ? affinePositions(e.positions) : undefined;
  if (definition?.kind !== "definition" || positions === undefined) return undefined;
  const { body, indices } = definition;
  const outside = termsOf(body).map((t) => (toNumber(t.coefficient) > 0 ? pieceOf(t.value) : undefined)).find((c) => c !== undefined);
  return outside && substituteCondition(outside, new Map(indices.flatMap((v, i) => {
    const position = positions[i];
    return position === undefined ? [] : [[v.id, position] as const];
  })));
}
