/** Factors of a sum that do not depend on its indices stand outside of it: Σ_i a · f(i) = a · Σ_i f(i). */
import { monomial, reduce } from "../../ir/equation/build.ts";
import { freeVariables } from "../../ir/equation/traverse.ts";
import type { Expr } from "../../ir/equation/types.ts";
import { eachExpr } from "./rewrite.ts";

export const hoist = eachExpr((e) => {
  if (e.kind !== "reduce" || e.operator !== "sum" || e.body.kind !== "product") return e;
  const bound = new Set(e.indices.map((v) => v.id));
  const independent = e.body.factors.filter(({ base, exponent }) => {
    // Over no points at all a sum is 0, which what may be infinite must not multiply.
    if (e.conditions.length > 0 && (exponent < 0 || !isFinite(base))) return false;
    return [...freeVariables(base).keys()].every((id) => !bound.has(id));
  });
  if (independent.length === 0) return e;
  const rest = monomial(e.body.factors.filter((f) => !independent.includes(f)));
  return monomial([...independent, { base: reduce("sum", e.indices, e.conditions, rest), exponent: 1 }]);
});

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
