/** Names in expressions: values, sizes, indices, calls with the labels of their arguments. */
import type { ConditionStatement } from "../../ir/ast/types.ts";
import type { Definition, Keyword } from "../../index.ts";
import type { Argument, Expression, Item, Kind, Name, Reference } from "../../ir/ast/expression.ts";
import { inArguments, inEquation, isOfLanguage } from "./callable.ts";
import { memberOf, parameterOf } from "./members.ts";
import { type NamedThing, type NameKind, type Names, Scope } from "./symbols.ts";

const reductions: ReadonlySet<string> = new Set(["sum", "product", "mean", "max", "min", "argmax", "argmin"]);

/** What a subscript on the left cannot bind: it is a position then. */
const compileTime: ReadonlySet<NameKind> = new Set(["parameter", "number", "size"]);

export function inExpression(names: Names, e: Expression, scope: Scope, callable: readonly Keyword[] = inEquation): void {
  switch (e.kind) {
    case "number": case "string": return;
    case "reference": return inReference(names, e, scope, callable);
    case "guarded":
      inExpression(names, e.read, scope, callable);
      return inExpression(names, e.fallback, scope, callable);
    case "shape": return inItems(names, e.items, scope);
    case "unary": return inExpression(names, e.operand, scope, callable);
    case "binary":
      inExpression(names, e.left, scope, callable);
      return inExpression(names, e.right, scope, callable);
    case "conditional":
      inExpression(names, e.condition, scope, callable);
      inExpression(names, e.whenTrue, scope, callable);
      return inExpression(names, e.whenFalse, scope, callable);
  }
}

/** A name, or what is called: no value takes arguments. Labels of arguments are parameters of it. */
export function inReference(names: Names, e: Reference, scope: Scope, callable: readonly Keyword[]): void {
  const local = e.arguments === undefined ? scope.find(e.name.text) : undefined;
  const meant = local ?? (isOfLanguage(e, callable) ? undefined : names.definition(callable, e.name.text));
  names.add(e.name.span, meant);
  if (e.member !== undefined) names.add(e.member.span, memberOf(meant, e.member));
  const binds = meant === undefined && reductions.has(e.name.text) && isReduction(e.arguments ?? []);
  const inner = binds ? new Scope(scope) : scope;
  for (const argument of e.arguments ?? []) inArgument(names, argument, inner, meant?.definition, binds, inArguments(callable));
  inItems(names, e.indices ?? [], scope);
}

/** Whether arguments bind indices before a colon. */
export function isReduction(given: readonly Argument[]): boolean {
  const last = given.at(-1);
  return last !== undefined && (last.kind === "value" ? last.key !== undefined : last.kind === "packArgument" && last.value !== undefined);
}

export function inArgument(names: Names, argument: Argument, scope: Scope, of: Definition | undefined, binds: boolean, callable: readonly Keyword[]): void {
  switch (argument.kind) {
    case "range":
      inExpression(names, argument.from, scope, callable);
      return inExpression(names, argument.to, scope, callable);
    case "packArgument":
      inPack(names, argument.name, scope);
      if (argument.value !== undefined) inExpression(names, argument.value, scope, callable);
      return;
    case "value": {
      const { key, value } = argument;
      if (binds) {
        const index = key ?? value;
        // Examples, whatever else has the name.
        const isExamples = index.kind === "reference" && (index.name.text === "batch" || index.name.text === "data");
        if (!isExamples) bindIndex(names, index, scope);
        if (key !== undefined) inExpression(names, value, scope, callable);
        return;
      }
      if (key?.kind === "reference" && of !== undefined) names.add(key.name.span, parameterOf(of, key.name.text));
      return inExpression(names, value, scope, callable);
    }
  }
}

/** `i`, or `i < 3`. */
function bindIndex(names: Names, e: Expression, scope: Scope): void {
  if (e.kind === "binary" && e.operator === "<" && e.left.kind === "reference") {
    inExpression(names, e.right, scope);
    return names.declare(scope, indexOf(e.left.name));
  }
  if (e.kind === "reference" && e.arguments === undefined && e.indices === undefined && e.member === undefined) return names.declare(scope, indexOf(e.name));
  inExpression(names, e, scope);
}

function indexOf({ text, span }: Name): NamedThing {
  return { name: text, kind: "index", span };
}

/** `..s`: patterns bind it once, and all that is behind them reads it. */
function inPack(names: Names, name: Name, scope: Scope): void {
  const known = scope.find(name.text, "pack");
  if (known === undefined) names.declare(scope, { name: name.text, kind: "pack", span: name.span });
  else names.add(name.span, known);
}

/** The indices on the left of an equation, which are its own. */
export function bindIndices(names: Names, items: readonly Item[], scope: Scope): void {
  for (const item of items) {
    if (item.kind === "pack") inPack(names, item.name, scope);
    else {
      const isPosition = item.kind === "reference" && compileTime.has(scope.find(item.name.text)?.kind ?? "index");
      if (isPosition) inExpression(names, item, scope);
      else bindIndex(names, item, scope);
    }
  }
}

/** Positions that are read, and sizes. */
export function inItems(names: Names, items: readonly Item[], scope: Scope): void {
  for (const item of items) {
    if (item.kind === "pack") names.add(item.name.span, scope.find(item.name.text, "pack"));
    else inExpression(names, item, scope);
  }
}

/** A condition, and the names in braces in its message. */
export function inCondition(names: Names, { condition, message }: ConditionStatement, scope: Scope): void {
  inExpression(names, condition, scope);
  if (message === undefined) return;
  const { span: { source, start, end } } = message;
  for (const { 0: text, 1: name = "", index } of source.text.slice(start, end).matchAll(/\{\s*([A-Za-z_]\w*)\s*\}/g)) {
    const from = start + index + text.indexOf(name);
    names.add({ source, start: from, end: from + name.length }, scope.find(name));
  }
}

/** The shape of an input. */
export function bindSizes(names: Names, kind: Kind, scope: Scope): void {
  if (kind.kind === "shapeKind") return bindPattern(names, kind.items, scope);
  if (kind.kind !== "namedKind") return inKind(names, kind, scope);
  // `index(n)[..s]`: how many classes there are is a size, too.
  bindPattern(names, kind.arguments.flatMap((a) => (a.kind === "value" && a.key === undefined ? [a.value] : [])), scope);
  bindPattern(names, kind.shape ?? [], scope);
}

/** Sizes that are not seen are declared by a pattern. */
export function bindPattern(names: Names, items: readonly Item[], scope: Scope): void {
  for (const item of items) {
    if (item.kind === "pack") inPack(names, item.name, scope);
    else if (item.kind === "reference" && item.arguments === undefined && scope.find(item.name.text) === undefined) names.declare(scope, { name: item.name.text, kind: "size", span: item.name.span });
    else inExpression(names, item, scope);
  }
}

export function inKind(names: Names, kind: Kind, scope: Scope): void {
  switch (kind.kind) {
    case "shapeKind": return inItems(names, kind.items, scope);
    case "recordKind":
      for (const field of kind.fields) {
        names.add(field.name.span, { name: field.name.text, kind: "field", span: field.name.span, ...(field.doc !== undefined && { doc: field.doc }) });
        if (field.encoding !== undefined) inKind(names, field.encoding, scope);
      }
      return;
    case "namedKind":
      for (const a of kind.arguments) inArgument(names, a, scope, undefined, false, inEquation);
      return inItems(names, kind.shape ?? [], scope);
  }
}
