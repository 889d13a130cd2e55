/** Compile-time values: sizes, arguments, settings. Exact where rationals are. */
import { near } from "../../diagnostics/near.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Binary, Expression, Reference } from "../../ir/ast/expression.ts";
import { addNum, decimal, divideNum, isZero, mulNum, negNum, num, type Num, numKey, powNum, toNumber } from "../../ir/equation/number.ts";
import { applyPrimitive, isBinary, isUnary } from "../../ir/equation/primitives.ts";
import { type Span, textOf } from "../../source/source.ts";
import { factOf } from "./facts.ts";
import type { Scope, Value } from "./types.ts";

const unknown: Value = { kind: "unknown" };

/** Names with a fixed value everywhere. */
export const constants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["pi", { kind: "number", value: num(Math.PI) }],
  ["infinity", { kind: "number", value: num(Infinity) }],
  ["true", { kind: "boolean", value: true }],
  ["false", { kind: "boolean", value: false }],
]);

export function evaluate(expression: Expression, scope: Scope, report: Report): Value {
  switch (expression.kind) {
    case "number": return { kind: "number", value: decimal(expression.text) };
    case "string": return { kind: "string", value: expression.value };
    case "reference": return evaluateReference(expression, scope, report);
    case "unary": {
      const operand = evaluate(expression.operand, scope, report);
      if (expression.operator === "not") {
        const truth = asTruth(operand, expression.operand.span, report);
        return truth === undefined ? unknown : { kind: "boolean", value: !truth };
      }
      const value = asNumber(operand, expression.operand.span, report);
      return value === undefined ? unknown : { kind: "number", value: negNum(value) };
    }
    case "binary": return evaluateBinary(expression, scope, report);
    case "conditional": {
      const truth = asTruth(evaluate(expression.condition, scope, report), expression.condition.span, report);
      return truth === undefined ? unknown : evaluate(truth ? expression.whenTrue : expression.whenFalse, scope, report);
    }
    case "guarded": return refuse(expression.span, report);
    case "shape": {
      const values = expression.items.map((item) => (item.kind === "pack" ? refusePack(item.span, report) : asNumber(evaluate(item, scope, report), item.span, report)));
      return values.includes(undefined) ? unknown : { kind: "list", values: values.flatMap((v) => v ?? []) };
    }
  }
}

function refuse(span: Span, report: Report): Value {
  report.add("notCompileTime", span, { text: textOf(span) });
  return unknown;
}

function refusePack(span: Span, report: Report): undefined {
  refuse(span, report);
}

function evaluateReference(reference: Reference, scope: Scope, report: Report): Value {
  const { name } = reference;
  if (reference.indices !== undefined) return refuse(reference.span, report);
  if (reference.member !== undefined) return refuse(reference.span, report);
  const fact = reference.arguments === undefined ? undefined : factOf(reference, scope, report);
  if (fact !== undefined) return fact;
  const own = scope.values.get(name.text);
  if (own !== undefined && reference.arguments === undefined) return own;
  const fixed = constants.get(name.text);
  if (fixed !== undefined && reference.arguments === undefined) return fixed;
  if (reference.arguments !== undefined && (isUnary(name.text) || isBinary(name.text) || name.text === "sqrt")) return evaluateFunction(reference, scope, report);
  if (scope.library.function("initializer", name.text) !== undefined || scope.library.function("schedule", name.text) !== undefined) {
    return { kind: "application", reference, scope };
  }
  if (name.text === "batch" && reference.arguments === undefined) {
    report.add("batchAsSize", reference.span, {});
    return unknown;
  }
  const candidates = [...scope.values.keys(), ...constants.keys(), ...scope.library.names("initializer"), ...scope.library.names("schedule")];
  const guess = near(name.text, candidates);
  const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: name.span, text: guess }] }];
  report.add("unknownName", name.span, { kind: "compile-time value", name: name.text }, { fixes });
  return unknown;
}

function evaluateFunction(reference: Reference, scope: Scope, report: Report): Value {
  const { name, arguments: given = [] } = reference;
  const values: Num[] = [];
  for (const argument of given) {
    if (argument.kind !== "value" || argument.key !== undefined) return refuse(reference.span, report);
    const value = asNumber(evaluate(argument.value, scope, report), argument.span, report);
    if (value === undefined) return unknown;
    values.push(value);
  }
  const takes = isBinary(name.text) ? 2 : 1;
  const [a, b] = values;
  if (values.length !== takes || a === undefined) {
    report.add("wrongOperandCount", reference.span, { name: name.text, takes, given: values.length });
    return unknown;
  }
  if (name.text === "sqrt") return { kind: "number", value: powNum(a, 0.5) };
  if (name.text === "floor" && a.kind === "rational") return { kind: "number", value: num(Math.floor(a.n / a.d)) };
  if (b !== undefined && (name.text === "max" || name.text === "min")) {
    return { kind: "number", value: (toNumber(a) < toNumber(b)) === (name.text === "max") ? b : a };
  }
  if (isUnary(name.text) || isBinary(name.text)) return { kind: "number", value: num(applyPrimitive(name.text, values.map(toNumber))) };
  return unknown;
}

