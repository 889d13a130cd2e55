/** What the parts of the extension ask for: which nnc is run, by what, and with which settings. */
import { dirname, join } from "node:path";
import { type ExtensionContext, type Uri, workspace } from "vscode";
import { chooseNnc, type Nnc } from "./nnc.ts";

/** How a program of nnc is started. */
export interface Program extends Nnc {
  /** The Node that runs it. */
  readonly runtime: string;
  /** Tells the program of the editor to be Node. */
  readonly environment: Readonly<Record<string, string>>;
}

export function programFor(context: ExtensionContext, file: Uri): Program {
  const settings = workspace.getConfiguration("nnc", file);
  const folder = dirname(file.fsPath);
  const nnc = chooseNnc({
    path: settings.get("path", ""), folder, root: workspace.getWorkspaceFolder(file)?.uri.fsPath ?? folder,
    packed: join(context.extensionPath, "nnc", "main.mjs"), isTrusted: workspace.isTrusted,
  });
  const runtime = workspace.isTrusted ? settings.get("runtime", "") : "";
  return { ...nnc, runtime: runtime === "" ? process.execPath : runtime, environment: { ELECTRON_RUN_AS_NODE: "1" } };
}
