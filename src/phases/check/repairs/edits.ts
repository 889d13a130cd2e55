/** Edits of a chain: steps inserted, calls replaced. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Expression, Reference } from "../../../ir/ast/expression.ts";
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

/** The arguments of a call that are written as numbers. */
export function numbersOf({ arguments: given = [] }: Reference): readonly Extract<Expression, { kind: "number" }>[] {
  return given.flatMap((a) => (a.kind === "value" && a.value.kind === "number" ? [a.value] : []));
}

/** Whether a call gives an argument by name. */
export function names({ arguments: given = [] }: Reference, parameter: string): boolean {
  return given.some((a) => a.kind === "value" && a.key?.kind === "reference" && a.key.name.text === parameter);
}
