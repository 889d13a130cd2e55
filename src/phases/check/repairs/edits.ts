/** Edits of a chain: steps inserted, calls replaced. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Argument, Expression, Reference } from "../../../ir/ast/expression.ts";
import type { Parameter } from "../../../ir/ast/types.ts";
import { type Span, textOf } from "../../../source/source.ts";

function indentAt({ source, start }: Span): { readonly indent: string; readonly first: boolean } {
  const line = source.text.lastIndexOf("\n", start - 1) + 1;
  const before = source.text.slice(line, start);
  return { indent: /^\s*/.exec(before)?.[0] ?? "", first: before.trim() === "" };
}

/** Steps before a call: on a line of their own where the call begins its line. */
export function insertBefore({ span }: Pick<Reference, "span">, steps: string): Fix {
  const { indent, first } = indentAt(span);
  const at = { ...span, end: span.start };
  return { title: `insert \`${steps}\` before \`${textOf(span)}\``, edits: [{ span: at, text: first ? `${steps}\n${indent}` : `${steps} ` }] };
}

/** Steps after a call: on a line of their own where the call ends its line. */
export function insertAfter({ span }: Pick<Reference, "span">, steps: string): Fix {
  const last = /^[ \t]*(?:\r?\n|$)/.test(span.source.text.slice(span.end));
  const at = { ...span, start: span.end };
  return { title: `insert \`${steps}\` after \`${textOf(span)}\``, edits: [{ span: at, text: last ? `\n${indentAt(span).indent}${steps}` : ` ${steps}` }] };
}

/** The place of a call, and what is written there. */
export interface Replaced {
  readonly span: Span;
  readonly text: string;
}

export function replace(...calls: readonly Replaced[]): Fix {
  const titles = calls.map(({ text }) => `\`${text}\``);
  return { title: `write ${titles.join(" and ")}`, edits: calls.map(({ span, text }) => ({ span, text })) };
}

/** A call with another name. */
export function renamed({ name, span }: Reference, to: string): Replaced {
  return { span, text: `${to}${textOf({ ...span, start: name.span.end })}` };
}

/** A call with another value in the place of one of its arguments. */
export function withValue({ span }: Reference, value: Expression, to: number): Replaced {
  const { source, start, end } = span;
  return { span, text: `${textOf({ source, start, end: value.span.start })}${to}${textOf({ source, start: value.span.end, end })}` };
}

/** A call with one more argument. */
export function withArgument({ span, arguments: given = [] }: Reference, argument: string): Replaced {
  const text = textOf(span);
  if (!text.endsWith(")")) return { span, text: `${text}(${argument})` };
  return { span, text: `${text.slice(0, -1)}${given.length > 0 ? ", " : ""}${argument})` };
}

/** The argument of a call that a parameter is given, by its name or its position. */
export function argumentOf({ arguments: given = [] }: Reference, parameters: readonly Parameter[], parameter: string): Argument | undefined {
  const named = given.find((a) => a.kind === "value" && a.key?.kind === "reference" && a.key.name.text === parameter);
  return named ?? given.filter((a) => a.kind !== "value" || a.key === undefined)[parameters.findIndex((p) => p.name.text === parameter)];
}

/** A call with an argument, `name: value`, in place of the one that the parameter is given, if any. */
export function withNamed(call: Reference, parameters: readonly Parameter[], parameter: string, argument: string): Replaced {
  const given = argumentOf(call, parameters, parameter);
  if (given === undefined) return withArgument(call, argument);
  const { source, start, end } = call.span;
  const isNamed = given.kind === "value" && given.key !== undefined;
  const text = isNamed ? argument : argument.slice(argument.indexOf(":") + 1).trim();
  return { span: call.span, text: `${textOf({ source, start, end: given.span.start })}${text}${textOf({ source, start: given.span.end, end })}` };
}

/** A chain without a step: without its line, where it has one of its own. */
export function without({ span }: Pick<Reference, "span">): Fix {
  const { source, start, end } = span;
  const { first } = indentAt(span);
  const isLast = /^[ \t]*(?:\r?\n|$)/.test(source.text.slice(end));
  const from = first && isLast ? source.text.lastIndexOf("\n", start) : start - (/[ \t]*$/.exec(source.text.slice(0, start))?.[0].length ?? 0);
  return { title: `leave \`${textOf(span)}\` out`, edits: [{ span: { source, start: Math.max(from, 0), end }, text: "" }] };
}

/** The arguments of a call that are written as numbers. */
export function numbersOf({ arguments: given = [] }: Reference): readonly Extract<Expression, { kind: "number" }>[] {
  return given.flatMap((a) => (a.kind === "value" && a.value.kind === "number" ? [a.value] : []));
}

/** Whether a call gives an argument by name. */
export function names({ arguments: given = [] }: Reference, parameter: string): boolean {
  return given.some((a) => a.kind === "value" && a.key?.kind === "reference" && a.key.name.text === parameter);
}
