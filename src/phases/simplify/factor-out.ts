/** What all terms of a sum have as a factor is multiplied once: a · x + a · y = a · (x + y). */
import { linear, monomial } from "../../ir/equation/build.ts";
import { isZero, zero } from "../../ir/equation/number.ts";
import type { Expr, Factor, SumTerm } from "../../ir/equation/types.ts";
import { eachExpr } from "./rewrite.ts";

export const factorOut = eachExpr((e) => {
  if (e.kind !== "sum" || !isZero(e.constant) || e.terms.length < 2) return e;
  const common = commonFactors(e.terms);
  if (common.length === 0) return e;
  const inverse = common.map(({ base, exponent }): Factor => ({ base, exponent: -exponent }));
  const rest = e.terms.map(({ coefficient, value }): SumTerm => ({ coefficient, value: monomial([{ base: value, exponent: 1 }, ...inverse]) }));
  return monomial([...common, { base: linear(zero, rest), exponent: 1 }]);
});

function factorsOf(e: Expr): readonly Factor[] {
  return e.kind === "product" ? e.factors : [{ base: e, exponent: 1 }];
}

/** In each term with exponents of the same sign; of those the one nearest to 0. */
function commonFactors([first, ...others]: readonly SumTerm[]): readonly Factor[] {
  if (first === undefined) return [];
  return factorsOf(first.value).flatMap((factor): readonly Factor[] => {
    let exponent = factor.exponent;
    for (const { value } of others) {
      const same = factorsOf(value).find((f) => f.base.key === factor.base.key);
      if (same === undefined || same.exponent > 0 !== exponent > 0) return [];
      exponent = exponent > 0 ? Math.min(exponent, same.exponent) : Math.max(exponent, same.exponent);
    }
    return [{ base: factor.base, exponent }];
  });
}
