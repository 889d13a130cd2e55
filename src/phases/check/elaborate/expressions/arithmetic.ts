/** Arithmetic with two operands; comparisons and `and`, `or` are conditions. */
import type { Binary } from "../../../../ir/ast/expression.ts";
import { floorAffine, moduloAffine } from "../../../../ir/equation/affine.ts";
import { add, call, constant, divide, indexValue, multiply, power, subtract } from "../../../../ir/equation/build.ts";
import { toNumber } from "../../../../ir/equation/number.ts";
import type { Expr } from "../../../../ir/equation/types.ts";
import { type Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { truthOf } from "./conditions.ts";
import { elaborate } from "./expression.ts";
import { asAffine } from "./integers.ts";
import { textOf } from "../../../../source/source.ts";

export function elaborateBinary(expression: Binary, context: Context): Expr {
  const { operator } = expression;
  switch (operator) {
    case "<": case "<=": case ">": case ">=": case "==": case "!=": case "and": case "or": return truthOf(expression, context);
    case "+": case "-": case "*": case "/": case "%": case "^": break;
  }
  const a = elaborate(expression.left, context);
  const b = elaborate(expression.right, context);
  switch (operator) {
    case "+": return add(a, b);
    case "-": return subtract(a, b);
    case "*": return multiply(a, b);
    case "/":
      if (b.kind === "constant" && toNumber(b.value) === 0) {
        diagnose(context, "divisionByZero", expression.span, { value: textOf(expression.left.span) });
        return constant(0);
      }
      return divide(a, b);
    case "%": return modulo(a, b);
    case "^": return b.kind === "constant" ? power(a, toNumber(b.value)) : call("power", a, b);
  }
}

/** a − b · floor(a / b); of indices an affine form of its own. */
function modulo(a: Expr, b: Expr): Expr {
  const dividend = asAffine(a);
  const divisor = b.kind === "constant" ? toNumber(b.value) : 0;
  if (dividend !== undefined && Number.isSafeInteger(divisor) && divisor > 0) return indexValue(moduloAffine(dividend, divisor));
  return subtract(a, multiply(b, floorOf(divide(a, b))));
}

function floorOf(e: Expr): Expr {
  const affine = asAffine(e);
  return affine === undefined ? call("floor", e) : indexValue(floorAffine(affine, 1));
}
