/** Diagnostics as plain data, by offsets of the text. */
import { type Diagnostic, locate } from "../../src/index.ts";
import type { ShownDiagnostic } from "./api.ts";

export function shownDiagnostics(diagnostics: readonly Diagnostic[]): readonly ShownDiagnostic[] {
  return diagnostics.map(({ code, severity, message, span, notes, fixes }) => ({
    code, severity, message, from: span.start, to: span.end, line: locate(span).line,
    notes: notes.map((note) => note.message),
    fixes: fixes.map(({ title, edits }) => ({ title, edits: edits.map((edit) => ({ from: edit.span.start, to: edit.span.end, text: edit.text })) })),
  }));
}
