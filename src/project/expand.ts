/** The files that a command line or a configuration means: files, folders and globs. */
import { statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { globSync } from "tinyglobby";
import { ProjectError } from "./project.ts";

const magic = /[*?[\]{}!]/;

/** Folders whose files are not the project's. */
const ignored = ["**/node_modules/**", "**/.git/**"];

/** Paths of `.nn` files, from the current folder; a folder means all those below it. Throws `ProjectError` for what means none. */
export function expand(paths: readonly string[], base: string = process.cwd()): readonly string[] {
  const found = paths.flatMap((path) => expandOne(path, base));
  return [...new Set(found)];
}

function expandOne(path: string, base: string): readonly string[] {
  const here = isAbsolute(path) ? path : join(base, path);
  const from = relative(process.cwd(), here) || ".";
  const kind = statSync(here, { throwIfNoEntry: false });
  if (kind?.isDirectory() === true) return some(globSync("**/*.nn", { cwd: here, ignore: ignored }).map((name) => join(from, name)), `the folder ${path} has no .nn file`);
  if (kind !== undefined || !magic.test(path)) return [base === process.cwd() ? path : from];
  return some(globSync(path.replaceAll("\\", "/"), { cwd: base, ignore: ignored, absolute: isAbsolute(path) }).map((name) => (isAbsolute(name) ? relative(process.cwd(), name) : relative(process.cwd(), join(base, name)))), `no file matches ${path}`);
}

function some(files: readonly string[], otherwise: string): readonly string[] {
  if (files.length === 0) throw new ProjectError(otherwise);
  return files.toSorted();
}
