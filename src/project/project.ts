/** The project that a file belongs to: its root, and the settings of its `nnc.config.json`. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { near } from "../diagnostics/near.ts";
import type { BuildOptions } from "../built.ts";
import type { ProjectSettings } from "./settings.ts";

const configName = "nnc.config.json";

/** A fault of a project's settings: the user's. */
export class ProjectError extends Error {}

export interface Project {
  /** The folder of `nnc.config.json`, else of `package.json`, else the folder itself: emitted modules call files by their path from here. */
  readonly root: string;
  /** The file of the settings, where there is one. */
  readonly config?: string;
  readonly settings: ProjectSettings;
  /** The options for modules among the settings. */
  readonly options: Omit<BuildOptions, "set">;
}

/** The project of a folder. Throws `ProjectError` for settings that cannot be read. */
export async function findProject(folder: string): Promise<Project> {
  const from = resolve(folder);
  const config = upward(from, configName);
  if (config !== undefined) {
    const { optionsIn } = await import("./settings.ts");
    const settings = await readSettings(config);
    return { root: dirname(config), config, settings, options: optionsIn(settings) };
  }
  const manifest = upward(from, "package.json");
  return { root: manifest === undefined ? from : dirname(manifest), settings: {}, options: {} };
}

function upward(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : upward(parent, name);
}

/** What emitted modules call a file: its path from the root of the project, with solidi. */
export function recordedName(project: Project, path: string): string {
  return relative(project.root, resolve(path)).replaceAll("\\", "/");
}

async function readSettings(path: string): Promise<ProjectSettings> {
  const [{ isRecord, settings }, { conflictIn }] = await Promise.all([import("./settings.ts"), import("../options.ts")]);
  const name = relative(process.cwd(), path) || path;
  let read: ProjectSettings;
  try {
    read = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new ProjectError(`${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  const value: unknown = read;
  if (!isRecord(value)) throw new ProjectError(`${name} has no object: write { "files": ["src"] }`);
  for (const [key, given] of Object.entries(value)) {
    if (key === "$schema") continue;
    const setting = settings[key];
    if (setting === undefined) {
      const meant = near(key, Object.keys(settings));
      throw new ProjectError(`${name} has no setting ${JSON.stringify(key)}${meant === undefined ? `: there are ${Object.keys(settings).join(", ")}` : `: did you mean ${JSON.stringify(meant)}?`}`);
    }
    if (!setting.fits(given)) throw new ProjectError(`${name}: ${JSON.stringify(key)} must be ${setting.expected}, not ${JSON.stringify(given)}`);
  }
  const conflict = conflictIn(read);
  if (conflict !== undefined) throw new ProjectError(`${name}: ${conflict}`);
  return read;
}
