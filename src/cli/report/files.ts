/** Files that a run reads, with their hashes. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { reasonOf } from "../../data/unreadable.ts";
import type { FileRecord } from "../../report/record.ts";
import { InputError } from "../exit.ts";
import type { NamedFile } from "../output.ts";

/** Reads each file once, piece by piece. */
export async function hashFiles(files: readonly NamedFile[]): Promise<readonly FileRecord[]> {
  const found: FileRecord[] = [];
  for (const { path, what } of files) found.push({ what, path, ...(await hashFile(path)) });
  return found;
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
