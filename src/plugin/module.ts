/** What an import of a `.nn` file is, for bundlers and runtimes. */
import { dirname } from "node:path";
import { render } from "../diagnostics/render.ts";
import { compileFile } from "../project/compile-file.ts";
import { BuildFault } from "../project/fault.ts";
import { findProject } from "../project/project.ts";
import { type Script, scriptOf } from "../project/script.ts";
import type { ModuleOptions } from "../options.ts";
import type { TargetName } from "../targets.ts";

/** Options of a plugin: they take precedence over those of `nnc.config.json`. */
export interface PluginOptions extends ModuleOptions {
  readonly target?: TargetName;
  /** Values of compile-time parameters, of each model that has them. */
  readonly set?: Readonly<Record<string, number | string | boolean>>;
}

/** Identifiers that are imports of models: queries such as `?raw` ask for something else. */
export const modelFile = /\.nn$/;

/** How a module reports the files that it depends on, and warnings, to its bundler. */
export interface Listener {
  readonly watch: (path: string) => void;
  readonly warn: (message: string) => void;
}

/** Of runtimes without a bundler. */
export const warnOnTerminal: Listener = { watch: () => undefined, warn: (message) => process.stderr.write(`${message}\n`) };

/** Compiles a file. Throws `BuildFault`, after all files that were read are watched: a change of any may mend it. */
export async function moduleOf(path: string, options: PluginOptions, { watch, warn }: Listener): Promise<Script> {
  const project = await findProject(dirname(path));
  if (project.config !== undefined) watch(project.config);
  const { modules, diagnostics, reads } = await compileFile(project, path, "script", options);
  for (const read of reads) watch(read);
  if (diagnostics.some(({ severity }) => severity === "error")) throw new BuildFault(path, diagnostics);
  for (const diagnostic of diagnostics) warn(render([diagnostic], "pretty").trimEnd());
  return scriptOf(project, path, modules, options.inference ?? project.options.inference ?? false);
}
