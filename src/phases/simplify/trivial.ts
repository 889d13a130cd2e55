/** Right sides that cost nothing to compute again, so that an array of them is not worth its memory. */
import type { Expr, Program } from "../../ir/equation/types.ts";
import { toNumber } from "../../ir/equation/number.ts";

/**
 * Constants, index positions, powers of the batch size, one read, any of these times a number, one-hot vectors, and
 * such values in pieces of which one is infinite: functions of them turn into pieces themselves.
 */
export function isTrivial(e: Expr, program: Program): boolean {
  switch (e.kind) {
    case "constant": case "count": case "index": return true;
    case "read": return e.positions.every((p) => p.kind === "affine" || isTrivial(p.value, program));
    case "product": return e.factors.every((f) => isNumber(f.base) || (f.base.kind === "read" && f.exponent === 1 && isTrivial(f.base, program))) && e.factors.filter((f) => !isNumber(f.base)).length <= 1;
    case "sum": {
      const [only, ...others] = e.terms;
      if (only !== undefined && others.length === 0 && toNumber(e.constant) === 0) return isTrivial(only.value, program);
      return isMask(e.terms.map((t) => t.value), program);
    }
    case "select": return isOneHot(e, program);
    case "call": case "where": case "reduce": case "draw": return false;
  }
}

function isNumber(e: Expr): boolean {
  return e.kind === "constant" || e.kind === "count";
}

/** `i == class ? a : b` for a class read from an array of integers. */
function isOneHot(e: Expr, program: Program): boolean {
  if (e.kind !== "select" || e.whenTrue.kind !== "constant" || e.whenFalse.kind !== "constant") return false;
  const { condition } = e;
  if (condition.kind !== "call" || condition.primitive !== "equal") return false;
  const sides = condition.arguments;
  return sides.some((x) => x.kind === "index") && sides.some((x) => x.kind === "read" && program.arrays.get(x.array)?.content.kind === "index" && isTrivial(x, program));
}

function isMask(values: readonly Expr[], program: Program): boolean {
  return values.every((x) => x.kind === "where" && isTrivial(x.body, program)) && values.some((x) => x.kind === "where" && isInfinite(x.body));
}

function isInfinite(e: Expr): boolean {
  return e.kind === "constant" && Math.abs(toNumber(e.value)) === Infinity;
}
