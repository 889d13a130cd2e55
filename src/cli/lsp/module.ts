/** `nnc/module`, a request beside those of the protocol: the modules that a file of models becomes, as the settings of its project say, for an editor that shows them beside the text. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { compileFile } from "../../project/compile-file.ts";
import { findProject, ProjectError, recordedName } from "../../project/project.ts";
import type { TargetName } from "../../targets.ts";
import { precisionOn } from "../target.ts";

/** `text`: as the editor has it; what it imports is read from the disk. `target`: in place of that of the project. */
export interface ModuleQuestion {
  readonly uri: string;
  readonly text: string;
  readonly target?: TargetName;
}

export interface ModuleAnswer {
  /** None where the text has errors. */
  readonly modules: readonly ShownModule[];
}

export interface ShownModule {
  /** Of the model. */
  readonly name: string;
  readonly text: string;
  /** Lines of the module, from 1 and both included, that compute what a line of the file, from 1, says. */
  readonly places: readonly { readonly from: number; readonly to: number; readonly line: number }[];
}

/** Settings of the project that cannot be read are an error of the request. */
export async function moduleOf({ uri, text, target }: ModuleQuestion): Promise<ModuleAnswer> {
  const path = fileURLToPath(uri);
  try {
    const project = await findProject(dirname(path));
    const chosen = target ?? project.settings.target ?? "ts";
    const { modules } = await compileFile(project, path, "typescript", { text, target: chosen, precision: precisionOn(chosen, project.settings.precision) });
    const own = recordedName(project, path);
    return {
      modules: modules.map((module) => ({
        name: module.name, text: module.text,
        places: module.places.flatMap(({ from, to, origin: { file, line } }) => (file === own ? [{ from, to, line }] : [])),
      })),
    };
  } catch (cause) {
    throw cause instanceof ProjectError ? new ResponseError(LSPErrorCodes.RequestFailed, cause.message) : cause;
  }
}
