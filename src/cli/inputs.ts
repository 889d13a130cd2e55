/** The files of a command that takes several. */
import { dirname } from "node:path";
import { type Project, findProject } from "../project/project.ts";
import type { Arguments } from "./arguments.ts";
import { UsageError } from "./exit.ts";

/** Those of the command line, folders and globs expanded, else those of the project's settings. */
export async function someFiles(args: Arguments): Promise<readonly string[]> {
  if (args.positionals.length > 0) return expanded(args.positionals);
  const { settings, root } = await findProject(".");
  if (settings.files === undefined) throw new UsageError("expected one .nn file or more: files, folders or quoted globs, or `files` in nnc.config.json");
  return expanded(settings.files, root);
}

async function expanded(paths: readonly string[], base?: string): Promise<readonly string[]> {
  const { expand } = await import("../project/expand.ts");
  return expand(paths, base);
}

export async function projectOf(file: string): Promise<Project> {
  return findProject(dirname(file));
}
