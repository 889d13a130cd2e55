/** Takes the largest constant parts of an equation out of it. */
import { add, constant, linear, monomial, scale } from "../../ir/equation/build.ts";
import { mapChildren } from "../../ir/equation/traverse.ts";
import { zero } from "../../ir/equation/number.ts";
import type { Equation, Expr } from "../../ir/equation/types.ts";
import type { Constants } from "./constants.ts";
import type { Prepared } from "./prepared.ts";

/** `e`: a part of the equation. */
export function extract(e: Expr, equation: Equation, constants: Constants, prepared: Prepared): Expr {
  const whole = prepared.take(e, equation);
  if (whole !== e) return whole;
  if (e.kind === "product") {
    const [group, others] = divided(e.factors, (f) => constants.has(f.base));
    const together = monomial(group);
    const taken = group.length > 1 || group.some((f) => f.exponent !== 1) ? prepared.take(together, equation) : together;
    if (taken !== together) return monomial([{ base: taken, exponent: 1 }, ...others.map((f) => ({ ...f, base: extract(f.base, equation, constants, prepared) }))]);
  }
  if (e.kind === "sum") {
    const [group, others] = divided(e.terms, (t) => constants.has(t.value));
    const together = add(constant(e.constant), ...group.map((t) => scale(t.coefficient, t.value)));
    const taken = group.length > 1 ? prepared.take(together, equation) : together;
    if (taken !== together) return add(taken, linear(zero, others.map((t) => ({ ...t, value: extract(t.value, equation, constants, prepared) }))));
  }
  return mapChildren(e, (part) => extract(part, equation, constants, prepared));
}

function divided<T>(list: readonly T[], isFirst: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [list.filter(isFirst), list.filter((item) => !isFirst(item))];
}
