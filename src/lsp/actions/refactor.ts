/** Rewritings of what is selected. Each is offered only where the file has no more errors after it. */
import { check } from "../../index.ts";
import { type CodeAction, CodeActionKind, type Range, type TextEdit } from "vscode-languageserver";
import type { Seen, Workspace } from "../workspace.ts";
import { extractBlock } from "./extract.ts";
import { inlineEquation } from "./inline.ts";
import { nameEquation } from "./name.ts";
import type { Change, Rewriting, Selected } from "./rewriting.ts";

export function refactorings(workspace: Workspace, seen: Seen, range: Range): readonly CodeAction[] {
  const text = seen.document.getText();
  const [from, to] = [seen.document.offsetAt(range.start), seen.document.offsetAt(range.end)];
  const written = text.slice(from, to);
  const selected: Selected = { start: from + (written.length - written.trimStart().length), end: Math.max(from, to - (written.length - written.trimEnd().length)) };
  const possible = selected.start < selected.end ? [nameEquation(seen, selected), extractBlock(seen, selected)] : [inlineEquation(seen, from)];
  return possible.flatMap((rewriting) => (rewriting !== undefined && keepsMeaning(workspace, seen, rewriting) ? [actionOf(seen, rewriting)] : []));
}

function keepsMeaning(workspace: Workspace, { uri, document }: Seen, { changes }: Rewriting): boolean {
  const errors = (text: string): number => check(text, { fileName: uri, resolve: workspace.resolve }).diagnostics.filter((d) => d.severity === "error").length;
  return errors(applied(document.getText(), changes)) <= errors(document.getText());
}

function applied(text: string, changes: readonly Change[]): string {
  return [...changes].sort((a, b) => b.start - a.start).reduce((t, c) => t.slice(0, c.start) + c.text + t.slice(c.end), text);
}

function actionOf({ uri, document }: Seen, { title, kind, changes }: Rewriting): CodeAction {
  const edits = changes.map((c): TextEdit => ({ range: { start: document.positionAt(c.start), end: document.positionAt(c.end) }, newText: c.text }));
  return { title, kind: kind === "extract" ? CodeActionKind.RefactorExtract : CodeActionKind.RefactorInline, edit: { changes: { [uri]: edits } } };
}