function evaluateBinary(expression: Binary, scope: Scope, report: Report): Value {
  const { operator } = expression;
  const left = evaluate(expression.left, scope, report);
  const right = evaluate(expression.right, scope, report);
  if (left.kind === "unknown" || right.kind === "unknown") return unknown;
  if (operator === "and" || operator === "or") {
    const a = asTruth(left, expression.left.span, report);
    const b = asTruth(right, expression.right.span, report);
    return a === undefined || b === undefined ? unknown : { kind: "boolean", value: operator === "and" ? a && b : a || b };
  }
  // A string or a truth value is equal to nothing of another kind: `padding == "same"` where it is a number.
  if ((operator === "==" || operator === "!=") && isPlain(left) && isPlain(right) && (left.kind !== "number" || right.kind !== "number")) {
    return { kind: "boolean", value: (left.kind === right.kind && left.value === right.value) === (operator === "==") };
  }
  const a = asNumber(left, expression.left.span, report);
  const b = asNumber(right, expression.right.span, report);
  if (a === undefined || b === undefined) return unknown;
  const number = (value: Num): Value => ({ kind: "number", value });
  const truth = (value: boolean): Value => ({ kind: "boolean", value });
  const x = toNumber(a);
  const y = toNumber(b);
  switch (operator) {
    case "+": return number(addNum(a, b));
    case "-": return number(addNum(a, negNum(b)));
    case "*": return number(mulNum(a, b));
    case "/": case "%":
      if (isZero(b)) {
        report.add("divisionByZero", expression.span, { value: showNumber(a) });
        return unknown;
      }
      return number(operator === "/" ? divideNum(a, b) : modulo(a, b));
    case "^": return number(powNum(a, y));
    case "<": return truth(x < y);
    case "<=": return truth(x <= y);
    case ">": return truth(x > y);
    case ">=": return truth(x >= y);
    case "==": return truth(x === y);
    case "!=": return truth(x !== y);
  }
}

/** a − b · floor(a / b) */
function modulo(a: Num, b: Num): Num {
  const quotient = divideNum(a, b);
  const whole = quotient.kind === "rational" ? Math.floor(quotient.n / quotient.d) : Math.floor(quotient.x);
  return addNum(a, negNum(mulNum(b, num(whole))));
}

export function asNumber(value: Value, span: Span, report: Report): Num | undefined {
  if (value.kind === "number") return value.value;
  if (value.kind !== "unknown") report.add("wrongValueKind", span, { expected: "number", found: showValue(value) });
  return undefined;
}

export function asTruth(value: Value, span: Span, report: Report): boolean | undefined {
  if (value.kind === "boolean") return value.value;
  if (value.kind !== "unknown") report.add("wrongValueKind", span, { expected: "truth", found: showValue(value) });
  return undefined;
}

/** A number as people write it: `4`, `28/3`, `0.25`. */
export function showNumber(value: Num): string {
  if (value.kind === "real") return String(value.x);
  const text = String(value.n / value.d);
  return value.d === 1 || text.length < 8 ? text : `${value.n}/${value.d}`;
}

export function showValue(value: Value): string {
  switch (value.kind) {
    case "number": return showNumber(value.value);
    case "string": return JSON.stringify(value.value);
    case "boolean": return String(value.value);
    case "list": return `[${value.values.map(showNumber).join(", ")}]`;
    case "application": return `\`${value.reference.name.text}\``;
    case "unknown": return "something unknown";
  }
}

/** A whole number, 0 or more; `undefined` after a fault. */
export function evaluateSize(expression: Expression, scope: Scope, report: Report): number | undefined {
  const value = asNumber(evaluate(expression, scope, report), expression.span, report);
  if (value === undefined) return undefined;
  const fault = sizeFault(value);
  if (fault === undefined) return toNumber(value);
  report.add(fault, expression.span, { value: numKey(value), expression: computedBy(expression) });
  return undefined;
}

/** Why a number cannot be a size. */
export function sizeFault(value: Num): "fractionalSize" | "negativeSize" | undefined {
  const size = toNumber(value);
  if (!Number.isSafeInteger(size)) return "fractionalSize";
  return size < 0 ? "negativeSize" : undefined;
}

/** The text of an expression that is not a number by itself. */
function computedBy(expression: Expression): string | undefined {
  return expression.kind === "number" || (expression.kind === "unary" && expression.operand.kind === "number") ? undefined : textOf(expression.span);
}

function isPlain(value: Value): value is Extract<Value, { kind: "number" | "string" | "boolean" }> {
  return value.kind === "number" || value.kind === "string" || value.kind === "boolean";
}
