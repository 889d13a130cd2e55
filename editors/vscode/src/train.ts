/** `nnc train` as a task, in a terminal: it shows the epochs as they come, and Ctrl-C ends it there. */
import { basename, dirname } from "node:path";
import { type ExtensionContext, ProcessExecution, Task, TaskPanelKind, TaskRevealKind, tasks, TaskScope, window, workspace } from "vscode";
import { modelAtHand } from "./at-hand.ts";
import { programFor } from "./context.ts";

export async function train(context: ExtensionContext): Promise<void> {
  const editor = window.activeTextEditor;
  const model = await modelAtHand(editor);
  if (editor === undefined || model === undefined || !(await editor.document.save())) return;
  const { file, name, several } = model;
  const { main, runtime, environment } = programFor(context, file);
  const flags = workspace.getConfiguration("nnc", file).get<readonly string[]>("train.arguments", []);
  // A process, not a line for a shell: no name of a file needs quoting.
  const execution = new ProcessExecution(runtime, [main, "train", basename(file.fsPath), ...(several ? ["--model", name] : []), ...flags], { cwd: dirname(file.fsPath), env: { ...environment } });
  const definition = { type: "nnc", file: file.fsPath, ...(several && { model: name }) };
  const task = new Task(definition, workspace.getWorkspaceFolder(file) ?? TaskScope.Workspace, `train ${name}`, "nnc", execution, []);
  task.presentationOptions = { reveal: TaskRevealKind.Always, panel: TaskPanelKind.Dedicated, clear: true };
  await tasks.executeTask(task);
}
