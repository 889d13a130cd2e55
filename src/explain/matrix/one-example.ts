/**
 * The equations of a batch as those of one example. The loss of a batch is the mean of the examples' losses, so the derivative of it by a value of an
 * example is that of the example's own loss, divided by their number N: where a derivative is written with the factor 1 / N, it is left out.
 */
import { add, constant, count, divide, monomial, scale } from "../../ir/equation/build.ts";
import { toNumber } from "../../ir/equation/number.ts";
import { children, freeVariables, mapExpr } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Expr, Purpose, Reduce } from "../../ir/equation/types.ts";

type Arrays = ReadonlyMap<string, ArrayDefinition>;

/** Of every term the number of factors that are 1 / N or the derivative by a value of an example; `undefined` where it is not the same; `null` of 0. */
function degree(e: Expr, arrays: Arrays): number | null | undefined {
  const same = (parts: readonly (number | null | undefined)[]): number | null | undefined => {
    const found = new Set(parts.filter((d) => d !== null));
    const [only = null] = found;
    return found.size > 1 ? undefined : only;
  };
  const none = (parts: readonly Expr[]): number | undefined => (parts.map((p) => degree(p, arrays)).every((d) => d === 0 || d === null) ? 0 : undefined);
  switch (e.kind) {
    case "constant": return toNumber(e.value) === 0 ? null : 0;
    case "count": return -1;
    case "index": case "draw": return 0;
    case "read": return isOfExample(arrays.get(e.array)) ? 1 : none(e.positions.flatMap((p) => (p.kind === "data" ? [p.value] : [])));
    case "sum": return same([...e.terms.map((t) => degree(t.value, arrays)), ...(toNumber(e.constant) === 0 ? [] : [0])]);
    case "product": {
      const parts = e.factors.map(({ base, exponent }) => {
        const d = degree(base, arrays);
        return d === undefined ? undefined : (d ?? 0) * exponent;
      });
      return parts.reduce<number | undefined>((sum, d) => (sum === undefined || d === undefined ? undefined : sum + d), 0);
    }
    case "call": return none(e.arguments);
    case "select": return none([e.condition]) === undefined ? undefined : same([degree(e.whenTrue, arrays), degree(e.whenFalse, arrays)]);
    case "where": return degree(e.body, arrays);
    case "reduce": return e.operator === "sum" || none([e.body]) !== undefined ? degree(e.body, arrays) : undefined;
  }
}

/** Whether an array is the derivative by a value of an example, or a part of one. */
export function isOfExample(array: ArrayDefinition | undefined): boolean {
  return isAdjoint(array?.purpose) && array?.extents[0]?.upper === Infinity;
}

function isAdjoint(purpose: Purpose | undefined): boolean {
  return purpose?.kind === "adjoint" || (purpose?.kind === "part" && isAdjoint(purpose.ofPurpose));
}

/** Whether the expression is a derivative by a value of an example that belongs to its own loss. */
export function isOwn(e: Expr, arrays: Arrays): boolean {
  const d = degree(e, arrays);
  return (d === 1 || d === null) && !sumsOverExamples(e);
}

function sumsOverExamples(e: Expr): boolean {
  return (e.kind === "reduce" && e.indices.some((v) => v.upper === Infinity)) || children(e).some(sumsOverExamples);
}

/** Without the factor 1 / N. */
export function withoutCount(e: Expr): Expr {
  return mapExpr(e, (part) => (part.kind === "product" && part.factors.some((f) => f.base.kind === "count") ? monomial(part.factors.filter((f) => f.base.kind !== "count")) : part));
}

/** A gradient of a parameter in the terms that sum over examples and those that do not, which are of the regularizer. */
export interface Split {
  /** In derivatives of the examples' own losses; absent where a term is no sum of these. */
  readonly data?: Expr;
  /** The same of all examples: their mean. */
  readonly mean?: Expr;
  readonly rest: Expr;
}

export function splitGradient(e: Expr, arrays: Arrays): Split {
  const terms = e.kind === "sum" ? [...e.terms.map(({ coefficient, value }) => ({ value, whole: scale(coefficient, value) })), { value: constant(e.constant), whole: constant(e.constant) }] : [{ value: e, whole: e }];
  const isSum = (part: Expr): part is Reduce => part.kind === "reduce" && part.operator === "sum" && part.indices.filter((v) => v.upper === Infinity).length === 1;
  const summed = terms.filter(({ value }) => sumsOverExamples(value));
  const rest = add(...terms.filter(({ value }) => !sumsOverExamples(value)).map((t) => t.whole));
  const isMean = ({ value }: { readonly value: Expr }): boolean => {
    const factors = value.kind === "product" ? value.factors : [{ base: value, exponent: 1 }];
    const sums = factors.filter((f) => isSum(f.base));
    return sums.length === 1 && degree(value, arrays) === 1 && factors.every((f) => isSum(f.base) ? !sumsOverExamples(f.base.body) : !sumsOverExamples(f.base));
  };
  if (summed.length === 0 || !summed.every(isMean) || [...freeVariables(rest).values()].some((v) => v.upper === Infinity)) return { rest };
  const data = withoutCount(add(...summed.map((t) => t.whole)));
  return { data, mean: divide(data, count), rest };
}
