/** The language server of the window, `nnc lsp`: started with the first model, started again on request. */
import { dirname } from "node:path";
import { type ExtensionContext, type Uri, window, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { programFor } from "./context.ts";

/** A module of the answer to `nnc/module` (`src/cli/lsp/module.ts`). */
export interface ShownModule {
  readonly name: string;
  readonly text: string;
  readonly places: readonly { readonly from: number; readonly to: number; readonly line: number }[];
}

export class Server {
  readonly #context: ExtensionContext;
  #client: LanguageClient | undefined;

  constructor(context: ExtensionContext) {
    this.#context = context;
  }

  /** `file`: the model whose nnc serves the window. */
  async start(file: Uri): Promise<void> {
    const { main, from, runtime, environment } = programFor(this.#context, file);
    const client = new LanguageClient("nnc", "nnc", {
      command: runtime, args: [main, "lsp", "--stdio"], transport: TransportKind.stdio,
      options: { cwd: workspace.getWorkspaceFolder(file)?.uri.fsPath ?? dirname(file.fsPath), env: { ...process.env, ...environment } },
    }, { documentSelector: [{ scheme: "file", language: "nn" }, { scheme: "untitled", language: "nn" }] });
    this.#client = client;
    client.outputChannel.appendLine(`${main} (of the ${from}), run by ${runtime}`);
    try {
      await client.start();
    } catch (cause) {
      void window.showErrorMessage(`nnc does not start: ${cause instanceof Error ? cause.message : String(cause)} (${main})`);
    }
  }

  async restart(file: Uri): Promise<void> {
    await this.stop();
    await this.start(file);
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose();
  }

  /** The modules of a text; none where it has errors. Rejects where the server knows no such request or cannot answer. */
  async modules(uri: Uri, text: string, target: string | undefined): Promise<readonly ShownModule[]> {
    if (this.#client === undefined) throw new Error("the language server does not run");
    const { modules }: { readonly modules: readonly ShownModule[] } = await this.#client.sendRequest("nnc/module", { uri: uri.toString(), text, ...(target !== undefined && { target }) });
    return modules;
  }
}
