/** Capabilities that the server announces to an editor. */
import { tokenModifiers, tokenTypes } from "./tokens.ts";
import { libraryScheme } from "./files.ts";
import { type ClientCapabilities, CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  positionEncoding: "utf-16",
  hoverProvider: true,
  completionProvider: { triggerCharacters: ["(", "[", ":", " ", "\"", "."] },
  inlayHintProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.RefactorInline] },
  signatureHelpProvider: { triggerCharacters: ["(", ","] },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: true,
  documentFormattingProvider: true,
  documentSymbolProvider: true,
  documentLinkProvider: {},
  foldingRangeProvider: true,
  codeLensProvider: {},
  workspace: { textDocumentContent: { schemes: [libraryScheme] } },
  semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] }, full: true },
};

/** Options of renaming are only for clients that ask whether a name can change (LSP 3.18, "Rename Request"). */
export function capabilitiesFor({ textDocument }: ClientCapabilities): ServerCapabilities {
  return textDocument?.rename?.prepareSupport === true ? { ...capabilities, renameProvider: { prepareProvider: true } } : capabilities;
}
