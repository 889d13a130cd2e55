/** Products over sums are multiplied out only where that leaves less: (1 − z) · h + z · h = h. */
import { linear, monomial } from "../../ir/equation/build.ts";
import { mulNum } from "../../ir/equation/number.ts";
import { sizeOf } from "../../ir/equation/traverse.ts";
import type { Expr, Sum, SumTerm } from "../../ir/equation/types.ts";
import { eachExpr } from "./rewrite.ts";

/** Longer sums are not tried. */
const mostTerms = 8;

export const multiplyOut = eachExpr((e) => {
  if (e.kind !== "sum") return e;
  const parts = e.terms.map((t) => ({ term: t, expanded: multipliedOut(t) }));
  const possible = parts.filter((p) => p.expanded !== undefined);
  if (possible.length === 0) return e;
  let best: Expr = e;
  for (const chosen of [possible, ...possible.map((p) => [p])]) {
    const tried = linear(e.constant, parts.flatMap((p) => (p.expanded !== undefined && chosen.includes(p) ? p.expanded : [p.term])));
    if (sizeOf(tried) < sizeOf(best)) best = tried;
  }
  return best;
});

/** c · a · (x + y) as c · a · x + c · a · y, where just one factor is a sum. */
function multipliedOut({ coefficient, value }: SumTerm): readonly SumTerm[] | undefined {
  if (value.kind !== "product") return undefined;
  const [sum, ...others] = value.factors.flatMap((f): readonly Sum[] => (f.base.kind === "sum" && f.exponent === 1 ? [f.base] : []));
  if (sum === undefined || others.length > 0 || sum.terms.length > mostTerms) return undefined;
  const rest = monomial(value.factors.filter((f) => f.base !== sum));
  const product = (t: SumTerm): SumTerm => ({ coefficient: mulNum(coefficient, t.coefficient), value: monomial([{ base: t.value, exponent: 1 }, { base: rest, exponent: 1 }]) });
  return [{ coefficient: mulNum(coefficient, sum.constant), value: rest }, ...sum.terms.map(product)];
}
