import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { readWhole, readWholeSync, reasonOf, UnreadableError } from "../data/file.ts";
import { InputError } from "./exit.ts";

/** Reads a text file that the user named. */
export async function readText(path: string): Promise<string> {
  return withoutMark(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await readBytes(path)));
}

/** Reads a binary file that the user named. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readWhole(path);
  } catch (cause) {
    throw new InputError(`cannot read ${path}: ${reasonOf(cause)}`);
  }
}

/** The text of a file, or `undefined` if there is none. Throws where there is one that cannot be read. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new InputError(`cannot read ${path}: ${reasonOf(cause)}`);
  }
}

/** The file that `import … from "path"` in the file `importer` reads; `undefined` if it does not exist. */
export function readImport(path: string, importer: string): { name: string; text: string } | undefined {
  const name = relative(process.cwd(), resolve(dirname(importer), path));
  try {
    return { name, text: withoutMark(readWholeSync(name)) };
  } catch (cause) {
    if (cause instanceof UnreadableError) throw new InputError(`cannot import ${name}: ${cause.message}`);
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
