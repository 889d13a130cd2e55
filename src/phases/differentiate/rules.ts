/**
 * The derivative of each scalar primitive. At kinks: `abs` has 0 at 0; two equal arguments of `max` or `min` give all to the
 * second, so that `max(x, 0)` has 0 at 0; what has steps has 0 everywhere.
 */
import { add, call, callAny, constant, multiply, power, select, subtract } from "../../ir/equation/build.ts";
import { isUnary, rowOf } from "../../ir/equation/primitives.ts";
import type { Algebra, UnaryRow } from "../../ir/equation/primitives/row.ts";
import { unaryRows } from "../../ir/equation/primitives/rows.ts";
import type { BinaryPrimitive, Call, Expr, Primitive } from "../../ir/equation/types.ts";

const one = constant(1);

/** What flows to an argument: the adjoint times `factor`, or all of the adjoint where `when` is as said. */
export type Flow =
  | { readonly kind: "scaled"; readonly argument: Expr; readonly factor: Expr }
  | { readonly kind: "chosen"; readonly argument: Expr; readonly when: Expr; readonly holds: boolean };

/** Whether the derivative is 0 wherever there is one. */
export function isStepped(primitive: Primitive): boolean {
  return rowOf(primitive).derivative === "zero";
}

/** How the adjoint of a call flows to its arguments; `value` is the call's own value, maybe under a shorter name. */
export function flows(e: Call, value: Expr): readonly Flow[] {
  const [x, y] = e.arguments;
  if (x === undefined || isStepped(e.primitive)) return [];
  if (!isUnary(e.primitive)) return y === undefined ? [] : binary(e.primitive, x, y, value);
  const { derivative }: UnaryRow = unaryRows[e.primitive];
  return derivative === "zero" ? [] : [{ kind: "scaled", argument: x, factor: derivative(algebra, x, value) }];
}

/** What the derivatives of the table of primitives are made with. */
const algebra: Algebra<Expr> = { number: constant, add, subtract, multiply, power, call };

function binary(primitive: BinaryPrimitive, x: Expr, y: Expr, value: Expr): readonly Flow[] {
  switch (primitive) {
    case "max": return either(x, y, call("less", y, x));
    case "min": return either(x, y, call("less", x, y));
    case "power": return [
      // Without the choices 0 · x^−1 at x = 0, and 0 · log 0.
      { kind: "scaled", argument: x, factor: select(call("equal", y, constant(0)), constant(0), multiply(y, callAny("power", [x, subtract(y, one)]))) },
      { kind: "scaled", argument: y, factor: select(call("and", call("equal", x, constant(0)), call("lessEqual", constant(0), y)), constant(0), multiply(value, call("log", x))) },
    ];
    case "less": case "lessEqual": case "equal": case "and": case "or": return [];
  }
}

function either(x: Expr, y: Expr, when: Expr): readonly Flow[] {
  return [{ kind: "chosen", argument: x, when, holds: true }, { kind: "chosen", argument: y, when, holds: false }];
}
