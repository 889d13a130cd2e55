/**
 * The derivative of each scalar primitive. At kinks: `abs` has 0 at 0; two equal arguments of `max` or `min` give all to the
 * second, so that `max(x, 0)` has 0 at 0; what has steps has 0 everywhere.
 */
import { add, call, callAny, constant, multiply, negate, power, scale, select, subtract } from "../../ir/equation/build.ts";
import type { BinaryPrimitive, Call, Expr, Primitive, UnaryPrimitive } from "../../ir/equation/types.ts";

const one = constant(1);

/** What flows to an argument: the adjoint times `factor`, or all of the adjoint where `when` is as said. */
export type Flow =
  | { readonly kind: "scaled"; readonly argument: Expr; readonly factor: Expr }
  | { readonly kind: "chosen"; readonly argument: Expr; readonly when: Expr; readonly holds: boolean };

const stepped: ReadonlySet<Primitive> = new Set<Primitive>(["sign", "floor", "not", "less", "lessEqual", "equal", "and", "or"]);

/** Whether the derivative is 0 wherever there is one. */
export function isStepped(primitive: Primitive): boolean {
  return stepped.has(primitive);
}

/** How the adjoint of a call flows to its arguments; `value` is the call's own value, maybe under a shorter name. */
export function flows(e: Call, value: Expr): readonly Flow[] {
  const [x, y] = e.arguments;
  if (x === undefined || isStepped(e.primitive)) return [];
  if (isBinaryFlow(e.primitive)) return y === undefined ? [] : binary(e.primitive, x, y, value);
  const factor = derivative(e.primitive, x, value);
  return factor === undefined ? [] : [{ kind: "scaled", argument: x, factor }];
}

function isBinaryFlow(primitive: Primitive): primitive is BinaryPrimitive {
  return primitive === "max" || primitive === "min" || primitive === "power";
}

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

function derivative(primitive: Primitive, x: Expr, value: Expr): Expr | undefined {
  switch (primitive as UnaryPrimitive) {
    case "exp": return value;
    case "log": return power(x, -1);
    case "log1p": return power(add(one, x), -1);
    case "expm1": return add(value, one);
    case "abs": return call("sign", x);
    case "sin": return call("cos", x);
    case "cos": return negate(call("sin", x));
    case "tanh": return subtract(one, power(value, 2));
    case "cosh": return call("sinh", x);
    case "sinh": return call("cosh", x);
    case "erf": return scale(2 / Math.sqrt(Math.PI), call("exp", negate(power(x, 2))));
    case "logistic": return multiply(value, subtract(one, value));
    case "softplus": return call("logistic", x);
    case "sign": case "floor": case "not": return undefined;
  }
}
