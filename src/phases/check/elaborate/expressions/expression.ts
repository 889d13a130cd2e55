/**
 * Elaborates expressions: in, a syntax tree and its context; out, an expression of the equation language in normal form.
 * The files of this folder call each other as expressions contain each other; `elaborate` is where each of them starts anew.
 */
import type { Expression } from "../../../../ir/ast/expression.ts";
import { constant, negate } from "../../../../ir/equation/build.ts";
import { type Growing, TooLarge } from "../../../../ir/equation/limits.ts";
import { decimal } from "../../../../ir/equation/number.ts";
import type { Expr } from "../../../../ir/equation/types.ts";
import { chooseBy, truthOf } from "./conditions.ts";
import type { Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { elaborateGuarded } from "./guarded.ts";
import { elaborateReference } from "./references.ts";
import { elaborateBinary } from "./arithmetic.ts";

const nothing = constant(0);

/** Characters of an expression's key. Later phases make larger expressions, within limits of their own. */
const longest = 20_000;

/** Levels of expressions in expressions. */
const deepest = 200;

/** Expressions of one use of a definition, with all functions inlined. */
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
    return size.exceeded || (made.key.length <= longest && made.height <= deepest && size.expressions <= mostExpressions) ? made : refuse("expression", expression, context);
  } catch (cause) {
    if (cause instanceof TooLarge) return refuse(cause.what, expression, context);
    throw cause;
  }
}

function refuse(grown: Growing, { span }: Expression, context: Context): Expr {
  context.e.size.exceeded = true;
  diagnose(context, "expressionTooLarge", span, { grown, arrays: [] });
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
