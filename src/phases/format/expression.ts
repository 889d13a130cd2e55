/**
 * Expressions, with as few parentheses as precedence allows. Parts are visited in the order of the text, for each takes the comments
 * before it.
 */
import type { Argument, Binary, BinaryOperator, Conditional, Expression, Item, Name, Reference } from "../../ir/ast/expression.ts";
import type { Comments } from "./comments.ts";
import { type Doc, group, indent, join, line, softLine } from "./doc.ts";
import { bracketed } from "./list.ts";

/** What binds tighter has the greater number. */
const level = { conditional: 0, or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, unary: 7, power: 8, primary: 9 } as const;

/** What an operand of a comparison binds at least. */
export const operand = level.sum;

const levelOf: Readonly<Record<BinaryOperator, number>> = {
  or: level.or, and: level.and,
  "<": level.comparison, "<=": level.comparison, ">": level.comparison, ">=": level.comparison, "==": level.comparison, "!=": level.comparison,
  "+": level.sum, "-": level.sum, "*": level.product, "/": level.product, "%": level.product, "^": level.power,
};

/** Their last argument is what they range over, after the indices. */
const reductions: ReadonlySet<string> = new Set(["sum", "max", "min", "mean", "product", "argmax", "argmin"]);

/** An expression in a group of its own. */
export function expression(e: Expression, comments: Comments, least = 0): Doc {
  return group(bare(e, comments, least, true));
}

/** An expression whose lines break with those of the text around it; operators after the first are indented where `hang` says so. */
export function bare(e: Expression, comments: Comments, least = 0, hang = false): Doc {
  const wrapped = levelAt(e) < least;
  const doc = inner(e, comments, hang && !wrapped);
  return wrapped ? group("(", indent(softLine, doc), softLine, ")") : doc;
}

function levelAt(e: Expression): number {
  switch (e.kind) {
    case "conditional": return level.conditional;
    case "binary": return levelOf[e.operator];
    case "unary": return e.operator === "not" ? level.not : level.unary;
    case "number": case "string": case "reference": case "guarded": case "shape": return level.primary;
  }
}

function inner(e: Expression, comments: Comments, hang: boolean): Doc {
  switch (e.kind) {
    case "number": return join(comments.lead(e.span.start), e.text);
    case "string": return join(comments.lead(e.span.start), JSON.stringify(e.value));
    case "reference": return reference(e, comments);
    case "shape": return join(comments.lead(e.span.start), items(e.items, comments));
    case "guarded": return guarded(e.read, e.fallback, e.span.start, comments);
    case "unary": {
      const lead = comments.lead(e.span.start);
      return e.operator === "-" ? join(lead, "-", bare(e.operand, comments, level.unary)) : join(lead, "not ", bare(e.operand, comments, level.comparison));
    }
    case "binary": return e.operator === "^" ? power(e, comments) : chain(e, comments, hang);
    case "conditional": return conditional(e, comments);
  }
}

export function named(name: Name, comments: Comments): Doc {
  return join(comments.lead(name.span.start), name.text);
}

function guarded(read: Expression, fallback: Expression, start: number, comments: Comments): Doc {
  const lead = comments.lead(start);
  const first = expression(read, comments);
  const trail = comments.trail(read.span.end, fallback.span.start);
  return group(lead, "(", indent(softLine, first, " else", trail, line, expression(fallback, comments)), softLine, ")");
}

function power(e: Binary, comments: Comments): Doc {
  const base = bare(e.left, comments, level.primary);
  return join(base, " ^ ", bare(e.right, comments, level.unary));
}

/** Operands of one precedence, broken after the operators. The left spine is walked in a loop, for it may be long. */
function chain(e: Binary, comments: Comments, hang: boolean): Doc {
  const own = levelOf[e.operator];
  const rest: Binary[] = [e];
  let first = e.left;
  while (own !== level.comparison && first.kind === "binary" && levelOf[first.operator] === own) {
    rest.push(first);
    first = first.left;
  }
  let before = first;
  const head = expression(first, comments, own === level.comparison ? level.sum : own);
  const tail = rest.reverse().map(({ operator, right }): Doc => {
    const trail = comments.trail(before.span.end, right.span.start);
    before = right;
    return join(" ", operator, trail, line, expression(right, comments, own + 1));
  });
  return join(head, hang ? indent(...tail) : join(...tail));
}

