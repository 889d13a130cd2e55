/** The emitted module beside its model: a document that nothing writes to, made anew while the model is edited. */
import { EventEmitter, type ExtensionContext, type TextDocument, Uri, ViewColumn, window, workspace } from "vscode";
import { modelAtHand } from "./at-hand.ts";
import { InStep } from "./in-step.ts";
import type { Server, ShownModule } from "./server.ts";

const scheme = "nnc-module";

/** From the last change of a model to the question for its module, in milliseconds: the server is not to compile at every key. */
const pause = 300;

interface View {
  readonly model: Uri;
  readonly name: string;
  module: ShownModule;
}

export class ModuleViews {
  readonly #server: Server;
  readonly #views = new Map<string, View>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #inStep: InStep;

  constructor(context: ExtensionContext, server: Server) {
    this.#server = server;
    this.#inStep = new InStep((uri) => this.#views.get(uri.toString()));
    context.subscriptions.push(
      this.#changed, this.#inStep,
      workspace.registerTextDocumentContentProvider(scheme, { onDidChange: this.#changed.event, provideTextDocumentContent: (uri) => this.#views.get(uri.toString())?.module.text ?? "" }),
      workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#views.delete(uri.toString())),
      window.onDidChangeTextEditorSelection(({ textEditor, kind }) => this.#inStep.follow(textEditor, kind)),
    );
  }

  async show(): Promise<void> {
    const editor = window.activeTextEditor;
    const model = await modelAtHand(editor);
    if (editor === undefined || model === undefined) return;
    const module = await this.#ask(editor.document, model.name);
    if (typeof module === "string") {
      void window.showWarningMessage(module);
      return;
    }
    const uri = Uri.from({ scheme, path: model.file.path.replace(/[^/]*$/, `${model.name}.ts`), query: model.file.toString() });
    const isOpen = this.#views.has(uri.toString());
    this.#views.set(uri.toString(), { model: model.file, name: model.name, module });
    if (isOpen) this.#changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
    this.#inStep.follow(editor);
  }

  /** Why there is none, in place of the module. */
  async #ask(document: TextDocument, name: string): Promise<ShownModule | string> {
    const target = workspace.getConfiguration("nnc", document.uri).get("module.target", "project");
    try {
      const modules = await this.#server.modules(document.uri, document.getText(), target === "project" ? undefined : target);
      return modules.find((module) => module.name === name) ?? `The module of ${name} is not shown: the text has errors.`;
    } catch (cause) {
      return `The module of ${name} is not shown: ${cause instanceof Error ? cause.message : String(cause)}`;
    }
  }

  #schedule(document: TextDocument): void {
    const key = document.uri.toString();
    if (![...this.#views.values()].some(({ model }) => model.toString() === key)) return;
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(key, setTimeout(() => void this.#update(document), pause));
  }

  /** A text with errors leaves the module as it was. */
  async #update(document: TextDocument): Promise<void> {
    for (const [key, view] of this.#views) {
      if (view.model.toString() !== document.uri.toString()) continue;
      const { version } = document;
      const module = await this.#ask(document, view.name);
      if (typeof module === "string" || document.version !== version) continue;
      view.module = module;
      this.#changed.fire(Uri.parse(key));
    }
  }
}
