/** An expression as `factor · value + offset`, where factor and offset depend on no input. */
import { add, constant, monomial, multiply, scale } from "../../ir/equation/build.ts";
import { readsOf } from "../../ir/equation/traverse.ts";
import type { Expr, Read } from "../../ir/equation/types.ts";
import type { Constants } from "./constants.ts";

export interface AffineForm {
  readonly factor: Expr;
  readonly offset: Expr;
}

/** The form in which an expression reads `of`; `undefined` where it has none. */
export function affineIn(e: Expr, of: Read, constants: Constants): AffineForm | undefined {
  if (e === of) return { factor: constant(1), offset: constant(0) };
  if (e.kind === "sum") {
    const [term, ...more] = e.terms.filter((t) => mentions(t.value, of));
    if (term === undefined || more.length > 0) return undefined;
    const others = e.terms.filter((t) => t !== term);
    const inner = affineIn(term.value, of, constants);
    if (inner === undefined || !others.every((t) => constants.has(t.value))) return undefined;
    return { factor: scale(term.coefficient, inner.factor), offset: add(constant(e.constant), ...others.map((t) => scale(t.coefficient, t.value)), scale(term.coefficient, inner.offset)) };
  }
  if (e.kind === "product") {
    const [factor, ...more] = e.factors.filter((f) => mentions(f.base, of));
    if (factor === undefined || more.length > 0 || factor.exponent !== 1) return undefined;
    const others = e.factors.filter((f) => f !== factor);
    const inner = affineIn(factor.base, of, constants);
    if (inner === undefined || !others.every((f) => constants.has(f.base))) return undefined;
    return { factor: monomial([...others, { base: inner.factor, exponent: 1 }]), offset: multiply(monomial(others), inner.offset) };
  }
  return undefined;
}

export function mentions(e: Expr, of: Read): boolean {
  return readsOf(e).some((r) => r.array === of.array);
}
