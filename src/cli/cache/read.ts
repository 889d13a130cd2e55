/** Reads a cache file. What is not as it was written is not used. */
import { open, type FileHandle } from "node:fs/promises";
import type { Part } from "../../data/read.ts";
import { UnreadableError } from "../../data/unreadable.ts";
import { blockBytes, type Column, type Contents, checksum, decodeContents, type Key, mark, partOf, tail, viewsOf } from "./layout.ts";

/** A cache file that fits, by its contents. */
export interface CacheFile {
  readonly path: string;
  readonly contents: Contents;
  readonly columns: readonly Column[];
}

/** A block that is not as it was written. */
export class DamagedCache extends UnreadableError {}

/** The cache at a path; `undefined` where there is none, or one of other data, another reading, or another length. */
export async function openCache(path: string, key: Key, columns: readonly Column[]): Promise<CacheFile | undefined> {
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const contents = await contentsOf(file);
    if (contents === undefined || JSON.stringify(contents.key) !== JSON.stringify(key)) return undefined;
    return { path, contents, columns };
  } catch {
    return undefined;
  } finally {
    await file.close();
  }

  async function contentsOf(from: FileHandle): Promise<Contents | undefined> {
    const { size } = await from.stat();
    const end = await bytesAt(from, size - tail, tail);
    const view = new DataView(end.buffer);
    const [length, sum] = [view.getUint32(0, true), view.getUint32(4, true)];
    const marks = [await bytesAt(from, 0, mark.length), end.subarray(8)].map((bytes) => new TextDecoder().decode(bytes));
    if (marks.some((found) => found !== mark) || length > size - tail) return undefined;
    const json = await bytesAt(from, size - tail - length, length);
    if (checksum(json) !== sum) return undefined;
    const contents = decodeContents(json);
    const blocks = contents.blocks.reduce((all, [rows]) => all + blockBytes(columns, rows), 0);
    return mark.length + blocks + length + tail === size ? contents : undefined;
  }
}

/** The examples, block after block, each checked. Throws `DamagedCache`. */
export async function* readCache({ path, contents: { blocks }, columns }: CacheFile): AsyncGenerator<Part> {
  const file = await open(path, "r");
  try {
    let at = mark.length;
    for (const [rows, sum] of blocks) {
      const bytes = await bytesAt(file, at, blockBytes(columns, rows));
      if (checksum(bytes) !== sum) throw new DamagedCache(`${path} is damaged: remove it`);
      at += bytes.length;
      yield partOf(columns, viewsOf(columns, bytes.buffer, rows), rows);
    }
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length;) {
    const { bytesRead } = await file.read(bytes, at, length - at, from + at);
    if (bytesRead === 0) throw new DamagedCache("the cache file is shorter than it was");
    at += bytesRead;
  }
  return bytes;
}
