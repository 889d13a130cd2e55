/**
 * The cache beside a large file of text: `data.csv.nnc-cache`. It is used where the file has the size and the time that it had, and is read in the
 * same way; else it is written anew. A folder that cannot be written has none.
 */
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { planColumns } from "../../data/columns.ts";
import type { LocatedFile } from "../../data/located.ts";
import { orderOf, type Purpose, wantedOf } from "../../data/model-table.ts";
import { type DataSet, type Findings, type Part, reportFindings } from "../../data/read.ts";
import type { ReadModel } from "../../data/read-model.ts";
import { readersOf, type Readers } from "../../data/readers.ts";
import { placeOf, type Table } from "../../data/table.ts";
import { reasonOf } from "../../data/unreadable.ts";
import { Report } from "../../diagnostics/report.ts";
import { version } from "../version.ts";
import { columnsOf, type Column, type Key } from "./layout.ts";
import { type CacheFile, DamagedCache, openCache, readCache } from "./read.ts";
import { type CacheWriter, partsOf, writeCache } from "./write.ts";

/** Bytes of a file from which on a cache is worth its place: it is parsed in about a second. */
const leastSize = 2 ** 27;

/** Examples of a block. */
const blockRows = 2 ** 14;

/** How examples are read, and where from. */
export interface Reading {
  readonly model: ReadModel;
  readonly table: Table;
  readonly files: readonly LocatedFile[];
  readonly purpose: Purpose;
  readonly rounded: readonly string[];
}

export interface Cache {
  /** The file that fits; `undefined` where there is none. */
  readonly find: () => Promise<CacheFile | undefined>;
  /** A new one; `undefined` where none can be written, which is said. */
  readonly write: () => Promise<CacheFills | undefined>;
  /** The warnings that reading the text gave. */
  readonly report: (found: CacheFile, report: Report) => void;
}

/** A cache while it is filled. A fault of the disk ends it, is said, and is no fault of the reading. */
export interface CacheFills {
  readonly add: (part: Part) => Promise<void>;
  readonly end: (findings: Findings) => Promise<void>;
  readonly abandon: () => Promise<void>;
}

/** The cache of a reading; `undefined` where there is none to have: of small files, several files, and other formats than CSV. */
export async function cacheOf({ model, table, files, purpose, rounded }: Reading, print: (text: string) => void, least = leastSize): Promise<Cache | undefined> {
  const [first, second] = files;
  if (first === undefined || second !== undefined || typeof first.source !== "string" || table.records.unit !== "line" || orderOf(model) !== "csv") return undefined;
  const file = first.source;
  const before = await stat(file);
  const plans = planColumns(table, wantedOf(model, purpose, rounded), "csv", placeOf(table), new Report());
  if (!before.isFile() || before.size < least || plans === undefined) return undefined;
  const readers = readersOf(plans);
  const columns = columnsOf(readers);
  const key: Key = { size: before.size, modified: before.mtimeMs, reading: readingOf(model, table, readers) };
  const path = `${file}.nnc-cache`;
  const unwritten = (cause: unknown): void => print(`note: ${path} cannot be written: ${reasonOf(cause)}; --no-cache leaves it out\n`);
  return {
    find: () => openCache(path, key, columns),
    async write() {
      try {
        return fills(await writeCache(path, columns), async () => sameFile(await stat(file), key), key, unwritten);
      } catch (cause) {
        unwritten(cause);
        return undefined;
      }
    },
    report: ({ contents: { count, findings } }, report) => reportFindings(table, readers, findings, count, "csv", placeOf(table), report),
  };
}

function sameFile({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }, key: Key): boolean {
  return size === key.size && mtimeMs === key.modified;
}

/** Everything that the numbers depend on, besides the bytes of the file. */
function readingOf({ train: { data } }: ReadModel, { header, headed }: Table, { plans, reads }: Readers): string {
  const { files: _files, span: _span, ...options } = data ?? {};
  const slots = plans.map(({ plan: { name, whole, rounded, role }, slots: all, width }) => [name, whole, rounded, role, width, all.map(({ slot: { column, kind, filled, from, steps }, read }) => [column, kind, filled, from, steps, read])]);
  const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  return createHash("sha256").update(JSON.stringify([version, littleEndian, options, header, headed, slots, reads])).digest("hex");
}

function fills(writer: CacheWriter, isSame: () => Promise<boolean>, key: Key, failed: (cause: unknown) => void): CacheFills {
  let open = true;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (!open) return;
    try {
      await work();
    } catch (cause) {
      open = false;
      failed(cause);
    }
  };
  return {
    add: (part) => attempt(() => writer.add(part)),
    // A file that was written to meanwhile has other numbers.
    end: (findings) => attempt(async () => {
      open = false;
      return (await isSame()) ? writer.end(key, findings) : writer.abandon();
    }),
    abandon: () => attempt(writer.abandon),
  };
}

/** The examples of a reading in memory: those of its cache, else what `read` gives, which is put there. */
export async function throughCache(cache: Cache | undefined, read: () => Promise<DataSet | undefined>, report: Report): Promise<DataSet | undefined> {
  const found = await cache?.find();
  const cached = found && (await wholeOf(found));
  if (cached !== undefined && found !== undefined) {
    cache?.report(found, report);
    return cached;
  }
  const data = await read();
  if (data?.findings === undefined) return data;
  const made = await cache?.write();
  if (made !== undefined) {
    for (const part of partsOf(data, blockRows)) await made.add(part);
    await made.end(data.findings);
  }
  return data;
}

/** All examples of a cache; `undefined` where it is damaged. */
async function wholeOf(found: CacheFile): Promise<DataSet | undefined> {
  const { columns, contents: { count, findings } } = found;
  const whole = columns.map((column) => ({ column, array: column.make(new ArrayBuffer(count * column.width * column.bytes), 0, count * column.width) }));
  try {
    let rows = 0;
    for await (const part of readCache(found)) {
      for (const { column: { name, split, width }, array } of whole) array.set((split ? part.columns : part.arrays)?.get(name) ?? [], rows * width);
      rows += part.count;
    }
  } catch (cause) {
    if (cause instanceof DamagedCache || isOfPlatform(cause)) return undefined;
    throw cause;
  }
  const named = (split: boolean): DataSet["arrays"] => new Map(whole.flatMap(({ column, array }) => (column.split === split ? [[column.name, array] as const] : [])));
  return { count, arrays: named(false), ...(columns.some((column: Column) => column.split) && { columns: named(true) }), dropped: findings.places - count, findings };
}

function isOfPlatform(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause;
}
