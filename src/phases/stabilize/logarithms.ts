/** Logarithms of exponentials, of sums and products of them, and of logistic functions. */
import { add, call, constant, monomial, negate, scale } from "../../ir/equation/build.ts";
import { isOne, isZero, toNumber } from "../../ir/equation/number.ts";
import { children } from "../../ir/equation/traverse.ts";
import type { Expr, Product } from "../../ir/equation/types.ts";
import { behind, exponent, exponentials, logisticOf, logOfExponentials, type Look, logSumExp, positive, sumOfExponentials } from "./forms.ts";

/** How many equations a logarithm moves through. */
const deepest = 4;

/** log of an expression, in a form without a logarithm where there is one. */
export function logOf(e: Expr, look: Look, depth = 0): Expr {
  return exponent(e, look)
    ?? logOfLogistic(e, look)
    ?? logOfRest(e, look)
    ?? logOfSum(e, look)
    ?? logOfMultiple(e, look, depth)
    ?? logOfProduct(e, look, depth)
    ?? logOfStopped(e, look, depth)
    ?? logOfRead(e, look, depth)
    ?? call("log", e);
}

export function hasLog(e: Expr): boolean {
  return (e.kind === "call" && (e.primitive === "log" || e.primitive === "log1p")) || children(e).some(hasLog);
}

/** log logistic u = −softplus(−u) */
function logOfLogistic(e: Expr, look: Look): Expr | undefined {
  const u = logisticOf(e, look);
  return u && negate(call("softplus", negate(u)));
}

/** log(1 − logistic u) = −softplus u */
function logOfRest(e: Expr, look: Look): Expr | undefined {
  const [taken, ...others] = e.kind === "sum" && isOne(e.constant) ? e.terms : [];
  const u = taken !== undefined && others.length === 0 && toNumber(taken.coefficient) === -1 ? logisticOf(taken.value, look) : undefined;
  return u && negate(call("softplus", u));
}

/** log Σ exp u = logsumexp u; log(1 + exp u) = softplus u; log(exp u + exp v) = u + softplus(v − u) */
function logOfSum(e: Expr, look: Look): Expr | undefined {
  const list = exponentials(e, look);
  const pairs = list && logOfExponentials(list);
  if (pairs !== undefined) return pairs;
  const sum = sumOfExponentials(e, look);
  return sum && logSumExp(sum);
}

/** log(c · a) = log c + log a */
function logOfMultiple(e: Expr, look: Look, depth: number): Expr | undefined {
  const [only, ...others] = e.kind === "sum" && isZero(e.constant) ? e.terms : [];
  if (only === undefined || others.length > 0 || toNumber(only.coefficient) <= 0) return undefined;
  const inner = logOf(only.value, look, depth);
  return hasLog(inner) ? undefined : add(call("log", constant(only.coefficient)), inner);
}

/** log(a · b) = log a + log b, of factors that are positive and whose logarithm has a better form */
function logOfProduct(e: Expr, look: Look, depth: number): Expr | undefined {
  if (e.kind !== "product") return undefined;
  const apart = e.factors.flatMap((f) => {
    const inner = positive(f.base, look) ? logOf(f.base, look, depth) : undefined;
    return inner === undefined || hasLog(inner) ? [] : [{ factor: f, inner }];
  });
  if (apart.length === 0) return undefined;
  const rest = withoutFactors(e, apart.map((a) => a.factor));
  return add(rest, ...apart.map(({ factor, inner }) => scale(factor.exponent, inner)));
}

function withoutFactors(e: Product, taken: Product["factors"]): Expr {
  const rest = e.factors.filter((f) => !taken.includes(f));
  return rest.length === 0 ? constant(0) : call("log", monomial(rest));
}

/** log stop(a) = stop(log a): the value is a's, and neither has a derivative */
function logOfStopped(e: Expr, look: Look, depth: number): Expr | undefined {
  const [x] = e.kind === "call" && e.primitive === "stop" ? e.arguments : [];
  const inner = x && logOf(x, look, depth);
  return inner === undefined || hasLog(inner) ? undefined : call("stop", inner);
}

function logOfRead(e: Expr, look: Look, depth: number): Expr | undefined {
  const inner = e.kind === "read" && depth < deepest ? behind(e, look) : undefined;
  const value = inner && logOf(inner, look, depth + 1);
  return value === undefined || hasLog(value) ? undefined : value;
}
