/**
 * The derivative of each scalar primitive. At kinks: `abs` has 0 at 0; two equal arguments of `max` or `min` give all to the
 * second, so that `max(x, 0)` has 0 at 0; what has steps has 0 everywhere.
 */
import { add, call, callAny, constant, multiply, power, select, subtract } from "../../ir/equation/build.ts";
import { isStepped } from "../../ir/equation/activity.ts";
import { isUnary } from "../../ir/equation/primitives.ts";
import type { Algebra, BinaryRow, Flow, UnaryRow } from "../../ir/equation/primitives/row.ts";
import { binaryRows, unaryRows } from "../../ir/equation/primitives/rows.ts";
import type { Call, Expr } from "../../ir/equation/types.ts";

/** How the adjoint of a call flows to its arguments; `value` is the call's own value, maybe under a shorter name. */
export function flows(e: Call, value: Expr): readonly Flow<Expr>[] {
  const [x, y] = e.arguments;
  if (x === undefined || isStepped(e.primitive)) return [];
  if (!isUnary(e.primitive)) {
    const { derivative }: BinaryRow = binaryRows[e.primitive];
    return derivative === "zero" || y === undefined ? [] : derivative(algebra, x, y, value);
  }
  const { derivative }: UnaryRow = unaryRows[e.primitive];
  return derivative === "zero" ? [] : [{ kind: "scaled", argument: x, factor: derivative(algebra, x, value) }];
}

/** What the derivatives of the table of primitives are made with. */
const algebra: Algebra<Expr> = { number: constant, add, subtract, multiply, power, call, compare: call, raise: (base, exponent) => callAny("power", [base, exponent]), select };
