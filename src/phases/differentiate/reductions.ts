/** What the adjoints of reductions need besides the reductions themselves. */
import { addAffine, atLeastZero, constantAffine, offsetAffine, scaleAffine, subtractAffine, substituteCondition, variableAffine } from "../../ir/equation/affine.ts";
import { multiply, reduce } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { freshen, substitute } from "../../ir/equation/traverse.ts";
import type { Affine, Expr, IndexVariable, Reduce } from "../../ir/equation/types.ts";

/** In the order in which ordinals count: what comes first may be without end. */
export function batchFirst(indices: readonly IndexVariable[]): readonly IndexVariable[] {
  return indices.toSorted((a, b) => Number(b.upper === Infinity) - Number(a.upper === Infinity));
}

/** The row-major ordinal of the point at hand within the ranges; only the first index may be of the batch. */
export function ordinalOf(indices: readonly IndexVariable[]): Affine {
  return indices.reduce((ordinal, v) => {
    const outer = v.upper === Infinity ? ordinal : scaleAffine(ordinal, v.upper - v.lower);
    return addAffine(outer, offsetAffine(variableAffine(v), -v.lower));
  }, constantAffine(0));
}

/**
 * The product of all factors but the one at the point at hand: of those before it times those after it. No division, so
 * that factors of 0 have the right derivative.
 */
export function productOfOthers(e: Reduce, fresh: Fresh): Expr {
  const indices = batchFirst(e.indices);
  const side = (sign: 1 | -1): Expr => {
    const others = indices.map((v) => fresh.like(v));
    const renaming = new Map(indices.map((v, i) => [v.id, variableAffine(others[i] ?? v)]));
    const ahead = scaleAffine(subtractAffine(ordinalOf(others), ordinalOf(indices)), sign);
    const conditions = e.conditions.map((c) => substituteCondition(c, renaming));
    return reduce("product", others, [...conditions, atLeastZero(offsetAffine(ahead, -1))], substitute(freshen(e.body, fresh), renaming));
  };
  return multiply(side(-1), side(1));
}
