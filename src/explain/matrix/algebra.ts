/** Matrices from matrices: products, transposes, and forms that have a name. */
import { isZero, negNum, one } from "../../ir/equation/number.ts";
import type { Matrix, MatrixTerm, Scope } from "./types.ts";

export function outer(left: Matrix | null, right: Matrix | null): Matrix | undefined {
  if (left === null) return right ?? undefined;
  return right === null ? left : product([left, transpose(right)]);
}

/** `exp(v − log Σ exp v)` is the softmax of v. */
export function asSoftmax(e: Matrix | undefined, scope: Scope): Matrix | undefined {
  if (e?.kind !== "sum" || e.terms.length !== 2) return undefined;
  for (const value of e.terms.map((t) => t.value)) {
    const byRow = scope.columns !== undefined;
    const total: Matrix = { kind: "reduced", operator: "logsumexp", value, byRow };
    const spread = byRow ? product([total, ones(1, scope.columns ?? 1)]) : scaled([total], ones(scope.rows ?? 1, 1));
    const expected: readonly MatrixTerm[] = [{ coefficient: one, value }, { coefficient: negNum(one), value: spread }];
    const keys = expected.map((t) => JSON.stringify(t));
    if (e.terms.every((t) => keys.includes(JSON.stringify(t)))) return { kind: "reduced", operator: "softmax", value, byRow };
  }
  return undefined;
}

export function isOnes(m: Matrix): boolean {
  return m.kind === "ones" || (m.kind === "scaled" && m.value?.kind === "ones" && m.below.length === 0 && m.above.every((n) => n.kind === "number" && JSON.stringify(n.value) === JSON.stringify(one)));
}

export function isNone(m: Matrix): boolean {
  return m.kind === "number" ? isZero(m.value) : m.kind === "scaled" && m.above.some(isNone);
}

export function ones(rows: number, columns: number): Matrix {
  return { kind: "ones", rows, columns };
}

export function scaled(above: readonly Matrix[], value: Matrix): Matrix {
  return { kind: "scaled", above, below: [], value };
}

export function squares(value: Matrix | undefined): Matrix | undefined {
  return value && { kind: "squares", value };
}

export function diagonal(value: Matrix): Matrix {
  return { kind: "diagonal", value };
}

/** Products of products are one. */
export function product(factors: readonly Matrix[]): Matrix {
  const [only, ...more] = factors;
  if (only !== undefined && more.length === 0) return only;
  return { kind: "product", factors: factors.flatMap((f) => (f.kind === "product" ? f.factors : [f])) };
}

export function transpose(m: Matrix): Matrix {
  switch (m.kind) {
    case "array": return { ...m, transposed: !m.transposed };
    case "ones": return ones(m.columns, m.rows);
    case "transpose": return m.value;
    default: return { kind: "transpose", value: m };
  }
}
