/** What the server can do, as it tells editors. */
import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";

export const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  positionEncoding: "utf-16",
  hoverProvider: true,
  completionProvider: { triggerCharacters: ["(", "[", ":", " ", "\"", "."] },
  inlayHintProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
};
