/** The files that a path of data means: itself, or those that match it. */
import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { isPattern } from "./pattern.ts";

/**
 * Paths from the current folder, given those from `folder` (absolute ones stay so): patterns in place of which come the files that match, sorted by
 * name. One that nothing matches stays as it is, and so does one that is the name of a file. Each file is named once.
 */
export async function dataPaths(paths: readonly string[], folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) found.push(...(await matching(path, folder)));
  return [...new Set(found)];
}

async function matching(path: string, folder: string): Promise<readonly string[]> {
  const fromHere = (name: string): string => (isAbsolute(path) ? name : relative(process.cwd(), name) || path);
  const itself = fromHere(resolve(folder, path));
  if (!isPattern(path) || existsSync(itself)) return [itself];
  const { glob } = await import("tinyglobby");
  const names = await glob(path.replaceAll("\\", "/"), { cwd: folder === "" ? process.cwd() : folder, absolute: true });
  return names.length === 0 ? [itself] : names.map(fromHere).sort();
}
