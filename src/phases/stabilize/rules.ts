/** Rules that give an expression a form that neither overflows nor cancels. */
import { add, constant } from "../../ir/equation/build.ts";
import type { Expr } from "../../ir/equation/types.ts";
import type { Look } from "./forms.ts";
import { hasLog, logOf } from "./logarithms.ts";
import { stabilizeProduct } from "./quotients.ts";

export function stabilizeExpr(e: Expr, look: Look): Expr {
  if (e.kind === "product") return stabilizeProduct(e, look);
  if (e.kind !== "call") return e;
  const [x] = e.arguments;
  if (x === undefined) return e;
  if (e.primitive === "log") return logOf(x, look);
  if (e.primitive !== "log1p") return e;
  const value = logOf(add(constant(1), x), look);
  return hasLog(value) ? e : value;
}
