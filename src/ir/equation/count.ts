/** How many arithmetic operations equations take for one example, each addition, multiplication and function counted as one. */
import type { Num } from "./number.ts";
import type { Equation, Expr, IndexVariable } from "./types.ts";

/** `batch`: how many examples are beside each other where an equation compares them. */
export function operationsOf(equation: Equation, batch = 1): number {
  const accumulated = equation.kind === "accumulation" ? 1 : 0;
  return points(equation.indices, false, batch) * (inExpr(equation.body, equation.indices.some(isOfBatch), batch) + accumulated);
}

function isOfBatch(v: IndexVariable): boolean {
  return v.upper === Infinity;
}

/** Points that the indices run over, the batch being one example, unless an example is chosen already; conditions on them are not looked at. */
function points(indices: readonly IndexVariable[], chosen: boolean, batch: number): number {
  const own = chosen ? undefined : indices.find(isOfBatch);
  return indices.reduce((n, v) => n * (v === own ? 1 : isOfBatch(v) ? batch : v.upper - v.lower), 1);
}

function inExpr(e: Expr, chosen: boolean, batch: number): number {
  const of = (part: Expr): number => inExpr(part, chosen, batch);
  switch (e.kind) {
    case "constant": case "count": case "index": return 0;
    case "read": return e.positions.reduce((n, p) => n + (p.kind === "data" ? of(p.value) : 0), 0);
    case "sum": return e.terms.reduce((n, t) => n + of(t.value) + (isUnit(t.coefficient) ? 0 : 1), 0) + e.terms.length - (isZero(e.constant) ? 1 : 0);
    case "product": return e.factors.reduce((n, f) => n + of(f.base) + (Math.abs(f.exponent) === 1 ? 0 : 1), 0) + e.factors.length - 1;
    case "call": return e.arguments.reduce((n, a) => n + of(a), 1);
    case "select": return 1 + of(e.condition) + Math.max(of(e.whenTrue), of(e.whenFalse));
    case "where": return of(e.body);
    case "reduce": return points(e.indices, chosen, batch) * (inExpr(e.body, chosen || e.indices.some(isOfBatch), batch) + 1);
    case "draw": return 1;
  }
}

function isUnit(n: Num): boolean {
  return n.kind === "rational" ? Math.abs(n.n) === 1 && n.d === 1 : Math.abs(n.x) === 1;
}

function isZero(n: Num): boolean {
  return n.kind === "rational" ? n.n === 0 : n.x === 0;
}
