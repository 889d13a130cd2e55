/** Shapes of expressions that rules look for, through named equations where these hide them. */
import { addNum, isOne, negNum, one, toNumber, zero } from "../../ir/equation/number.ts";
import { linear, reduce } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { dependsOn, instantiate } from "../../ir/equation/traverse.ts";
import type { Condition, Definition, Expr, IndexVariable } from "../../ir/equation/types.ts";

/** How many equations a rule looks through. */
const deepest = 4;

export interface Look {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly fresh: Fresh;
}

/** The right side behind a read of a value, at the read's positions. */
export function behind(e: Expr, look: Look): Expr | undefined {
  if (e.kind !== "read" || e.guarded) return undefined;
  const definition = look.definitions.get(e.array);
  const positions = e.positions.flatMap((p) => (p.kind === "affine" ? [p.affine] : []));
  if (definition === undefined || positions.length !== e.positions.length) return undefined;
  return instantiate(definition.indices, definition.body, positions, look.fresh);
}

/** u of exp(u). */
export function exponent(e: Expr, look: Look, depth = 0): Expr | undefined {
  if (e.kind === "call" && e.primitive === "exp") return e.arguments[0];
  const inner = depth < deepest ? behind(e, look) : undefined;
  return inner === undefined ? undefined : exponent(inner, look, depth + 1);
}

export interface SumOfExponentials {
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  readonly exponent: Expr;
}

/** Σ exp(u). */
export function sumOfExponentials(e: Expr, look: Look, depth = 0): SumOfExponentials | undefined {
  if (e.kind === "reduce" && e.operator === "sum") {
    const u = exponent(e.body, look);
    return u && { indices: e.indices, conditions: e.conditions, exponent: u };
  }
  const inner = depth < deepest ? behind(e, look) : undefined;
  return inner === undefined ? undefined : sumOfExponentials(inner, look, depth + 1);
}

/** u of logistic(u). */
export function logisticOf(e: Expr, look: Look, depth = 0): Expr | undefined {
  if (e.kind === "call" && e.primitive === "logistic") return e.arguments[0];
  const inner = depth < deepest ? behind(e, look) : undefined;
  return inner === undefined ? undefined : logisticOf(inner, look, depth + 1);
}

/** Provably greater than 0, rounding apart. */
export function positive(e: Expr, look: Look, depth = 0): boolean {
  switch (e.kind) {
    case "constant": return toNumber(e.value) > 0;
    case "count": return true;
    case "call": return e.primitive === "exp" || e.primitive === "logistic" || e.primitive === "softplus" || e.primitive === "cosh";
    case "product": return e.factors.every((f) => positive(f.base, look, depth));
    case "sum": return toNumber(e.constant) >= 0 && e.terms.every((t) => toNumber(t.coefficient) > 0 && positive(t.value, look, depth));
    case "reduce": return e.operator === "sum" && e.conditions.length === 0 && positive(e.body, look, depth);
    case "read": {
      const inner = depth < deepest ? behind(e, look) : undefined;
      return inner !== undefined && positive(inner, look, depth + 1);
    }
    case "index": case "select": case "where": case "draw": return false;
  }
}

/** log Σ exp(u), with what does not depend on the indices taken out: logsumexp(u − c) = logsumexp(u) − c. */
export function logSumExp({ indices, conditions, exponent: u }: SumOfExponentials): Expr {
  if (u.kind !== "sum") return reduce("logsumexp", indices, conditions, u);
  const inside = u.terms.filter((t) => dependsOn(t.value, indices));
  const outside = u.terms.filter((t) => !inside.includes(t));
  return linear(u.constant, [...outside, { coefficient: one, value: reduce("logsumexp", indices, conditions, linear(zero, inside)) }]);
}

/** u and v of exp(u) + exp(v), or of exp(u) − exp(v) with `difference`. */
export function twoExponentials(e: Expr, difference: boolean, look: Look): readonly [Expr, Expr] | undefined {
  if (e.kind !== "sum" || toNumber(e.constant) !== 0 || e.terms.length !== 2) return undefined;
  const [a, b] = e.terms;
  if (a === undefined || b === undefined) return undefined;
  const [first, second] = isOne(a.coefficient) ? [a, b] : [b, a];
  const wanted = difference ? negNum(one) : one;
  if (!isOne(first.coefficient) || toNumber(addNum(second.coefficient, negNum(wanted))) !== 0) return undefined;
  const u = exponent(first.value, look);
  const v = exponent(second.value, look);
  return u && v && [u, v];
}
