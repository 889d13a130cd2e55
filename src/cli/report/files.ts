/** Files that a run reads, with their hashes. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { changedError, type Stamp, stampOf } from "../../data/file.ts";
import { reasonOf } from "../../data/unreadable.ts";
import type { FileRecord } from "../../report/record.ts";
import { InputError } from "../exit.ts";
import type { NamedFile } from "../output.ts";

/** A file with its state before it was read; absent of what cannot be read, since reading it says why. */
export interface StampedFile extends NamedFile {
  readonly stamp?: Stamp;
}

/** Files as they are now, before they are read. */
export async function stampFiles(files: readonly NamedFile[]): Promise<readonly StampedFile[]> {
  const stamped: StampedFile[] = [];
  for (const file of files) {
    const found = await stat(file.path).catch(() => undefined);
    stamped.push(found?.isFile() === true ? { ...file, stamp: stampOf(found) } : file);
  }
  return stamped;
}

/** Reads each file once, piece by piece. A hash is that of the bytes that were read before: throws an InputError where a file has changed since. */
export async function hashFiles(files: readonly StampedFile[]): Promise<readonly FileRecord[]> {
  const found: FileRecord[] = [];
  for (const { path, what } of files) found.push({ what, path, ...(await hashFile(path)) });
  await refuseChanges(files);
  return found;
}

/** Throws an InputError where a file is not as it was. */
export async function refuseChanges(files: readonly StampedFile[]): Promise<void> {
  for (const { path, stamp } of files) {
    const now = stamp === undefined ? undefined : await stat(path).then(stampOf, () => undefined);
    if (now !== stamp) throw new InputError(`cannot read ${path}: ${changedError().message}`);
  }
}

async function hashFile(path: string): Promise<Pick<FileRecord, "bytes" | "sha256">> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path)) {
      if (!(piece instanceof Uint8Array)) throw new TypeError("a file gives bytes");
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (cause) {
    throw new InputError(`cannot read ${path}: ${reasonOf(cause)}`);
  }
  return { bytes, sha256: hash.digest("hex") };
}
