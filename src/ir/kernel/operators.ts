/** What each kernel operator computes, in float64. */
import { applyPrimitive, isPrimitive } from "../equation/primitives.ts";
import type { Primitive } from "../equation/types.ts";
import type { KernelExpr, KernelOperator } from "./types.ts";

export function evaluate(operator: KernelOperator, args: readonly number[]): number {
  const [x = NaN, y = NaN, z = NaN] = args;
  if (isPrimitive(operator)) return applyPrimitive(operator, args);
  switch (operator) {
    case "add": return x + y;
    case "subtract": return x - y;
    case "multiply": return x * y;
    case "divide": return x / y;
    case "negate": return -x;
    case "multiplyAdd": return x * y + z;
    case "square": return x * x;
    case "sqrt": return Math.sqrt(x);
    case "reciprocal": return 1 / x;
  }
}

/** What the value of an operation is called. */
export function nounOf(e: KernelExpr): string {
  if (e.kind !== "operation") return "value";
  return isPrimitive(e.operator) ? e.operator : nouns[e.operator];
}

const nouns: Readonly<Record<Exclude<KernelOperator, Primitive>, string>> = {
  add: "sum", multiplyAdd: "sum", subtract: "difference", multiply: "product", divide: "quotient", negate: "negative", square: "square", sqrt: "sqrt", reciprocal: "reciprocal",
};
