/** The model that a command is about: the one around the cursor, else the only one of the file, else one that the user picks. */
import { commands, type DocumentSymbol, SymbolKind, type TextEditor, type Uri, window } from "vscode";

export interface ModelAtHand {
  readonly file: Uri;
  readonly name: string;
  /** Whether its file has others, so that a command line has to name it. */
  readonly several: boolean;
}

/** `undefined` where there is no model, or the user picks none. */
export async function modelAtHand(editor: TextEditor | undefined): Promise<ModelAtHand | undefined> {
  if (editor?.document.languageId !== "nn" || editor.document.uri.scheme !== "file") {
    void window.showInformationMessage("Open a model, a file *.nn, first.");
    return undefined;
  }
  const { document: { uri: file }, selection: { active } } = editor;
  const models = modelsOf((await commands.executeCommand<readonly DocumentSymbol[] | undefined>("vscode.executeDocumentSymbolProvider", file)) ?? [], editor);
  const name = models.find(({ range }) => range.contains(active))?.name ?? (models.length < 2 ? models[0]?.name : await window.showQuickPick(models.map((m) => m.name), { placeHolder: "The model" }));
  if (name === undefined && models.length === 0) void window.showInformationMessage("The file has no model.");
  return name === undefined ? undefined : { file, name, several: models.length > 1 };
}

/** The outline has models and layers of one kind, which the word before the name distinguishes. */
function modelsOf(symbols: readonly DocumentSymbol[], { document }: TextEditor): readonly DocumentSymbol[] {
  return symbols.filter(({ kind, selectionRange: { start } }) => kind === SymbolKind.Class && /\bmodel\s+$/.test(document.lineAt(start.line).text.slice(0, start.character)));
}
