/** How many arithmetic operations equations take for one example, each addition, multiplication and function counted as one. */
import type { Num } from "./number.ts";
import type { Equation, Expr, IndexVariable } from "./types.ts";

export function operationsOf(equation: Equation): number {
  const accumulated = equation.kind === "accumulation" ? 1 : 0;
  return points(equation.indices) * (inExpr(equation.body) + accumulated);
}

/** Points that the indices run over, the batch being one example; conditions on them are not looked at. */
function points(indices: readonly IndexVariable[]): number {
  return indices.reduce((n, v) => n * (v.upper === Infinity ? 1 : v.upper - v.lower), 1);
}

function inExpr(e: Expr): number {
  switch (e.kind) {
    case "constant": case "count": case "index": return 0;
    case "read": return e.positions.reduce((n, p) => n + (p.kind === "data" ? inExpr(p.value) : 0), 0);
    case "sum": return e.terms.reduce((n, t) => n + inExpr(t.value) + (isUnit(t.coefficient) ? 0 : 1), 0) + e.terms.length - (isZero(e.constant) ? 1 : 0);
    case "product": return e.factors.reduce((n, f) => n + inExpr(f.base) + (Math.abs(f.exponent) === 1 ? 0 : 1), 0) + e.factors.length - 1;
    case "call": return e.arguments.reduce((n, a) => n + inExpr(a), 1);
    case "select": return 1 + inExpr(e.condition) + Math.max(inExpr(e.whenTrue), inExpr(e.whenFalse));
    case "where": return inExpr(e.body);
    case "reduce": return points(e.indices) * (inExpr(e.body) + 1);
    case "draw": return 1;
  }
}

function isUnit(n: Num): boolean {
  return n.kind === "rational" ? Math.abs(n.n) === 1 && n.d === 1 : Math.abs(n.x) === 1;
}

function isZero(n: Num): boolean {
  return n.kind === "rational" ? n.n === 0 : n.x === 0;
}
