/** Names in expressions: values, sizes, indices, calls with the labels of their arguments. */
import type { ConditionStatement } from "../../ir/ast/types.ts";
import type { Definition, Keyword } from "../../index.ts";
import type { Argument, Expression, Item, Kind, Name, Reference } from "../../ir/ast/expression.ts";
import { type NamedThing, type NameKind, type Names, Scope } from "./symbols.ts";

/** What a name may mean that is called. */
const inEquation: readonly Keyword[] = ["activation", "layer", "initializer", "schedule"];

const reductions: ReadonlySet<string> = new Set(["sum", "product", "mean", "max", "min", "argmax", "argmin"]);

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

/** A name, or what is called; labels of arguments are parameters of it. */
export function inReference(names: Names, e: Reference, scope: Scope, callable: readonly Keyword[]): void {
  const local = scope.find(e.name.text);
  const meant = local ?? names.definition(callable, e.name.text);
  names.add(e.name.span, meant);
  if (e.member !== undefined) names.add(e.member.span, memberOf(meant, e.member));
  const inner = meant === undefined && reductions.has(e.name.text) ? new Scope(scope) : scope;
  for (const argument of e.arguments ?? []) inArgument(names, argument, inner, meant?.definition ?? meant?.of, inner !== scope, callable);
  inItems(names, e.indices ?? [], scope);
}

/** The weight `W` of the layer that `hidden` names. */
function memberOf(value: NamedThing | undefined, member: Name): NamedThing | undefined {
  if (value?.of?.kind !== "layer") return undefined;
  for (const statement of value.of.body) {
    if (statement.kind !== "array") continue;
    const field = statement.arrays.find((a) => a.name.text === member.text);
    if (field !== undefined) return { name: member.text, kind: "array", span: field.name.span, of: value.of, ...(field.doc !== undefined && { doc: field.doc }) };
  }
  return undefined;
}

function parameterOf(definition: Definition, name: string): NamedThing | undefined {
  const found = definition.parameters.find((p) => p.name.text === name);
  if (found !== undefined) return { name, kind: "parameter", span: found.name.span, of: definition };
  if (definition.kind !== "layer") return undefined;
  const field = definition.body.flatMap((s) => (s.kind === "input" ? s.fields : [])).find((f) => f.name.text === name);
  return field && { name, kind: "input", span: field.name.span, of: definition };
}

function inArgument(names: Names, argument: Argument, scope: Scope, of: Definition | undefined, binds: boolean, callable: readonly Keyword[]): void {
  switch (argument.kind) {
    case "range":
      inExpression(names, argument.from, scope, callable);
      return inExpression(names, argument.to, scope, callable);
    case "packArgument":
      bind(names, argument.name, scope);
      if (argument.value !== undefined) inExpression(names, argument.value, scope, callable);
      return;
    case "value": {
      const { key, value } = argument;
      if (binds) {
        bindIndex(names, key ?? value, scope);
        if (key !== undefined) inExpression(names, value, scope, callable);
        return;
      }
      if (key?.kind === "reference" && of !== undefined) names.add(key.name.span, parameterOf(of, key.name.text));
      return inExpression(names, value, scope, callable);
    }
  }
}

/** `i`, or `i < 3`: a name that is not seen is a new index. */
function bindIndex(names: Names, e: Expression, scope: Scope): void {
  if (e.kind === "binary") {
    if (e.left.kind === "reference") bind(names, e.left.name, scope);
    return inExpression(names, e.right, scope);
  }
  if (e.kind === "reference" && e.arguments === undefined && e.indices === undefined) return bind(names, e.name, scope);
  inExpression(names, e, scope);
}

function bind(names: Names, name: Name, scope: Scope, kind: NameKind = "index"): void {
  const known = scope.find(name.text);
  if (known !== undefined && known.kind !== "index") return names.add(name.span, known);
  if (name.text !== "data") names.declare(scope, { name: name.text, kind, span: name.span });
}

/** The indices on the left of an equation, which are its own. */
export function bindIndices(names: Names, items: readonly Item[], scope: Scope): void {
  for (const item of items) {
    if (item.kind === "pack") {
      const known = scope.find(item.name.text);
      if (known === undefined) bind(names, item.name, scope);
      else names.add(item.name.span, known);
    } else bindIndex(names, item, scope);
  }
}

/** Positions that are read, and sizes. */
export function inItems(names: Names, items: readonly Item[], scope: Scope): void {
  for (const item of items) {
    if (item.kind === "pack") names.add(item.name.span, scope.find(item.name.text));
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

/** The shape of an input: sizes that are not seen are declared by it. */
export function bindSizes(names: Names, kind: Kind, scope: Scope): void {
  if (kind.kind !== "shapeKind") return inKind(names, kind, scope);
  for (const item of kind.items) {
    const name = item.kind === "pack" ? item.name : item.kind === "reference" && item.arguments === undefined ? item.name : undefined;
    if (name === undefined) {
      if (item.kind !== "pack") inExpression(names, item, scope);
    } else {
      const known = scope.find(name.text);
      if (known === undefined) names.declare(scope, { name: name.text, kind: "size", span: name.span });
      else names.add(name.span, known);
    }
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
      for (const a of kind.arguments) if (a.kind === "value") inExpression(names, a.value, scope);
      return inItems(names, kind.shape ?? [], scope);
  }
}
