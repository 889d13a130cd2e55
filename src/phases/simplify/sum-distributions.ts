/** Σ_k p[k] = 1 for arrays whose entries are known to add up to 1; Σ_k p[k] · (f(k) + a) = Σ_k p[k] · f(k) + a. */
import { asVariable } from "../../ir/equation/affine.ts";
import { add, linear, monomial, multiply, reduce } from "../../ir/equation/build.ts";
import { isZero, zero } from "../../ir/equation/number.ts";
import { conditionDependsOn, dependsOn } from "../../ir/equation/traverse.ts";
import type { Expr, Factor, IndexVariable, Reduce } from "../../ir/equation/types.ts";
import { type Arrays, eachExpr } from "./rewrite.ts";

export const sumDistributions = eachExpr((e, _around, program) => {
  if (e.kind !== "reduce" || e.operator !== "sum") return e;
  const factors: readonly Factor[] = e.body.kind === "product" ? e.body.factors : [{ base: e.body, exponent: 1 }];
  for (const factor of factors) {
    const variable = factor.exponent === 1 ? distributedOver(factor.base, e, program) : undefined;
    if (variable === undefined) continue;
    const others = factors.filter((f) => f !== factor);
    const without = e.indices.filter((v) => v !== variable);
    if (!others.some((f) => dependsOn(f.base, [variable]))) return reduce("sum", without, e.conditions, monomial(others));
    const apart = takeApart(factor.base, others, variable, e, without);
    if (apart !== undefined) return apart;
  }
  return e;
});

/** The index of the sum that runs over all entries of a distribution. */
function distributedOver(e: Expr, { indices, conditions }: Reduce, program: Arrays): IndexVariable | undefined {
  if (e.kind !== "read" || e.guarded) return undefined;
  const array = program.arrays.get(e.array);
  const last = e.positions.at(-1);
  const extent = array?.extents.at(-1);
  if (array?.distribution !== true || last?.kind !== "affine" || extent === undefined) return undefined;
  const own = asVariable(last.affine);
  const variable = indices.find((v) => v.id === own?.id);
  if (variable === undefined || variable.lower !== extent.lower || variable.upper !== extent.upper) return undefined;
  const elsewhere = e.positions.slice(0, -1).some((p) => dependsOn(p.kind === "data" ? p.value : { ...e, positions: [p] }, [variable]));
  return elsewhere || conditions.some((c) => conditionDependsOn(c, [variable])) ? undefined : variable;
}

/** The one other factor that depends on the index is a sum of which some terms do not. */
function takeApart(p: Expr, others: readonly Factor[], variable: IndexVariable, e: Reduce, without: readonly IndexVariable[]): Expr | undefined {
  const [only, ...more] = others.filter((f) => dependsOn(f.base, [variable]));
  if (only === undefined || more.length > 0 || only.exponent !== 1 || only.base.kind !== "sum") return undefined;
  const { terms, constant } = only.base;
  const inside = terms.filter((t) => dependsOn(t.value, [variable]));
  if (inside.length === terms.length && isZero(constant)) return undefined;
  const around = monomial(others.filter((f) => f !== only));
  return add(
    reduce("sum", e.indices, e.conditions, multiply(around, p, linear(zero, inside))),
    reduce("sum", without, e.conditions, multiply(around, linear(constant, terms.filter((t) => !inside.includes(t))))),
  );
}
