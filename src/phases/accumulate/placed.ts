/** Reductions that compare an index with positions from data: `sum(e: place[e] == v ? x[e] : 0)`, `max(e: place[e] == v ? x[e] : -infinity)`. */
import { asVariable } from "../../ir/equation/affine.ts";
import { add, isConstantOf, monomial, neutral, scale, select } from "../../ir/equation/build.ts";
import { isZero } from "../../ir/equation/number.ts";
import { canSubstituteData, conditionDependsOn, dependsOn, substituteData } from "../../ir/equation/traverse.ts";
import type { AccumulationOperator, ArrayDefinition, Equation, Expr, IndexVariable, Reduce } from "../../ir/equation/types.ts";

/** A reduction of `value` at the positions that the points of its indices have in the data. */
export interface Placed {
  readonly operator: AccumulationOperator;
  /** Which index of the left side equals which value from data. */
  readonly places: ReadonlyMap<IndexVariable, Expr>;
  readonly value: Expr;
  /** The compared indices that stood in the value: it reads at their places now. */
  readonly replaced: readonly IndexVariable[];
}

/** The bound of the whole numbers that an array has: of data, or of the places of greatest and least values; `undefined` for others. */
export type Bounds = (array: string) => number | undefined;

export function boundsOf(arrays: ReadonlyMap<string, ArrayDefinition>, equations: readonly Equation[]): Bounds {
  const ordinals = new Map(equations.flatMap(({ kind, array, body }) => {
    const isOrdinal = kind === "definition" && body.kind === "reduce" && (body.operator === "argmax" || body.operator === "argmin");
    return isOrdinal ? [[array, body.indices.reduce((n, v) => n * (v.upper - v.lower), 1)] as const] : [];
  }));
  return (array) => {
    const content = arrays.get(array)?.content;
    return content?.kind === "index" ? content.below : ordinals.get(array);
  };
}

/** In the adjoint of a greatest value the points of the reduction are numbers, which float32 holds exactly up to here. */
const mostPoints = 2 ** 24;

/** `undefined` where the reduction compares nothing, or where an index that it compares decides more than the place, as another place. */
export function placed(e: Reduce, bounds: Bounds): Placed | undefined {
  const { operator } = e;
  if (operator !== "sum" && operator !== "max" && operator !== "min") return undefined;
  if (operator !== "sum" && e.indices.reduce((n, v) => n * (v.upper === Infinity ? 1 : v.upper - v.lower), 1) > mostPoints) return undefined;
  const places = new Map<IndexVariable, Expr>();
  const replaced: IndexVariable[] = [];
  let value = withoutComparisons(e.body, e, bounds, places);
  for (const [v, place] of places) {
    if (e.conditions.some((c) => conditionDependsOn(c, [v])) || dependsOn(place, places.keys())) return undefined;
    if (!dependsOn(value, [v])) continue;
    // Where the value is added, the index is the place; a place that no index has would be read, too.
    if (!isWithin(place, v, bounds) || !canSubstituteData(value, v)) return undefined;
    value = substituteData(value, v, place);
    replaced.push(v);
  }
  return places.size > 0 ? { operator, places, value, replaced } : undefined;
}

/** What is left of a right side whose choices by comparisons are made: they go into `places`. */
function withoutComparisons(e: Expr, around: Reduce, bounds: Bounds, places: Map<IndexVariable, Expr>): Expr {
  const into = (part: Expr): Expr => withoutComparisons(part, around, bounds, places);
  switch (e.kind) {
    case "select": {
      if (!isConstantOf(e.whenFalse, neutral(around.operator))) return e;
      const [a, b] = e.condition.kind === "call" && e.condition.primitive === "and" ? e.condition.arguments : [];
      if (a !== undefined && b !== undefined) return into(select(a, select(b, e.whenTrue, e.whenFalse), e.whenFalse));
      const compared = comparison(e.condition, around, bounds);
      if (compared === undefined || places.has(compared.index)) return select(e.condition, into(e.whenTrue), e.whenFalse);
      places.set(compared.index, compared.place);
      return into(e.whenTrue);
    }
    case "product": return around.operator !== "sum" ? e : monomial(e.factors.map((f) => (f.exponent > 0 ? { ...f, base: into(f.base) } : f)));
    // Of a sum of several terms each would have places of its own.
    case "sum": {
      const [only, ...others] = e.terms;
      return around.operator !== "sum" || only === undefined || others.length > 0 || !isZero(e.constant) ? e : add(scale(only.coefficient, into(only.value)));
    }
    case "constant": case "count": case "index": case "read": case "call": case "where": case "reduce": case "draw": return e;
  }
}

/** `place == index`, of an index around the reduction and an integer from data that differs along it. */
function comparison(condition: Expr, around: Reduce, bounds: Bounds): { readonly index: IndexVariable; readonly place: Expr } | undefined {
  if (condition.kind !== "call" || condition.primitive !== "equal") return undefined;
  const [a, b] = condition.arguments;
  if (a === undefined || b === undefined) return undefined;
  for (const [left, place] of [[a, b], [b, a]] as const) {
    const index = left.kind === "index" ? asVariable(left.affine) : undefined;
    if (index === undefined || index.upper === Infinity || around.indices.some((v) => v.id === index.id)) continue;
    if (place.kind !== "read" || place.guarded || bounds(place.array) === undefined) continue;
    if (!dependsOn(place, [index]) && dependsOn(place, around.indices)) return { index, place };
  }
  return undefined;
}

/** Whether the index takes every value that the place may have. */
export function isWithin(place: Expr, index: IndexVariable, bounds: Bounds): boolean {
  const below = place.kind === "read" ? bounds(place.array) : undefined;
  return below !== undefined && index.lower <= 0 && below <= index.upper;
}
