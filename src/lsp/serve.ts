/** The language server: answers each request of an editor, over whatever connection, from the documents that the editor holds. */
import { type Connection, type InitializeResult, type Position, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { capabilities } from "./capabilities.ts";
import { completionsAt } from "./completion/complete.ts";
import { type Checked, diagnose, fixesIn } from "./diagnostics.ts";
import { type Files, noFiles } from "./files.ts";
import { hoverAt } from "./hover.ts";
import { inlayHints } from "./inlay.ts";
import { besideOf, type Seen, Workspace } from "./workspace.ts";

/** After the last change of a document, in milliseconds. */
const pause = 120;

/** Serves until the connection is closed. */
export function serve(connection: Connection, files: Files = noFiles): void {
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace(files, documents);
  const checked = new Map<string, Checked>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const publish = async (uri: string): Promise<void> => {
    const seen = workspace.see(uri);
    const document = documents.get(uri);
    if (seen === undefined || document === undefined) return;
    const found = diagnose(workspace, seen);
    const before = checked.get(uri);
    checked.set(uri, found);
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics: [...(found.byFile.get(uri) ?? [])] });
    const others = new Set([...(before?.byFile.keys() ?? []), ...found.byFile.keys()]);
    // An open file has its own diagnostics.
    for (const other of others) if (other !== uri && documents.get(other) === undefined) await connection.sendDiagnostics({ uri: other, diagnostics: [...(found.byFile.get(other) ?? [])] });
  };

  const schedule = (uri: string, wait: number): void => {
    clearTimeout(waiting.get(uri));
    waiting.set(uri, setTimeout(() => void publish(uri), wait));
  };

  connection.onInitialize((): InitializeResult => ({ capabilities, serverInfo: { name: "nnc" } }));
  documents.onDidChangeContent(({ document: { uri } }) => {
    schedule(uri, checked.has(uri) ? pause : 0);
    // What imports it may have other diagnostics now.
    for (const { uri: other } of documents.all()) if (other !== uri && checked.has(other)) schedule(other, 2 * pause);
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    for (const other of checked.get(uri)?.byFile.keys() ?? []) void connection.sendDiagnostics({ uri: other, diagnostics: [] });
    checked.delete(uri);
    workspace.forget(uri);
  });

  /** The answer about a place of a document; `none` where there is no such document. */
  const at = <T, N>({ textDocument: { uri }, position }: { readonly textDocument: { readonly uri: string }; readonly position: Position }, none: N, answer: (seen: Seen, offset: number) => T): T | N => {
    const seen = workspace.see(uri);
    return seen === undefined ? none : answer(seen, seen.document.offsetAt(position));
  };
  const of = <T, N>({ textDocument: { uri } }: { readonly textDocument: { readonly uri: string } }, none: N, answer: (seen: Seen) => T): T | N => {
    const seen = workspace.see(uri);
    return seen === undefined ? none : answer(seen);
  };

  connection.onHover((params) => at(params, null, (seen, offset) => hoverAt(seen, offset) ?? null));
  connection.onCompletion((params) => at(params, [], async (seen, offset) => [...(await completionsAt(seen, offset, async (path) => {
    const uri = besideOf(path, seen.uri);
    return uri === undefined ? undefined : files.columns(uri);
  }))]));
  connection.languages.inlayHint.on((params) => of(params, [], (seen) => [...inlayHints(seen, params.range)]));
  connection.onCodeAction((params) => of(params, [], (seen) => [...fixesIn(workspace, checked.get(seen.uri) ?? diagnose(workspace, seen), seen.uri, params.range)]));

  documents.listen(connection);
  connection.listen();
}
