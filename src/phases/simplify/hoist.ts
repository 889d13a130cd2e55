/** Moves factors that do not depend on a sum's indices out of the sum: Σ_i a · f(i) = a · Σ_i f(i). */
import { linear, monomial, reduce, scale } from "../../ir/equation/build.ts";
import { divideNum, isZero, negNum, toNumber, zero } from "../../ir/equation/number.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { Intervals } from "../../ir/equation/intervals.ts";
import { coversSome } from "../../ir/equation/intervals/cover.ts";
import { proveInBounds } from "../../ir/equation/prove.ts";
import { freeVariables, readsOf } from "../../ir/equation/traverse.ts";
import type { Expr, Program, Reduce, Sum, SumTerm } from "../../ir/equation/types.ts";
import { eachExpr, type Rewrite } from "./rewrite.ts";

export const hoist: Rewrite = (program, settled) => {
  let intervals: Intervals | undefined;
  const isProven = (e: Expr): boolean => (intervals ??= new Intervals(program, new Fresh(program.nextIndex))).of(e).certainty === "finite";
  return eachExpr((e) => {
    if (e.kind !== "reduce" || e.operator !== "sum") return e;
    if (e.body.kind === "sum") return hoistNumber(e, e.body);
    if (e.body.kind !== "product") return e;
    const bound = new Set(e.indices.map((v) => v.id));
    // Over no points at all a sum is 0, which what may be infinite must not multiply.
    const mayBeEmpty = e.conditions.length > 0;
    const outside = e.body.factors.filter(({ base, exponent }) =>
      [...freeVariables(base).keys()].every((id) => !bound.has(id)) && (!mayBeEmpty || (exponent > 0 && isFinite(base))));
    const free = outside.length === 0 || !mayBeEmpty || coversSome(e);
    const independent = free ? outside : outside.filter(({ base }) => staysInside(base, program) && (isGiven(base, program) || isProven(base)));
    if (independent.length === 0) return e;
    const rest = monomial(e.body.factors.filter((f) => !independent.includes(f)));
    return monomial([...independent, { base: reduce("sum", e.indices, e.conditions, rest), exponent: 1 }]);
  })(program, settled);
};

/** Whether it reads within its arrays where the sum is over nothing, too. */
function staysInside(e: Expr, { arrays }: Program): boolean {
  return readsOf(e).every(({ array, positions, guarded }) => guarded || positions.every((position, k) => {
    const extent = arrays.get(array)?.extents[k];
    return position.kind === "data" || (extent !== undefined && proveInBounds(position.affine, extent, []).kind === "proven");
  }));
}

/** Whether all that it reads is data or what the model keeps. */
function isGiven(e: Expr, { arrays }: Program): boolean {
  return readsOf(e).every((r) => arrays.get(r.array)?.role !== "value");
}

/** The number that all terms have, up to signs, or the sign: Σ (−a − b) = −Σ (a + b). */
function hoistNumber(e: Reduce, body: Sum): Expr {
  const [first, ...others] = body.terms;
  if (first === undefined || !isZero(body.constant)) return e;
  const size = Math.abs(toNumber(first.coefficient));
  if (!Number.isFinite(size) || others.some((t) => Math.abs(toNumber(t.coefficient)) !== size)) return e;
  const all = body.terms.every((t) => toNumber(t.coefficient) < 0);
  if (size === 1 && !all) return e;
  const factor = all || toNumber(first.coefficient) > 0 ? first.coefficient : negNum(first.coefficient);
  const rest = body.terms.map((t): SumTerm => ({ coefficient: divideNum(t.coefficient, factor), value: t.value }));
  return scale(factor, reduce("sum", e.indices, e.conditions, linear(zero, rest)));
}

/** Finite wherever what is read is. */
function isFinite(e: Expr): boolean {
  switch (e.kind) {
    case "count": case "index": case "draw": case "read": return true;
    case "constant": return e.value.kind === "rational" || Number.isFinite(e.value.x);
    case "sum": return e.terms.every((t) => isFinite(t.value));
    case "product": return e.factors.every((f) => f.exponent > 0 && isFinite(f.base));
    case "call": case "select": case "where": case "reduce": return false;
  }
}
