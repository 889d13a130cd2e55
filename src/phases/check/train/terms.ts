/** Sums of calls with compile-time weights: what `loss` and `regularize` take. */
import type { Expression, Reference } from "../../../ir/ast/expression.ts";
import { divideNum, mulNum, negNum, type Num, one } from "../../../ir/equation/number.ts";
import { evaluate } from "../evaluate.ts";
import type { Scope } from "../types.ts";
import type { Report } from "../../../diagnostics/report.ts";

export interface Term {
  readonly weight: Num;
  readonly reference: Reference;
}

/** The terms of `a + 0.1 * b(x) - c / 2`; `fault` reports any other expression. */
export function termsOf(expression: Expression, isCall: (reference: Reference) => boolean, scope: Scope, report: Report, fault: (e: Expression) => void): readonly Term[] {
  const terms: Term[] = [];
  const isNumber = (e: Expression): boolean => {
    switch (e.kind) {
      case "number": return true;
      case "reference": return !isCall(e) && scope.values.has(e.name.text);
      case "unary": return isNumber(e.operand);
      case "binary": return isNumber(e.left) && isNumber(e.right);
      default: return false;
    }
  };
  const valueOf = (e: Expression): Num => {
    const value = evaluate(e, scope, report);
    return value.kind === "number" ? value.value : one;
  };
  const go = (e: Expression, weight: Num): void => {
    if (e.kind === "reference") {
      terms.push({ weight, reference: e });
    } else if (e.kind === "unary" && e.operator === "-") {
      go(e.operand, negNum(weight));
    } else if (e.kind === "binary" && (e.operator === "+" || e.operator === "-")) {
      go(e.left, weight);
      go(e.right, e.operator === "+" ? weight : negNum(weight));
    } else if (e.kind === "binary" && e.operator === "*" && isNumber(e.left)) {
      go(e.right, mulNum(weight, valueOf(e.left)));
    } else if (e.kind === "binary" && (e.operator === "*" || e.operator === "/") && isNumber(e.right)) {
      go(e.left, e.operator === "*" ? mulNum(weight, valueOf(e.right)) : divideNum(weight, valueOf(e.right)));
    } else {
      fault(e);
    }
  };
  go(expression, one);
  return terms;
}
