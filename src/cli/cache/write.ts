/** Writes a cache file, block after block: to a temporary file, which takes the name when it is whole. */
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { DataArray } from "../../data/growing.ts";
import type { Findings, Part } from "../../data/read.ts";
import { removeAbandoned, temporaryBeside } from "../output.ts";
import { blockBytes, type Column, checksum, type Contents, encodeContents, type Key, mark, viewsOf } from "./layout.ts";

export interface CacheWriter {
  readonly add: (part: Part) => Promise<void>;
  /** Gives the file its name. */
  readonly end: (key: Key, findings: Findings) => Promise<void>;
  /** Leaves no file. */
  readonly abandon: () => Promise<void>;
}

/** Opens a temporary file beside `path`; throws the error of the platform where there can be none. */
export async function writeCache(path: string, columns: readonly Column[]): Promise<CacheWriter> {
  await removeAbandoned(dirname(path));
  const temporary = temporaryBeside(path);
  const file = await open(temporary, "wx");
  const blocks: Contents["blocks"][number][] = [];
  let count = 0;
  const abandon = async (): Promise<void> => {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
  };
  const orAbandoned = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      await abandon();
      throw cause;
    }
  };
  await orAbandoned(() => writeAll(file, new TextEncoder().encode(mark)));
  return {
    abandon,
    add: (part) => orAbandoned(async () => {
      const bytes = new Uint8Array(blockBytes(columns, part.count));
      const views = viewsOf(columns, bytes.buffer, part.count);
      columns.forEach(({ name, split }, k) => views[k]?.set((split ? part.columns : part.arrays)?.get(name) ?? []));
      blocks.push([part.count, checksum(bytes)]);
      count += part.count;
      await writeAll(file, bytes);
    }),
    end: (key, findings) => orAbandoned(async () => {
      await writeAll(file, encodeContents({ key, count, findings, blocks }));
      await file.sync();
      await file.close();
      await rename(temporary, path);
    }),
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
}

/** Examples that are in memory as parts. */
export function* partsOf({ count, arrays, columns }: Part, size: number): Generator<Part> {
  for (let from = 0; from < count; from += size) {
    const rows = Math.min(size, count - from);
    const some = (all: ReadonlyMap<string, DataArray>): ReadonlyMap<string, DataArray> => new Map([...all].map(([name, array]) => [name, array.subarray((from * array.length) / count, ((from + rows) * array.length) / count)]));
    yield { count: rows, arrays: some(arrays), ...(columns && { columns: some(columns) }) };
  }
}
