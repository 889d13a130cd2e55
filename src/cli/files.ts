import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { InputError } from "./exit.ts";

/** Reads a text file that the user named. */
export async function readText(path: string): Promise<string> {
  try {
    return withoutMark(await readFile(path, "utf8"));
  } catch (cause) {
    throw new InputError(`cannot read ${path}: ${reasonOf(cause)}`);
  }
}

/** Reads a binary file that the user named. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new InputError(`cannot read ${path}: ${reasonOf(cause)}`);
  }
}

/** The text of a file, or `undefined` if there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Writes a file so that nobody ever sees half of it: to a file beside it, which then takes its name. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${process.pid}-${Date.now()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (cause) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new InputError(`cannot write ${path}: ${reasonOf(cause)}`);
  }
}

/** What `import … from "path"` in the file `importer` reads; `undefined` if it is not there. */
export function readImport(path: string, importer: string): { name: string; text: string } | undefined {
  const name = relative(process.cwd(), resolve(dirname(importer), path));
  try {
    return { name, text: withoutMark(readFileSync(name, "utf8")) };
  } catch {
    return undefined;
  }
}

/** The path of a model's data, which the model gives relative to its own file. */
export function besideModel(modelFile: string, path: string): string {
  return relative(process.cwd(), resolve(dirname(modelFile), path)) || path;
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  switch (code) {
    case "ENOENT": return "there is no such file";
    case "EISDIR": return "it is a folder";
    case "ENOTDIR": return "a part of the path is no folder";
    case "EACCES": case "EPERM": return "permission denied";
    case "ENOSPC": return "the disk is full";
    default: return cause instanceof Error ? cause.message : String(cause);
  }
}
