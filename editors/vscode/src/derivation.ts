/** The derivation of a model beside its text: the page of `nnc explain --math --html`, written anew whenever the file is saved. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { type ExtensionContext, ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import { type ModelAtHand, modelAtHand } from "./at-hand.ts";
import { programFor } from "./context.ts";
import { inWebview } from "./policy.ts";

const run = promisify(execFile);

/** Panels by file and model: one that is open is shown again. */
export class Derivations {
  readonly #context: ExtensionContext;
  readonly #panels = new Map<string, { readonly panel: WebviewPanel; readonly model: ModelAtHand }>();

  constructor(context: ExtensionContext) {
    this.#context = context;
    context.subscriptions.push(workspace.onDidSaveTextDocument(({ uri }) => {
      for (const { panel, model } of this.#panels.values()) if (model.file.toString() === uri.toString()) void this.#fill(panel, model);
    }));
  }

  async show(): Promise<void> {
    const editor = window.activeTextEditor;
    const model = await modelAtHand(editor);
    if (editor === undefined || model === undefined || !(await editor.document.save())) return;
    const key = `${model.file.toString()} ${model.name}`;
    const known = this.#panels.get(key);
    if (known !== undefined) {
      known.panel.reveal(undefined, true);
      return;
    }
    const panel = window.createWebviewPanel("nnc.derivation", `Derivation of ${model.name}`, { viewColumn: ViewColumn.Beside, preserveFocus: true }, { enableScripts: false, localResourceRoots: [], enableFindWidget: true });
    this.#panels.set(key, { panel, model });
    panel.onDidDispose(() => this.#panels.delete(key));
    await this.#fill(panel, model);
  }

  /** A model with errors leaves the page as it was. */
  async #fill(panel: WebviewPanel, { file, name, several }: ModelAtHand): Promise<void> {
    const { main, runtime, environment } = programFor(this.#context, file);
    const folder = await mkdtemp(join(tmpdir(), "nnc-derivation-"));
    try {
      const page = join(folder, "page.html");
      await run(runtime, [main, "explain", basename(file.fsPath), "--math", "--html", page, ...(several ? ["--model", name] : [])], { cwd: dirname(file.fsPath), env: { ...process.env, ...environment } });
      panel.webview.html = inWebview(await readFile(page, "utf8"));
    } catch (cause) {
      void window.showWarningMessage(`The derivation of ${name} is not shown: ${reasonOf(cause)}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** The first line that the command wrote, else that of the fault. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error && "stderr" in cause && typeof cause.stderr === "string" && cause.stderr.trim() !== "" ? cause.stderr : String(cause);
  return text.trim().split("\n", 1)[0] ?? "";
}
