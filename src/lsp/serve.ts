/** The language server: answers each request of an editor, over any connection, from the documents that are open in the editor. */
import { type Connection, type InitializeResult, LSPErrorCodes, type Position, ResponseError, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { capabilitiesFor } from "./capabilities.ts";
import { completionsAt } from "./completion/complete.ts";
import { type Checked, diagnose, fixesIn } from "./diagnostics.ts";
import { type Files, libraryNameOf, noFiles } from "./files.ts";
import { hoverAt } from "./hover.ts";
import { inlayHints } from "./inlay.ts";
import { foldingRanges, formatted } from "./layout.ts";
import { codeLenses } from "./lens.ts";
import { definitionAt, documentLinks, documentSymbols, referencesAt } from "./navigate.ts";
import { rename, renameableAt } from "./rename.ts";
import { signatureAt } from "./signature.ts";
import { semanticTokens } from "./tokens.ts";
import { besideOf, type Seen, Workspace } from "./workspace.ts";

/** Serves until the connection is closed. `pause`: from the last change of a document to its diagnostics, in milliseconds. */
export function serve(connection: Connection, files: Files = noFiles, pause = 120): void {
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

  let folders: readonly string[] = [];
  connection.onInitialize(async ({ capabilities, workspaceFolders }): Promise<InitializeResult> => {
    if (files.writesLibrary === true) await workspace.library.load();
    folders = workspaceFolders?.map(({ uri }) => uri) ?? [];
    return { capabilities: capabilitiesFor(capabilities), serverInfo: { name: "nnc" } };
  });
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

  /** Of the text as it is now. */
  const diagnosisOf = (seen: Seen): Checked => {
    const kept = checked.get(seen.uri);
    return kept !== undefined && kept.of === seen ? kept : diagnose(workspace, seen);
  };
  /** Every file that may use a name: those that are open, and those of the folders. */
  const allFiles = async (seen: Seen): Promise<readonly Seen[]> => {
    const uris = new Set([seen.uri, ...documents.keys(), ...(await files.list(folders))]);
    return [...uris].flatMap((uri) => workspace.see(uri) ?? []);
  };

  /** Where the answer shows what the library says of itself. */
  const documented = async <T>(answer: () => T | Promise<T>): Promise<T> => {
    await workspace.library.load();
    return answer();
  };

  connection.onHover((params) => documented(() => at(params, null, (seen, offset) => hoverAt(seen, offset) ?? null)));
  connection.onCompletion((params) => documented(() => at(params, [], async (seen, offset) => [...(await completionsAt(seen, offset, async (path) => {
    const uri = besideOf(path, seen.uri);
    return uri === undefined ? undefined : files.columns(uri);
  }))])));
  connection.languages.inlayHint.on((params) => of(params, [], (seen) => [...inlayHints(seen, params.range)]));
  connection.onCodeAction((params) => of(params, [], async (seen) => {
    const fixes = fixesIn(workspace, diagnosisOf(seen), seen.uri, params.range);
    // A page loads them when they are asked for.
    const { refactorings } = await import("./actions/refactor.ts");
    return [...fixes, ...refactorings(workspace, seen, params.range)];
  }));
  connection.onSignatureHelp((params) => documented(() => at(params, null, (seen, offset) => signatureAt(seen, offset) ?? null)));
  connection.onDefinition((params) => at(params, null, (seen, offset) => definitionAt(workspace, seen, offset) ?? null));
  connection.onReferences((params) => at(params, [], async (seen, offset) => [...referencesAt(workspace, seen, await allFiles(seen), offset, params.context.includeDeclaration)]));
  connection.onPrepareRename((params) => at(params, null, (seen, offset) => orRefuse(renameableAt(workspace, seen, offset))));
  connection.onRenameRequest((params) => at(params, null, async (seen, offset) => orRefuse(rename(workspace, seen, await allFiles(seen), offset, params.newName))));
  connection.onDocumentFormatting((params) => of(params, [], async (seen) => [...(await formatted(seen))]));
  connection.onDocumentSymbol((params) => of(params, [], (seen) => [...documentSymbols(workspace, seen)]));
  connection.onDocumentLinks((params) => of(params, [], (seen) => [...documentLinks(workspace, seen)]));
  connection.onFoldingRanges((params) => of(params, [], (seen) => [...foldingRanges(seen)]));
  connection.onCodeLens((params) => of(params, [], (seen) => [...codeLenses(workspace, seen)]));
  connection.workspace.textDocumentContent.on(({ uri }) => documented(() => {
    const text = workspace.library.text(libraryNameOf(uri) ?? "");
    return text === undefined ? null : { text };
  }));
  connection.languages.semanticTokens.on((params) => of(params, { data: [] }, semanticTokens));

  documents.listen(connection);
  connection.listen();
}

/** What is no answer but a reason is an error of the request. */
function orRefuse<T>(answer: T | string): T {
  if (typeof answer === "string") throw new ResponseError(LSPErrorCodes.RequestFailed, answer);
  return answer;
}
