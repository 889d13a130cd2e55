import { readFile } from "node:fs/promises";
import { readWhole } from "../data/file.ts";
import { reasonOf } from "../data/unreadable.ts";
import { InputError } from "./exit.ts";

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
