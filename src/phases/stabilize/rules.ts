/** Rules that give an expression a form that neither overflows nor cancels; each names the identity it uses. */
import { add, call, constant, monomial, negate, scale, subtract } from "../../ir/equation/build.ts";
import { isOne, toNumber } from "../../ir/equation/number.ts";
import { children, freeVariables, substitute } from "../../ir/equation/traverse.ts";
import { variableAffine } from "../../ir/equation/affine.ts";
import type { Expr, Factor, Product } from "../../ir/equation/types.ts";
import { behind, exponent, logisticOf, type Look, logSumExp, positive, sumOfExponentials, twoExponentials } from "./forms.ts";

export function stabilizeExpr(e: Expr, look: Look): Expr {
  if (e.kind === "call") {
    const [x] = e.arguments;
    if (x === undefined) return e;
    if (e.primitive === "log") return logOf(x, look, 0);
    if (e.primitive === "log1p") {
      const u = exponent(x, look);
      return u === undefined ? e : call("softplus", u);
    }
    return e;
  }
  return e.kind === "product" ? stabilizeProduct(e, look) : e;
}

/** The constant and the one term of `1 + value` (`sign` 1) or `1 − value` (`sign` −1). */
function besideOne(e: Expr, sign: 1 | -1): Expr | undefined {
  if (e.kind !== "sum" || !isOne(e.constant) || e.terms.length !== 1) return undefined;
  const [only] = e.terms;
  return only !== undefined && toNumber(only.coefficient) === sign ? only.value : undefined;
}

function logOf(e: Expr, look: Look, depth: number): Expr {
  // log exp u = u
  if (e.kind === "call" && e.primitive === "exp") return e.arguments[0] ?? e;
  // log logistic u = −softplus(−u)
  if (e.kind === "call" && e.primitive === "logistic") return negate(call("softplus", negate(e.arguments[0] ?? e)));
  // log(1 + exp u) = softplus u
  const added = besideOne(e, 1);
  const u = added && exponent(added, look);
  if (u !== undefined) return call("softplus", u);
  // log(1 − logistic u) = −softplus u
  const taken = besideOne(e, -1);
  const v = taken && logisticOf(taken, look);
  if (v !== undefined) return negate(call("softplus", v));
  const several = logOfExponentials(e, look);
  if (several !== undefined) return several;
  // log Σ exp u = logsumexp u
  const sum = sumOfExponentials(e, look);
  if (sum !== undefined) return logSumExp(sum);
  // log(c · a) = log c + log a; log(a · b) = log a + log b, of what is positive
  if (e.kind === "sum" && e.terms.length === 1 && toNumber(e.constant) === 0 && e.terms[0] !== undefined && toNumber(e.terms[0].coefficient) > 0) {
    const inner = logOf(e.terms[0].value, look, depth);
    if (!hasLog(inner)) return add(call("log", constant(e.terms[0].coefficient)), inner);
  }
  if (e.kind === "product" && e.factors.every((f) => positive(f.base, look))) {
    return add(...e.factors.map(({ base, exponent: power }) => scale(power, logOf(base, look, depth))));
  }
  if (e.kind === "read" && depth < 4) {
    const inner = behind(e, look);
    const value = inner && logOf(inner, look, depth + 1);
    if (value !== undefined && !hasLog(value)) return value;
  }
  return call("log", e);
}

/** log(c₁ exp u + c₂ exp v + …), in pairs: a + softplus(b − a). */
function logOfExponentials(e: Expr, look: Look): Expr | undefined {
  if (e.kind !== "sum" || toNumber(e.constant) < 0 || e.terms.length + (toNumber(e.constant) > 0 ? 1 : 0) < 2) return undefined;
  const exponents: Expr[] = toNumber(e.constant) > 0 ? [call("log", constant(e.constant))] : [];
  for (const { coefficient, value } of e.terms) {
    const u = toNumber(coefficient) > 0 ? exponent(value, look) : undefined;
    if (u === undefined) return undefined;
    exponents.push(add(call("log", constant(coefficient)), u));
  }
  return exponents.reduce((a, b) => add(a, call("softplus", subtract(b, a))));
}

function hasLog(e: Expr): boolean {
  return (e.kind === "call" && e.primitive === "log") || children(e).some(hasLog);
}

function stabilizeProduct(e: Product, look: Look): Expr {
  for (const factor of e.factors) {
    if (factor.exponent !== -1) continue;
    const better = logisticQuotient(e, factor, look) ?? tangentQuotient(e, factor, look) ?? softmaxQuotient(e, factor, look);
    if (better !== undefined) return better.kind === "product" ? stabilizeProduct(better, look) : better;
  }
  return e;
}

function without(e: Product, ...factors: readonly Factor[]): readonly Factor[] {
  return e.factors.filter((f) => !factors.includes(f));
}

function times(value: Expr, rest: readonly Factor[]): Expr {
  return monomial([{ base: value, exponent: 1 }, ...rest]);
}

/** 1 / (1 + exp u) = logistic(−u); exp u / (1 + exp u) = logistic u. */
function logisticQuotient(e: Product, factor: Factor, look: Look): Expr | undefined {
  const added = besideOne(factor.base, 1);
  const u = added && exponent(added, look);
  if (added === undefined || u === undefined) return undefined;
  const same = e.factors.find((f) => f.exponent === 1 && f.base.key === added.key);
  return same === undefined ? times(call("logistic", negate(u)), without(e, factor)) : times(call("logistic", u), without(e, factor, same));
}

/** (exp u − exp v) / (exp u + exp v) = tanh((u − v) / 2). */
function tangentQuotient(e: Product, factor: Factor, look: Look): Expr | undefined {
  const sum = twoExponentials(factor.base, false, look);
  if (sum === undefined) return undefined;
  for (const numerator of e.factors) {
    const difference = numerator.exponent === 1 ? twoExponentials(numerator.base, true, look) : undefined;
    if (difference === undefined) continue;
    const [u, v] = difference;
    const keys = new Set([u.key, v.key]);
    if (keys.has(sum[0].key) && keys.has(sum[1].key)) return times(call("tanh", scale(0.5, subtract(u, v))), without(e, factor, numerator));
  }
  return undefined;
}

/** exp(u_k) / Σ_j exp(u_j) = exp(u_k − logsumexp_j u_j). */
function softmaxQuotient(e: Product, factor: Factor, look: Look): Expr | undefined {
  const sum = sumOfExponentials(factor.base, look);
  const [index, ...more] = sum?.indices ?? [];
  if (sum === undefined || index === undefined || more.length > 0) return undefined;
  for (const numerator of e.factors) {
    const u = numerator.exponent === 1 ? exponent(numerator.base, look) : undefined;
    if (u === undefined) continue;
    for (const v of freeVariables(u).values()) {
      if (v.lower !== index.lower || v.upper !== index.upper) continue;
      if (substitute(sum.exponent, new Map([[index.id, variableAffine(v)]])).key !== u.key) continue;
      const value = call("exp", subtract(u, logSumExp(sum)));
      return times(value, without(e, factor, numerator));
    }
  }
  return undefined;
}
