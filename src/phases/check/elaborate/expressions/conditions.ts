/**
 * Conditions. One on indices alone becomes a region, so that it never runs inside a loop and helps to prove reads;
 * one on data becomes a number, 1 or 0.
 */
import type { Expression } from "../../../../ir/ast/expression.ts";
import { call, constant, select } from "../../../../ir/equation/build.ts";
import { isZero, toNumber } from "../../../../ir/equation/number.ts";
import { andRegion, choose, compareRegion, everywhere, notRegion, nowhere, orRegion, type Region } from "../../../../ir/equation/region.ts";
import type { Expr } from "../../../../ir/equation/types.ts";
import type { Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { comparable } from "./integers.ts";
import { refuseUnreached } from "../ranges/unreached.ts";
import { elaborate } from "./expression.ts";

type Truth = { readonly kind: "region"; readonly region: Region } | { readonly kind: "data"; readonly value: Expr };

function elaborateTruth(expression: Expression, context: Context): Truth {
  if (expression.kind === "unary" && expression.operator === "not") {
    const inner = elaborateTruth(expression.operand, context);
    return inner.kind === "region" ? { kind: "region", region: notRegion(inner.region) } : { kind: "data", value: call("not", inner.value) };
  }
  if (expression.kind !== "binary") return fromValue(elaborate(expression, context), expression, context);
  const { operator } = expression;
  switch (operator) {
    case "and": case "or": {
      const a = elaborateTruth(expression.left, context);
      const b = elaborateTruth(expression.right, context);
      if (a.kind === "region" && b.kind === "region") {
        return { kind: "region", region: operator === "and" ? andRegion(a.region, b.region) : orRegion(a.region, b.region) };
      }
      return { kind: "data", value: call(operator, asNumber(a), asNumber(b)) };
    }
    case "<": case "<=": case ">": case ">=": case "==": case "!=": {
      const a = elaborate(expression.left, context);
      const b = elaborate(expression.right, context);
      const whole = comparable(a, b);
      if (whole !== undefined) return { kind: "region", region: compareRegion(operator, whole[0], whole[1]) };
      return { kind: "data", value: compare(operator, a, b) };
    }
    default: return fromValue(elaborate(expression, context), expression, context);
  }
}

function compare(operator: "<" | "<=" | ">" | ">=" | "==" | "!=", a: Expr, b: Expr): Expr {
  switch (operator) {
    case "<": return call("less", a, b);
    case "<=": return call("lessEqual", a, b);
    case ">": return call("less", b, a);
    case ">=": return call("lessEqual", b, a);
    case "==": return call("equal", a, b);
    case "!=": return call("not", call("equal", a, b));
  }
}

/** A value as a condition: 1, 0, or `training`. */
function fromValue(value: Expr, expression: Expression, context: Context): Truth {
  if (value.kind === "constant") {
    const number = toNumber(value.value);
    if (number !== 0 && number !== 1) diagnose(context, "wrongValueKind", expression.span, { expected: "truth", found: String(number) });
    return { kind: "region", region: number === 0 ? nowhere : everywhere };
  }
  return { kind: "data", value };
}

function asNumber(truth: Truth): Expr {
  return truth.kind === "data" ? truth.value : choose(truth.region, constant(1), constant(0));
}

/** A condition as a number, 1 or 0. */
export function truthOf(expression: Expression, context: Context): Expr {
  return asNumber(elaborateTruth(expression, context));
}

/** One side of a choice: an expression, or a choice by the second part of an `and` or `or`. */
type Branch = Expression | Choice;

interface Choice {
  readonly kind: "choice";
  readonly condition: Expression;
  readonly whenTrue: Branch;
  readonly whenFalse: Branch;
  /** The condition and the branch that the first part alone does not choose. */
  readonly parts: readonly Expression[];
}

function partsOf(branch: Branch): readonly Expression[] {
  return branch.kind === "choice" ? branch.parts : [branch];
}

function elaborateBranch(branch: Branch, context: Context): Expr {
  return branch.kind === "choice" ? chooseBy(branch.condition, context, branch.whenTrue, branch.whenFalse) : elaborate(branch, context);
}

/** `c ? a : b`. A condition on indices divides the points into two regions, and each branch's reads are proven in bounds in its own. */
export function chooseBy(condition: Expression, context: Context, whenTrue: Branch, whenFalse: Branch): Expr {
  if (condition.kind === "unary" && condition.operator === "not") return chooseBy(condition.operand, context, whenFalse, whenTrue);
  if (condition.kind === "binary" && (condition.operator === "and" || condition.operator === "or")) {
    const { left, right, operator } = condition;
    const and = operator === "and";
    const a = elaborateTruth(left, context);
    const b = elaborateTruth(right, a.kind === "region" ? within(context, and ? a.region : notRegion(a.region)) : context);
    // Both as one region: one after the other, each would elaborate the branches again.
    if (a.kind === "region" && b.kind === "region") return chooseIn(and ? andRegion(a.region, b.region) : orRegion(a.region, b.region), condition, context, whenTrue, whenFalse);
    const [region, first, second] = a.kind === "region" ? [a.region, left, right] : b.kind === "region" ? [b.region, right, left] : [undefined, right, left];
    if (region !== undefined) {
      const rest: Choice = { kind: "choice", condition: second, whenTrue, whenFalse, parts: [second, ...partsOf(and ? whenTrue : whenFalse)] };
      return and ? chooseIn(region, first, context, rest, whenFalse) : chooseIn(region, first, context, whenTrue, rest);
    }
  }
  const truth = elaborateTruth(condition, context);
  // The other side may be what the condition guards against, such as a division by 0.
  if (truth.kind === "data" && truth.value.kind === "constant") return elaborateBranch(isZero(truth.value.value) ? whenFalse : whenTrue, context);
  if (truth.kind === "data") return select(truth.value, elaborateBranch(whenTrue, context), elaborateBranch(whenFalse, context));
  return chooseIn(truth.region, condition, context, whenTrue, whenFalse);
}

function chooseIn(region: Region, condition: Expression, context: Context, whenTrue: Branch, whenFalse: Branch): Expr {
  const yes = within(context, region);
  const no = within(context, notRegion(region));
  refuseUnreached([condition], partsOf(whenTrue), yes);
  refuseUnreached([condition], partsOf(whenFalse), no);
  if (no.region.length === 0) return elaborateBranch(whenTrue, yes);
  if (yes.region.length === 0) return elaborateBranch(whenFalse, no);
  return choose(region, elaborateBranch(whenTrue, yes), elaborateBranch(whenFalse, no));
}

function within(context: Context, region: Region): Context {
  return { ...context, region: andRegion(context.region, region) };
}
