/** Whether a loss takes logits: the exponential of its value, as `softplus` and `softmax` do, and of nothing else that varies. */
import { children, readsOf } from "../../../../ir/equation/traverse.ts";
import type { Expr } from "../../../../ir/equation/types.ts";

/** `target`: the array with which the value is compared; a function of their difference, such as log(cosh(y - target)), takes no logits. */
export function exponentiates(e: Expr, value: string, target: string | undefined): boolean {
  if (e.kind === "call" && (e.primitive === "exp" || e.primitive === "expm1")) {
    const arrays = new Set(e.arguments.flatMap((o) => readsOf(o)).map((r) => r.array));
    if (arrays.has(value) && (target === undefined || !arrays.has(target))) return true;
  }
  return children(e).some((part) => exponentiates(part, value, target));
}
