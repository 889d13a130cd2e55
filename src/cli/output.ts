/**
 * Files that a command writes: each is whole or as it was. Links are followed, modes and owners kept; devices and FIFOs
 * are written to as they are.
 */
import { constants } from "node:fs";
import { access, chmod, chown, open, readdir, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { reasonOf } from "../data/unreadable.ts";
import { InputError } from "./exit.ts";
import { makeFolder } from "./folders.ts";

/** Where the content of an output goes, links followed. */
type Destination =
  /** A device, a FIFO, or a descriptor of this process: it is opened and written, not replaced. */
  | { readonly kind: "stream"; readonly path: string }
  | { readonly kind: "file"; readonly path: string; readonly existing?: { readonly mode: number; readonly owner: number; readonly group: number } };

/** Writes a file so that nobody ever sees half of it: to a temporary file beside it, which then takes its name. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writing(path, async () => {
    const to = await destinationOf(path);
    if (to.kind === "stream") return writeInto(to.path, "w", content);
    makeFolder(dirname(to.path));
    await removeAbandoned(dirname(to.path));
    await throughTemporary(to, content);
  });
}

/**
 * Refuses what could not be written at the end, before the work begins: tries to make a file where the temporary file
 * will be. Devices and FIFOs are not opened, since that alone can wait for a reader or reach one.
 */
export async function checkWritable(path: string): Promise<void> {
  await writing(path, async () => {
    const to = await destinationOf(path);
    if (to.kind === "stream") return access(to.path, constants.W_OK);
    if (to.existing !== undefined) await access(to.path, constants.W_OK);
    makeFolder(dirname(to.path));
    const temporary = temporaryBeside(to.path);
    await writeInto(temporary, "wx", "");
    await rm(temporary);
  });
}

/** Whether a path is that of a device, a FIFO or a descriptor, which cannot be written twice. */
export async function isStream(path: string): Promise<boolean> {
  return destinationOf(path).then(({ kind }) => kind === "stream", () => false);
}

/** Refuses an output that is one of the inputs, or another output. */
export async function checkDistinct(outputs: readonly NamedFile[], inputs: readonly NamedFile[]): Promise<void> {
  const taken = new Map<string, string>();
  for (const { path, what } of inputs) for (const key of await identities(path)) taken.set(key, what);
  for (const { path, what } of outputs) {
    const keys = await identities(path);
    const other = keys.map((key) => taken.get(key)).find((name) => name !== undefined);
    if (other !== undefined) throw new InputError(`${what} ${path} would overwrite ${other}: name another file`);
    for (const key of keys) taken.set(key, `what ${what} writes`);
  }
}

/** A file and its name in messages: `--out`, `the model`. */
export interface NamedFile {
  readonly path: string;
  readonly what: string;
}

async function writing(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new InputError(`cannot write ${path}: ${reasonOf(cause)}`);
  }
}

async function destinationOf(path: string): Promise<Destination> {
  let target = resolve(path);
  for (let link = await linkAt(target), hops = 0; link !== undefined && !isDescriptor(target); link = await linkAt(target)) {
    if (hops++ > 40) throw new InputError("its symbolic links form a cycle");
    target = resolve(await realpath(dirname(target)), link);
  }
  if (isDescriptor(target)) return { kind: "stream", path };
  const found = await stat(target).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw cause;
  });
  if (found === undefined) return { kind: "file", path: target };
  if (found.isDirectory()) throw new InputError("it is a folder");
  if (!found.isFile()) return { kind: "stream", path: target };
  return { kind: "file", path: target, existing: { mode: found.mode & 0o7777, owner: found.uid, group: found.gid } };
}

/** The target of a symbolic link, as it is written. */
async function linkAt(path: string): Promise<string | undefined> {
  return readlink(path).catch(() => undefined);
}

/** Standard output and similar streams: they may be files that others write to. */
function isDescriptor(path: string): boolean {
  return /^\/dev\/(?:std(?:in|out|err)|fd\/\d+)$|^\/proc\//.test(path);
}

async function throughTemporary({ path, existing }: Extract<Destination, { kind: "file" }>, content: string | Uint8Array): Promise<void> {
  if (existing !== undefined) await access(path, constants.W_OK);
  const temporary = temporaryBeside(path);
  try {
    await writeInto(temporary, "wx", content);
    if (existing !== undefined) {
      // Only a privileged process may give a file away; for others the owner is the same already, or the file changes hands.
      await chown(temporary, existing.owner, existing.group).catch(() => undefined);
      await chmod(temporary, existing.mode);
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  }
}

async function writeInto(path: string, flags: "w" | "wx", content: string | Uint8Array): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.writeFile(content);
    // A file that takes another's name before its content has reached the disk can be empty after a power failure.
    if (flags === "wx") await file.sync();
  } finally {
    await file.close();
  }
}

const temporaryName = /^\.nnc-(\d+)-[0-9a-z]+\.tmp$/;

/** A path for a file that is to take the name of `path`; `removeAbandoned` knows its name. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.nnc-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`);
}

/** Removes temporary files of runs that were killed: their process is gone, and they are older than any write takes. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, id] = temporaryName.exec(name) ?? [];
    if (id === undefined || isRunning(Number(id))) continue;
    const path = join(folder, name);
    const age = await stat(path).then((found) => Date.now() - found.mtimeMs).catch(() => 0);
    // On a disk that machines share the process may be another machine's.
    if (age > 60_000) await rm(path, { force: true }).catch(() => undefined);
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}

/** What two paths of one file have in common: the inode, or the place where the file would be. Streams are never the same. */
async function identities(path: string): Promise<readonly string[]> {
  const to = await destinationOf(path).catch(() => undefined);
  if (to === undefined || to.kind === "stream") return [];
  const found = await stat(to.path).catch(() => undefined);
  const folder = await realpath(dirname(to.path)).catch(() => dirname(to.path));
  return [join(folder, basename(to.path)), ...(found === undefined ? [] : [`${found.dev} ${found.ino}`])];
}
