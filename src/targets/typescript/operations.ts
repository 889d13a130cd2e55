/** How many arithmetic operations the inference of one example takes, counted over the kernels. */
import type { Bound, Entry, KernelExpr, Statement } from "../../ir/kernel/types.ts";

export function operationsOf(entry: Entry): number {
  return entry.kernels.reduce((sum, k) => sum + inStatements(k.body), 0);
}

function inStatements(list: readonly Statement[]): number {
  return list.reduce((sum, s) => sum + inStatement(s), 0);
}

function inStatement(s: Statement): number {
  switch (s.kind) {
    case "for": return Math.max(0, Math.ceil((limit(s.upper, Math.min) - limit(s.lower, Math.max)) / s.step)) * inStatements(s.body);
    case "let": case "var": case "assign": return inExpr(s.value);
    case "store": return inExpr(s.value) + (s.add ? 1 : 0);
    case "fill": case "copy": case "barrier": return 0;
    case "single": return inStatements(s.body);
    case "if": return inExpr(s.condition) + Math.max(inStatements(s.then), inStatements(s.else));
  }
}

/** The constant part of a bound: for bounds that move with other loops, at their first values. */
function limit(b: Bound, combine: (...values: number[]) => number): number {
  if (b.kind === "count") return 1;
  return combine(...b.of.map((o) => (o.kind === "affine" ? o.constant : 0)));
}

function inExpr(e: KernelExpr): number {
  switch (e.kind) {
    case "constant": case "local": case "load": case "offset": case "count": return 0;
    case "draw": return 1;
    case "select": return 1 + inExpr(e.condition) + Math.max(inExpr(e.whenTrue), inExpr(e.whenFalse));
    case "operation": return (e.operator === "multiplyAdd" ? 2 : 1) + e.arguments.reduce((sum, a) => sum + inExpr(a), 0);
  }
}
