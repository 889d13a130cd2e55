/** Quotients of exponentials: logistic functions, hyperbolic tangents and normalized exponentials. */
import { add, call, constant, monomial, scale, subtract } from "../../ir/equation/build.ts";
import { offsetOfInstance } from "../../ir/equation/instance.ts";
import type { Expr, Factor, Product } from "../../ir/equation/types.ts";
import { type Exponential, exponent, exponentials, logarithm, logOfExponentials, type Look, logSumExp, sumOfExponentials } from "./forms.ts";

/** Replaces one division by a sum of exponentials after the other. */
export function stabilizeProduct(e: Product, look: Look): Expr {
  const merged = mergeExponentials(e);
  if (merged.kind !== "product") return merged;
  for (const divisor of merged.factors) {
    if (!Number.isInteger(divisor.exponent) || divisor.exponent >= 0) continue;
    const better = tangent(merged, divisor, look) ?? quotientOfFew(merged, divisor, look) ?? normalized(merged, divisor, look);
    if (better !== undefined) return better.kind === "product" ? stabilizeProduct(better, look) : better;
  }
  return merged;
}

/** exp(u)ⁿ · exp(v) = exp(n u + v) */
function mergeExponentials(e: Product): Expr {
  const powers = e.factors.flatMap((f) => (f.base.kind === "call" && f.base.primitive === "exp" ? f.base.arguments.map((u) => ({ factor: f, u })) : []));
  const [first, ...others] = powers;
  if (first === undefined || (others.length === 0 && first.factor.exponent === 1)) return e;
  const rest = e.factors.filter((f) => !powers.some((p) => p.factor === f));
  return times(call("exp", add(...powers.map(({ factor, u }) => scale(factor.exponent, u)))), rest);
}

function times(value: Expr, rest: readonly Factor[]): Expr {
  return monomial([{ base: value, exponent: 1 }, ...rest]);
}

/** The factors with one power of some taken, or given, away. */
function lessOne(e: Product, ...taken: readonly Factor[]): readonly Factor[] {
  return e.factors.map((f) => (taken.includes(f) ? { base: f.base, exponent: f.exponent - Math.sign(f.exponent) } : f));
}

/** (exp u − exp v) / (exp u + exp v) = tanh((u − v) / 2) */
function tangent(e: Product, divisor: Factor, look: Look): Expr | undefined {
  const [a, b, ...more] = exponentials(divisor.base, look) ?? [];
  if (a === undefined || b === undefined || more.length > 0 || a.coefficient !== b.coefficient) return undefined;
  for (const numerator of e.factors) {
    if (numerator.exponent < 1) continue;
    const [c, d, ...others] = exponentials(numerator.base, look) ?? [];
    if (c === undefined || d === undefined || others.length > 0 || c.coefficient !== -d.coefficient) continue;
    const same = (x: Exponential, y: Exponential): boolean => x.exponent.key === y.exponent.key;
    if (!(same(a, c) && same(b, d)) && !(same(a, d) && same(b, c))) continue;
    const value = scale(c.coefficient / a.coefficient, call("tanh", scale(0.5, subtract(c.exponent, d.exponent))));
    return times(value, lessOne(e, divisor, numerator));
  }
  return undefined;
}

/**
 * Over a sum of a few positive multiples of exponentials: c exp(u) / (a exp(u) + b exp(v)) is c/a logistic of the
 * difference of their logarithms; exp(w) over any such sum is exp(w − its logarithm).
 */
function quotientOfFew(e: Product, divisor: Factor, look: Look): Expr | undefined {
  const list = exponentials(divisor.base, look);
  const log = list && logOfExponentials(list);
  if (list === undefined || log === undefined) return undefined;
  const above = e.factors.flatMap((factor) => {
    const u = factor.exponent >= 1 ? exponent(factor.base, look) : undefined;
    return u === undefined ? [] : [{ factor, u }];
  });
  const [first] = above;
  const { factor, u } = above.find((x) => list.some((y) => y.exponent.key === x.u.key)) ?? first ?? { factor: undefined, u: constant(0) };
  const rest = lessOne(e, divisor, ...(factor === undefined ? [] : [factor]));
  const index = list.findIndex((x) => x.exponent.key === u.key);
  const [own, other] = index < 0 || list.length > 2 ? [] : [list[index], list[1 - index]];
  if (own === undefined || other === undefined) return times(call("exp", subtract(u, log)), rest);
  return times(scale(1 / own.coefficient, call("logistic", subtract(logarithm(own), logarithm(other)))), rest);
}

/** exp(u_k) / Σ_j exp(u_j) = exp(u_k − logsumexp_j u_j), whatever the indices are called */
function normalized(e: Product, divisor: Factor, look: Look): Expr | undefined {
  const sum = sumOfExponentials(divisor.base, look);
  if (sum === undefined) return undefined;
  for (const numerator of e.factors) {
    const u = numerator.exponent >= 1 ? exponent(numerator.base, look) : undefined;
    if (u === undefined || offsetOfInstance(sum.exponent, sum.indices, u) === undefined) continue;
    return times(call("exp", subtract(u, logSumExp(sum))), lessOne(e, divisor, numerator));
  }
  return undefined;
}
