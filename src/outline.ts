/** The names that a file declares, with their places: of the text alone, so that a file with faults has an outline too. */
import type { Kind, RecordField } from "./ir/ast/expression.ts";
import type { ChainStatement, Declaration, File, InputField, OutputStatement } from "./ir/ast/types.ts";
import type { Span } from "./source/source.ts";

export type SymbolKind = "model" | "block" | "layer" | "activation" | "loss" | "regularizer" | "initializer" | "schedule" | "optimizer" | "metric" | "parameter" | "input" | "output" | "field" | "value";

export interface NamedPlace {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Text of the `///` comment before it. */
  readonly doc?: string;
  /** The name alone. */
  readonly span: Span;
  /** The whole declaration. */
  readonly whole: Span;
  readonly members: readonly NamedPlace[];
}

export function outlineOf({ declarations }: File): readonly NamedPlace[] {
  return declarations.flatMap(ofDeclaration);
}

function place(kind: SymbolKind, { name, span, doc }: { readonly name: { readonly text: string; readonly span: Span }; readonly span: Span; readonly doc?: string }, members: readonly NamedPlace[] = []): NamedPlace {
  return { name: name.text, kind, span: name.span, whole: span, members, ...(doc !== undefined && { doc }) };
}

function ofDeclaration(d: Declaration): readonly NamedPlace[] {
  switch (d.kind) {
    case "import": return [];
    case "chain": return [place(d.keyword, d, [...d.parameters.map((p) => place("parameter", p)), ...d.body.flatMap(ofStatement)])];
    case "layer": return [place("layer", d, [...d.parameters.map((p) => place("parameter", p)), ...d.body.flatMap((s) => (s.kind === "layerOutput" ? [place("output", s)] : []))])];
    case "function": return [place(d.keyword, d, d.parameters.map((p) => place("parameter", p)))];
    case "optimizer": return [place("optimizer", d, d.parameters.map((p) => place("parameter", p)))];
  }
}

function ofStatement(s: ChainStatement): readonly NamedPlace[] {
  switch (s.kind) {
    case "input": return s.fields.map(ofInput);
    case "output": return [ofOutput(s)];
    case "let": return [place("value", s)];
    case "as": return [place("value", s)];
    case "shared": return [place("value", s)];
    case "nested": case "rate": case "repeat": return s.body.flatMap(ofStatement);
    case "call": case "shapeAssertion": case "loss": case "regularize": case "train": case "stream": case "require": case "warn": case "fitted": case "equation": return [];
  }
}

function ofInput(field: InputField): NamedPlace {
  return place("input", field, fieldsOf(field.encoding));
}

function ofOutput(output: OutputStatement): NamedPlace {
  return place("output", output, output.encoding === undefined ? [] : fieldsOf(output.encoding));
}

function fieldsOf(encoding: Kind): readonly NamedPlace[] {
  return encoding.kind === "recordKind" ? encoding.fields.map((f: RecordField) => place("field", f, f.encoding === undefined ? [] : fieldsOf(f.encoding))) : [];
}
