/** Capabilities that the server announces to editors. */
import { tokenModifiers, tokenTypes } from "./tokens.ts";
import { libraryScheme } from "./files.ts";
import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";

export const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  positionEncoding: "utf-16",
  hoverProvider: true,
  completionProvider: { triggerCharacters: ["(", "[", ":", " ", "\"", "."] },
  inlayHintProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.RefactorInline] },
  signatureHelpProvider: { triggerCharacters: ["(", ","] },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  documentFormattingProvider: true,
  documentSymbolProvider: true,
  documentLinkProvider: {},
  foldingRangeProvider: true,
  codeLensProvider: {},
  workspace: { textDocumentContent: { schemes: [libraryScheme] } },
  semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] }, full: true },
};
