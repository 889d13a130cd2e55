/** The diagnostics of a document, as the protocol has them; their fixes are kept for the code actions. */
import { check } from "../index.ts";
import type { Diagnostic as Found } from "../diagnostics/diagnostic.ts";
import { type CodeAction, CodeActionKind, type Diagnostic, DiagnosticSeverity, type Range, type TextEdit } from "vscode-languageserver";
import type { Seen, Workspace } from "./workspace.ts";

export interface Checked {
  readonly of: Seen;
  /** By URI: of the document, and of files that it imports. */
  readonly byFile: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly found: readonly Found[];
}

export function diagnose(workspace: Workspace, seen: Seen): Checked {
  const { uri, document } = seen;
  const { diagnostics } = check(document.getText(), { fileName: uri, resolve: workspace.resolve });
  const byFile = new Map<string, Diagnostic[]>([[uri, []]]);
  for (const d of diagnostics) {
    const of = workspace.uriOf(d.span);
    byFile.set(of, [...(byFile.get(of) ?? []), shown(workspace, d)]);
  }
  return { of: seen, byFile, found: diagnostics };
}

function shown(workspace: Workspace, d: Found): Diagnostic {
  const placed = d.notes.flatMap(({ message, span }) => (span === undefined ? [] : [{ message, location: { uri: workspace.uriOf(span), range: workspace.rangeOf(span) } }]));
  const said = d.notes.filter((n) => n.span === undefined).map((n) => n.message);
  return {
    range: workspace.rangeOf(d.span), severity: d.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, code: d.code, source: "nnc",
    message: [d.message, ...said].join("\n"),
    ...(placed.length > 0 && { relatedInformation: placed }),
  };
}

/** The fixes of the diagnostics that touch a range. */
export function fixesIn(workspace: Workspace, { found }: Checked, uri: string, range: Range): readonly CodeAction[] {
  return found.filter((d) => workspace.uriOf(d.span) === uri && touches(workspace.rangeOf(d.span), range)).flatMap((d) => d.fixes.map((fix, i): CodeAction => {
    const changes: Record<string, TextEdit[]> = {};
    for (const { span, text } of fix.edits) (changes[workspace.uriOf(span)] ??= []).push({ range: workspace.rangeOf(span), newText: text });
    return { title: fix.title, kind: CodeActionKind.QuickFix, isPreferred: i === 0, diagnostics: [shown(workspace, d)], edit: { changes } };
  }));
}

function touches(a: Range, b: Range): boolean {
  const before = (x: Range["start"], y: Range["start"]): boolean => x.line < y.line || (x.line === y.line && x.character < y.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
