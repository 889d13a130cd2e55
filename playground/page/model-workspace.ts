/** The files that the language server knows of: the model, and what of the standard library is shown over it. */
import { type LSPClient, LSPPlugin, Workspace, type WorkspaceFile } from "@codemirror/lsp-client";
import type { ChangeSet, Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { TextDocumentContentParams, TextDocumentContentResult } from "vscode-languageserver-protocol";

/** What the server calls the model. */
export const modelUri = "file:///model.nn";

/** Of files that the server has itself, and gives on request. */
const ownedByServer = "nnc:/";

interface OpenFile extends WorkspaceFile {
  readonly view: EditorView;
}

export class ModelWorkspace extends Workspace {
  override files: OpenFile[] = [];
  readonly #show: (uri: string, name: string, text: string) => EditorView;

  /** `show` puts a file of the server in front, in an editor with the plugin of the client. */
  constructor(client: LSPClient, show: (uri: string, name: string, text: string) => EditorView) {
    super(client);
    this.#show = show;
  }

  override syncFiles(): readonly { readonly file: WorkspaceFile; readonly prevDoc: Text; readonly changes: ChangeSet }[] {
    return this.files.flatMap((file) => {
      const plugin = LSPPlugin.get(file.view);
      const changes = plugin?.unsyncedChanges;
      if (plugin === null || changes === undefined || changes.empty) return [];
      const prevDoc = file.doc;
      file.doc = file.view.state.doc;
      file.version += 1;
      plugin.clear();
      return [{ file, prevDoc, changes }];
    });
  }

  override openFile(uri: string, languageId: string, view: EditorView): void {
    const file: OpenFile = { uri, languageId, version: 0, doc: view.state.doc, view, getView: () => view };
    this.files = [...this.files.filter((other) => other.uri !== uri), file];
    if (!uri.startsWith(ownedByServer)) this.client.didOpen(file);
  }

  override closeFile(uri: string, view: EditorView): void {
    this.files = this.files.filter((file) => file.view !== view);
    if (!uri.startsWith(ownedByServer)) this.client.didClose(uri);
  }

  override async displayFile(uri: string): Promise<EditorView | null> {
    const open = this.getFile(uri)?.getView();
    if (open !== null && open !== undefined) return open;
    if (!uri.startsWith(ownedByServer)) return null;
    const found = await this.client.request<TextDocumentContentParams, TextDocumentContentResult | null>("workspace/textDocumentContent", { uri });
    return found === null ? null : this.#show(uri, uri.slice(ownedByServer.length), found.text);
  }
}
