/**
 * A folder as repositories of the Hugging Face hub have it. A file is written where there is none, where it is the same, or where it is as an
 * earlier card left it, which the hashes in config.json tell; any other was edited, and is replaced by force alone (docs/decisions/0067).
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "../../data/unreadable.ts";
import { InputError } from "../exit.ts";
import { checkDistinct, checkWritable, type NamedFile, writeWhole } from "../output.ts";

const configName = "config.json";

/** What git stores as large files; the hub's own file has more. */
const attributesName = ".gitattributes";
const attributes = "*.safetensors filter=lfs diff=lfs merge=lfs -text\n";

export interface FolderFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Writes files and config.json with their hashes; gives the paths that were written. Throws `InputError` before anything is. */
export async function writeFolder(folder: string, files: readonly FolderFile[], config: Readonly<Record<string, unknown>>, inputs: readonly NamedFile[], force: boolean): Promise<readonly string[]> {
  const known = await knownHashes(join(folder, configName), force);
  const hashes = Object.fromEntries(files.map(({ name, content }) => [name, hashOf(content)]));
  const all = [...files, { name: configName, content: `${JSON.stringify({ ...config, files: hashes }, undefined, 2)}\n` }];
  const changed: FolderFile[] = [];
  const edited: string[] = [];
  for (const file of all) {
    const found = await contentOf(join(folder, file.name));
    if (found !== undefined && hashOf(found) === hashOf(file.content)) continue;
    changed.push(file);
    if (found !== undefined && file.name !== configName && !isKnown(found, known[file.name])) edited.push(file.name);
  }
  await checkDistinct(changed.map(({ name }) => ({ path: join(folder, name), what: "-o" })), inputs);
  if (edited.length > 0 && !force) throw new InputError(`${edited.map((name) => join(folder, name)).join(", ")} ${edited.length === 1 ? "was" : "were"} edited, or not written by nnc card: nothing is written; --force replaces ${edited.length === 1 ? "it" : "them"}, and without -o the card goes to standard output`);
  if ((await contentOf(join(folder, attributesName))) === undefined) changed.unshift({ name: attributesName, content: attributes });
  for (const { name } of changed) await checkWritable(join(folder, name));
  // The configuration is last: of a run that was killed, the files that are there are those of the next.
  for (const { name, content } of changed) await writeWhole(join(folder, name), content);
  return changed.map(({ name }) => join(folder, name));
}

/** git may have changed the ends of lines. */
function isKnown(found: Uint8Array, hash: unknown): boolean {
  return hash === hashOf(found) || hash === hashOf(new TextDecoder().decode(found).replaceAll("\r\n", "\n"));
}

/** The hashes in a configuration; one of another program is not replaced. */
async function knownHashes(path: string, force: boolean): Promise<Readonly<Record<string, unknown>>> {
  const found = await contentOf(path);
  if (found === undefined) return {};
  const config = objectIn(new TextDecoder().decode(found));
  if (config["model_type"] !== "nnc" && !force) throw new InputError(`${path} is not of nnc card: nothing is written; --force replaces it`);
  const { files } = config;
  return typeof files === "object" && files !== null ? Object.fromEntries(Object.entries(files)) : {};
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}

async function contentOf(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR")) return undefined;
    throw new InputError(`cannot write ${path}: ${reasonOf(cause)}`);
  }
}