/** A chain of choices, one below the other; walked in a loop like `chain`. */
function conditional(e: Conditional, comments: Comments): Doc {
  const head = expression(e.condition, comments, level.or);
  const tail: Doc[] = [];
  for (let now = e; ; ) {
    const { condition, whenTrue, whenFalse } = now;
    const afterCondition = comments.trail(condition.span.end, whenTrue.span.start);
    const yes = indent(expression(whenTrue, comments, level.or));
    const afterTrue = comments.trail(whenTrue.span.end, whenFalse.span.start);
    tail.push(afterCondition, line, "? ", yes, afterTrue, line, ": ");
    if (whenFalse.kind !== "conditional") return join(head, indent(...tail, indent(expression(whenFalse, comments))));
    tail.push(expression(whenFalse.condition, comments, level.or));
    now = whenFalse;
  }
}

export function reference(e: Reference, comments: Comments): Doc {
  const name = named(e.name, comments);
  const member = e.member === undefined ? "" : join(".", named(e.member, comments));
  const args = e.arguments === undefined ? "" : argumentList(e.arguments, e.name.text, comments);
  return join(name, member, args, e.indices === undefined ? "" : items(e.indices, comments));
}

/** `[a, ..s, r < n]` */
export function items(list: readonly Item[], comments: Comments): Doc {
  const item = (i: Item): Doc => (i.kind === "pack" ? packKey(i.span.start, i.name, comments) : bare(i, comments, 0, true));
  return bracketed("[", list, "]", comments, item, { short: isLiteral });
}

/** Literals share lines, for there may be many of them. */
function isLiteral(e: Item): boolean {
  return e.kind === "number" || e.kind === "string";
}

export function argumentList(list: readonly Argument[], of: string, comments: Comments): Doc {
  const last = list.at(-1);
  if (reductions.has(of) && last !== undefined && isBody(last) && list.every((a) => a === last || isIndex(a))) return reduction(list, comments);
  return bracketed("(", list, ")", comments, (a) => argument(a, comments), { short: (a) => a.kind === "value" && a.key === undefined && isLiteral(a.value) });
}

function argument(a: Argument, comments: Comments): Doc {
  switch (a.kind) {
    case "packArgument": {
      const key = packKey(a.span.start, a.name, comments);
      return a.value === undefined ? key : join(key, ": ", bare(a.value, comments, 0, true));
    }
    case "range": {
      const from = bare(a.from, comments, level.sum);
      return join(from, "..", bare(a.to, comments, level.sum));
    }
    case "value": {
      const key = a.key === undefined ? "" : join(bare(a.key, comments), ": ");
      return join(key, bare(a.value, comments, 0, true));
    }
  }
}

function packKey(start: number, name: Name, comments: Comments): Doc {
  return join(comments.lead(start), "..", named(name, comments));
}

/** Whether an argument is the last of a reduction: `i: body`, `..s: body`. */
function isBody(a: Argument): boolean {
  return a.kind === "packArgument" ? a.value !== undefined : a.kind === "value" && a.key !== undefined;
}

function isIndex(a: Argument): boolean {
  return a.kind === "packArgument" ? a.value === undefined : a.kind === "value" && a.key === undefined;
}

/** `sum(i, j: body)`: the indices stay together, and the body has the lines below. */
function reduction(list: readonly Argument[], comments: Comments): Doc {
  const keys: Doc[] = [];
  let body: Doc = "";
  for (const a of list) {
    if (a.kind === "range") continue;
    const value = a.kind === "value" && a.key === undefined ? undefined : a.value;
    const index = a.kind === "packArgument" ? packKey(a.span.start, a.name, comments) : bare(a.key ?? a.value, comments);
    keys.push(keys.length === 0 ? index : join(", ", index));
    if (value === undefined) continue;
    const trail = comments.trail(a.kind === "value" ? (a.key?.span.end ?? a.span.start) : a.name.span.end, value.span.start);
    const inside = bare(value, comments);
    const closing = comments.find(")", a.span.end);
    body = indent(":", trail, line, inside, comments.trail(value.span.end, closing), comments.lead(closing));
  }
  return group("(", ...keys, body, softLine, ")");
}
