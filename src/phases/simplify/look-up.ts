/** Σ_k [k = c] · f(k) = f(c): a sum over a one-hot vector reads at the class, which stays an index. */
import { asVariable } from "../../ir/equation/affine.ts";
import { add, linear, monomial, reduce, scale } from "../../ir/equation/build.ts";
import { isZero } from "../../ir/equation/number.ts";
import { canSubstituteData, conditionDependsOn, dependsOn, substituteData } from "../../ir/equation/traverse.ts";
import type { Expr, Factor, IndexVariable, Reduce } from "../../ir/equation/types.ts";
import { type Arrays, eachExpr } from "./rewrite.ts";

export const lookUp = eachExpr((e, _around, program) => {
  if (e.kind !== "reduce" || e.operator !== "sum") return e;
  if (e.body.kind !== "sum") return lookUpIn(e, program) ?? e;
  // Of several terms only those that a class picks are taken apart from the rest.
  const picked = e.body.terms.map((t) => ({ term: t, value: partOf(e, t.value, program) }));
  if (picked.every((p) => p.value === undefined)) return e;
  const rest = linear(e.body.constant, picked.filter((p) => p.value === undefined).map((p) => p.term));
  return add(reduce("sum", e.indices, e.conditions, rest), ...picked.flatMap((p) => (p.value === undefined ? [] : [scale(p.term.coefficient, p.value)])));
});

function partOf(e: Reduce, value: Expr, program: Arrays): Expr | undefined {
  const alone = reduce("sum", e.indices, e.conditions, value);
  return alone.kind === "reduce" && alone.operator === "sum" ? lookUpIn(alone, program) : undefined;
}

function lookUpIn(e: Reduce, program: Arrays): Expr | undefined {
  const factors: readonly Factor[] = e.body.kind === "product" ? e.body.factors : [{ base: e.body, exponent: 1 }];
  for (const factor of factors) {
    const choice = factor.exponent > 0 ? choiceOf(factor.base, e, program) : undefined;
    if (choice === undefined) continue;
    const { variable, position, value } = choice;
    if (e.conditions.some((c) => conditionDependsOn(c, [variable]))) continue;
    const body = monomial([{ base: value, exponent: factor.exponent }, ...factors.filter((f) => f !== factor)]);
    if (!canSubstituteData(body, variable)) continue;
    return reduce("sum", e.indices.filter((v) => v !== variable), e.conditions, substituteData(body, variable, position));
  }
  return undefined;
}

interface Choice {
  readonly variable: IndexVariable;
  readonly position: Expr;
  readonly value: Expr;
}

/** `k == class ? value : 0` for an index of the sum, and a class that is within its range and does not depend on it. */
function choiceOf(e: Expr, { indices }: Reduce, program: Arrays): Choice | undefined {
  if (e.kind !== "select" || e.whenFalse.kind !== "constant" || !isZero(e.whenFalse.value)) return undefined;
  if (e.condition.kind !== "call" || e.condition.primitive !== "equal") return undefined;
  const [a, b] = e.condition.arguments;
  if (a === undefined || b === undefined) return undefined;
  for (const [index, position] of [[a, b], [b, a]] as const) {
    const own = index.kind === "index" ? asVariable(index.affine) : undefined;
    const variable = indices.find((v) => v.id === own?.id);
    if (variable !== undefined && !dependsOn(position, [variable]) && isWithin(position, variable, program)) return { variable, position, value: e.whenTrue };
  }
  return undefined;
}

/** Whether an expression is an integer that the index takes. */
function isWithin(e: Expr, variable: IndexVariable, program: Arrays): boolean {
  if (e.kind !== "read" || e.guarded) return false;
  const content = program.arrays.get(e.array)?.content;
  return content?.kind === "index" && variable.lower <= 0 && content.below <= variable.upper;
}
