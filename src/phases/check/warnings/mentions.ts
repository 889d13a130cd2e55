/**
 * The names that a part of a file reads: of values, parameters, sizes and definitions alike. Nothing is resolved, so an index has the mention of a parameter of
 * its name: what is not mentioned is not used, and what is mentioned may be. A member has a mention of its own, `.W` of `hidden.W`.
 */
import type { Argument, Expression, Item, Kind } from "../../../ir/ast/expression.ts";
import type { ChainStatement, ConditionStatement, Declaration, LayerStatement, OptimizerStatement, Parameter, SideChain } from "../../../ir/ast/types.ts";

export type Statement = ChainStatement | LayerStatement | OptimizerStatement;

/** The names that a declaration reads, those of the defaults of its parameters among them. */
export function mentionsOf(declaration: Declaration): ReadonlySet<string> {
  switch (declaration.kind) {
    case "import": return new Set();
    case "function": return new Set([...declaration.parameters.flatMap(ofParameter), ...ofKind(declaration.result), ...of(declaration.value), ...ofStatements(declaration.conditions)]);
    case "chain": return new Set([...declaration.parameters.flatMap(ofParameter), ...(declaration.of === undefined ? [] : of(declaration.of)), ...ofStatements(declaration.body)]);
    case "layer": case "optimizer": return new Set([...declaration.parameters.flatMap(ofParameter), ...ofStatements(declaration.body)]);
  }
}

export function ofStatements(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(ofStatement);
}

function ofParameter({ indices, result, value }: Parameter): readonly string[] {
  return [...ofItems(indices), ...ofKind(result), ...of(value)];
}

function ofStatement(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case "input": return statement.fields.flatMap((f) => [...ofKind(f.encoding), ...of(f.value)]);
    case "output": return [...ofKind(statement.encoding), ...ofSideChain(statement.value)];
    case "call": return of(statement.call);
    case "shapeAssertion": return ofItems(statement.shape);
    case "as": return [];
    case "let": return ofSideChain(statement.value);
    case "shared": return "kind" in statement.value ? of(statement.value) : ofStatements(statement.value);
    case "nested": return ofStatements(statement.body);
    case "rate": return [...of(statement.factor), ...ofStatements(statement.body)];
    case "repeat": return [...of(statement.count), ...ofStatements(statement.body)];
    case "loss": case "regularize": return of(statement.value);
    case "stream": return [];
    case "train": return statement.settings.flatMap((s) => [s.value, ...(s.otherwise ?? [])].flatMap(of));
    case "require": case "warn": return ofCondition(statement);
    case "fitted": return ofStatement(statement.equation);
    case "equation": return [...ofItems(statement.indices), ...of(statement.value)];
    case "layerOutput": return [...(statement.value === undefined ? [statement.name.text] : []), ...ofItems(statement.indices), ...ofKind(statement.result), ...of(statement.value)];
    case "array": return statement.arrays.flatMap((a) => [...ofItems(a.shape), ...of(a.value)]);
    case "while": return [...of(statement.condition), ...ofStatements(statement.body)];
  }
}

/** The message of a condition has names in braces. */
function ofCondition({ condition, message }: ConditionStatement): readonly string[] {
  return [...of(condition), ...[...(message?.value ?? "").matchAll(/\{\s*-?(\w+)/g)].map(([, name = ""]) => name)];
}

function ofSideChain(chain: SideChain | undefined): readonly string[] {
  return [...of(chain?.base), ...ofStatements(chain?.body ?? [])];
}

function ofItems(items: readonly Item[] = []): readonly string[] {
  return items.flatMap((item) => (item.kind === "pack" ? [item.name.text] : of(item)));
}

function ofKind(kind: Kind | undefined): readonly string[] {
  switch (kind?.kind) {
    case undefined: return [];
    case "shapeKind": return ofItems(kind.items);
    case "recordKind": return kind.fields.flatMap((f) => ofKind(f.encoding));
    case "namedKind": return [...kind.arguments.flatMap(ofArgument), ...ofItems(kind.shape)];
  }
}

function ofArgument(argument: Argument): readonly string[] {
  switch (argument.kind) {
    // Before the colon is a label or an index; the range of an index is read.
    case "value": return [...(argument.key?.kind === "binary" ? of(argument.key.right) : []), ...of(argument.value)];
    case "packArgument": return [argument.name.text, ...of(argument.value)];
    case "range": return [...of(argument.from), ...of(argument.to)];
  }
}

function of(expression: Expression | undefined): readonly string[] {
  switch (expression?.kind) {
    case undefined: case "number": case "string": return [];
    case "reference": return [expression.name.text, ...(expression.member === undefined ? [] : [`.${expression.member.text}`]), ...(expression.arguments ?? []).flatMap(ofArgument), ...ofItems(expression.indices)];
    case "guarded": return [...of(expression.read), ...of(expression.fallback)];
    case "shape": return ofItems(expression.items);
    case "unary": return of(expression.operand);
    case "binary": return [...of(expression.left), ...of(expression.right)];
    case "conditional": return [...of(expression.condition), ...of(expression.whenTrue), ...of(expression.whenFalse)];
  }
}
