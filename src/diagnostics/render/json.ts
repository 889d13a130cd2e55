/** Diagnostics as a JSON array: lines and columns from 1, offsets in UTF-16 code units from 0. */
import { positionOf, type Span } from "../../source/source.ts";
import type { Diagnostic } from "../diagnostic.ts";

export function renderJson(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify(diagnostics.map(plain), undefined, 2);
}

function plain({ code, severity, message, span, notes, fixes }: Diagnostic): object {
  return {
    code, severity, message, ...place(span),
    notes: notes.map((n) => ({ message: n.message, ...(n.span === undefined ? {} : place(n.span)) })),
    fixes: fixes.map((f) => ({ title: f.title, edits: f.edits.map((e) => ({ ...place(e.span), text: e.text })) })),
  };
}

function place(span: Span): object {
  return { file: span.source.name, start: { ...positionOf(span.source, span.start), offset: span.start }, end: { ...positionOf(span.source, span.end), offset: span.end } };
}
