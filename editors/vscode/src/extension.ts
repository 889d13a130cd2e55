/** The extension of Visual Studio Code: starts the language server, and has the commands. */
import { commands, type ExtensionContext, window, workspace } from "vscode";
import { Derivations } from "./derivation.ts";
import { ModuleViews } from "./module-view.ts";
import { Server } from "./server.ts";
import { train } from "./train.ts";

/** Runs when the first model is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const server = new Server(context);
  const derivations = new Derivations(context);
  const modules = new ModuleViews(context, server);
  const restart = async (): Promise<void> => {
    const active = window.activeTextEditor?.document;
    const model = active?.languageId === "nn" ? active : workspace.textDocuments.find(({ languageId }) => languageId === "nn");
    if (model !== undefined) await server.restart(model.uri);
  };
  context.subscriptions.push(
    { dispose: () => void server.stop() },
    commands.registerCommand("nnc.train", () => train(context)),
    commands.registerCommand("nnc.showDerivation", () => derivations.show()),
    commands.registerCommand("nnc.showModule", () => modules.show()),
    commands.registerCommand("nnc.restartServer", restart),
    workspace.onDidGrantWorkspaceTrust(restart),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("nnc.path") || event.affectsConfiguration("nnc.runtime")) void restart();
    }),
  );
  await restart();
}
