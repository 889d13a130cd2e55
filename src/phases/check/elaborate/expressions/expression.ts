/** Expressions of the source to expressions of the equation language. */
import { near } from "../../../../diagnostics/near.ts";
import type { Binary, Expression, Reference } from "../../../../ir/ast/expression.ts";
import { floorAffine, moduloAffine, variableAffine } from "../../../../ir/equation/affine.ts";
import { add, call, constant, divide, indexValue, multiply, negate, power, readAt, subtract } from "../../../../ir/equation/build.ts";
import { TooLarge } from "../../../../ir/equation/limits.ts";
import { scalarArray, type ScalarName, stepScalars } from "../../../../ir/equation/names.ts";
import { decimal, toNumber } from "../../../../ir/equation/number.ts";
import type { Expr } from "../../../../ir/equation/types.ts";
import { constants, showValue } from "../../evaluate.ts";
import { isFrozen, type Value } from "../../types.ts";
import { chooseBy, truthOf } from "./conditions.ts";
import { type Context, diagnose, readName, textOf } from "../context.ts";
import { isFan } from "../variables/fans.ts";
import { applyFunction } from "./calls.ts";
import { inlineApplication } from "./inline.ts";
import { asAffine } from "./integers.ts";
import { elaborateGuarded, elaborateRead, noMember, readBare } from "./reads.ts";

const nothing = constant(0);

/** Characters of the key of an expression that a model may write: later phases make more of it, and have limits of their own. */
const longest = 20_000;

/** Levels of expressions in expressions. */
const deepest = 200;

/** Expressions that a definition may have in one use, with all functions written out. */
const mostExpressions = 12_500;

/** An expression, unless it is too large: then 0, after a fault. */
export function elaborate(expression: Expression, context: Context): Expr {
  const { size } = context.e;
  if (size.exceeded) return nothing;
  if (size.use !== context.use) {
    size.use = context.use;
    size.expressions = 0;
  }
  try {
    const made = make(expression, context);
    size.expressions += 1 + made.key.length / 512;
    return size.exceeded || (made.key.length <= longest && made.height <= deepest && size.expressions <= mostExpressions) ? made : refuse("an expression", expression, context);
  } catch (cause) {
    if (cause instanceof TooLarge) return refuse(cause.what, expression, context);
    throw cause;
  }
}

function refuse(what: string, { span }: Expression, context: Context): Expr {
  context.e.size.exceeded = true;
  diagnose(context, "expressionTooLarge", span, { what });
  return nothing;
}

function make(expression: Expression, context: Context): Expr {
  switch (expression.kind) {
    case "number": return constant(decimal(expression.text));
    case "string": diagnose(context, "stringInEquation", expression.span, {}); return nothing;
    case "shape": diagnose(context, "shapeInEquation", expression.span, {}); return nothing;
    case "reference": return elaborateReference(expression, context);
    case "guarded": return elaborateGuarded(expression, context);
    case "unary": return expression.operator === "-" ? negate(elaborate(expression.operand, context)) : truthOf(expression, context);
    case "binary": return elaborateBinary(expression, context);
    case "conditional":
      return chooseBy(expression.condition, context, expression.whenTrue, expression.whenFalse);
  }
}

function elaborateBinary(expression: Binary, context: Context): Expr {
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
        return nothing;
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

function elaborateReference(reference: Reference, context: Context): Expr {
  const { name } = reference;
  if (reference.member !== undefined) {
    const array = context.arrays.get(readName(reference));
    if (array !== undefined && reference.arguments === undefined) {
      return (reference.indices === undefined ? readBare(name, array, context) : elaborateRead(reference, context)) ?? nothing;
    }
    noMember(reference, context);
    return nothing;
  }
  if (reference.indices !== undefined) return elaborateRead(reference, context) ?? nothing;
  if (reference.arguments !== undefined) return applyFunction(reference, reference.arguments, context);
  const index = context.indices.get(name.text);
  if (index !== undefined) return indexValue(variableAffine(index));
  // A compile-time value of the definition wins over what every initializer sees.
  const hidden = isFan(name.text) && context.scope.values.has(name.text);
  const expression = hidden ? undefined : context.expressions.get(name.text);
  if (expression !== undefined) return expression;
  const array = context.arrays.get(name.text);
  if (array !== undefined) return readBare(name, array, context) ?? nothing;
  const value = context.scope.values.get(name.text) ?? constants.get(name.text);
  if (value !== undefined) return valueOf(value, reference, context);
  const scalar = scalarsIn(context).find((s) => s === name.text);
  // What is frozen computes as in inference.
  if (scalar === "training" && isFrozen(context.use)) return constant(0);
  if (scalar !== undefined) return readAt(scalarArray(scalar), []);
  if (isCallable(name.text, context)) return applyFunction(reference, [], context);
  unknownName(reference, context);
  return nothing;
}

/** Words of the language that an equation may read, where no name of its own has them. */
function scalarsIn({ callable }: Context): readonly ScalarName[] {
  return callable === "schedule" ? [...stepScalars, "training"] : ["training"];
}

/** `zeros` for `zeros()`: a definition that the equation may call. */
function isCallable(name: string, context: Context): boolean {
  return context.callable !== undefined && context.scope.library.function(context.callable, name) !== undefined;
}

function valueOf(value: Value, reference: Reference, context: Context): Expr {
  switch (value.kind) {
    case "number": return constant(value.value);
    case "boolean": return constant(value.value ? 1 : 0);
    case "application": return inlineApplication(value, context);
    case "unknown": return nothing;
    case "string": diagnose(context, "stringInEquation", reference.span, {}); return nothing;
    case "list": diagnose(context, "listInEquation", reference.span, { name: reference.name.text, value: showValue(value) }); return nothing;
  }
}

function unknownName({ name }: Reference, context: Context): void {
  const callables = context.callable === undefined ? [] : context.scope.library.names(context.callable);
  const candidates = [
    ...context.indices.keys(), ...context.expressions.keys(), ...context.arrays.keys(), ...context.scope.values.keys(), ...constants.keys(),
    ...scalarsIn(context), ...callables,
  ];
  if (name.text.length === 1 && context.indices.size > 0) {
    diagnose(context, "unboundIndex", name.span, { index: name.text });
    return;
  }
  const guess = near(name.text, candidates);
  const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: name.span, text: guess }] }];
  diagnose(context, "unknownName", name.span, { what: "value", name: name.text }, { fixes });
}
