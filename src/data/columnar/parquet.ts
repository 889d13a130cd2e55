/** Parquet: columns of numbers and texts are read here, lists, records and rare encodings by the package hyparquet. Format: https://parquet.apache.org/docs/file-format/ */
import type * as Hyparquet from "hyparquet";
import type { AsyncBuffer, ColumnMetaData, Compressors, DecodedArray, FileMetaData, ParquetParsers, ParquetScan, SchemaTree } from "hyparquet";
import { type ByteSource, inAnyOrder } from "../bytes.ts";
import { FormatError } from "../fault.ts";
import { type ColumnValues, rowsAtATime, type ValueTable } from "../values.ts";
import { orDamaged } from "./damage.ts";
import { notInstalled } from "./package.ts";
import { checkPages } from "./parquet-check.ts";
import { ChunkReader } from "./parquet-chunk.ts";
import { compressorsOf } from "./parquet-codecs.ts";
import { checkLayout, chunksOfColumn, footerOf } from "./parquet-layout.ts";
import { type Bytes, damaged } from "./parquet-pages.ts";
import { flatColumn, type FlatColumn, timeOf } from "./parquet-types.ts";
import { type Leaf, checkLengths, leavesOf, partOf, type Shape, shapeOf, single } from "./shape.ts";

/** What readers of text in JSON and of shapes on maps would make of bytes is of no use here. */
const parsers: Partial<ParquetParsers> = { jsonFromBytes: textFromBytes, geometryFromBytes: (bytes) => bytes, geographyFromBytes: (bytes) => bytes };

interface Opened {
  readonly file: Bytes;
  readonly metadata: FileMetaData;
  readonly compressors: Compressors;
  readonly scan: ParquetScan;
}

interface Column {
  readonly name: string;
  readonly tree: SchemaTree;
  /** `undefined` of those that the package reads. */
  readonly flat: FlatColumn | undefined;
  readonly shape: Shape;
}

async function hyparquet(): Promise<typeof Hyparquet> {
  try {
    return await import("hyparquet");
  } catch (cause) {
    throw notInstalled("hyparquet", "it is a Parquet file", cause);
  }
}

export async function parquetTable(source: ByteSource): Promise<ValueTable> {
  const package_ = await hyparquet();
  const { size, slice } = await inAnyOrder(source);
  const bytes: Bytes = { slice: async (start, end) => whole(await slice(start, end), end - start) };
  const file: AsyncBuffer = { byteLength: size, slice: async (start, end = size) => bufferOf(await bytes.slice(start, end)) };
  const footer = await footerOf(bytes, size);
  const metadata = await orDamaged("Parquet", () => package_.parquetMetadata(footer, { geoparquet: false }));
  const trees = await orDamaged("Parquet", () => package_.parquetSchema(metadata).children);
  const rows = checkLayout(metadata, size);
  const compressors = await compressorsOf(metadata, package_.snappyUncompress);
  const scan = await orDamaged("Parquet", () => package_.parquetScan({ file, metadata, utf8: false, geoparquet: false, parsers, useOffsetIndex: false, compressors }));
  const opened: Opened = { file: bytes, metadata, compressors, scan };
  const columns = new Map<string, Column>();
  for (const tree of trees) {
    const { name } = tree.element;
    const flat = flatColumn(tree, metadata.row_groups.flatMap((group) => chunksOfColumn(group, name)));
    columns.set(name, { name, tree, flat, shape: flat === undefined ? await shapeOfColumn(opened, tree, rows[0] ?? 0) : single });
  }
  const leaves = [...columns.values()].flatMap(({ name, shape }) => leavesOf(name, shape));
  return {
    names: leaves.map(({ name }) => name),
    async *read(wanted) {
      const chosen = wanted.flatMap((column) => leaves[column] ?? []);
      const total = rows.reduce((sum, count) => sum + count, 0);
      let start = 0;
      for (const [group, count] of rows.entries()) {
        const readers = new Map<string, ChunkReader | DecodedArray>();
        for (const { column } of chosen) {
          const read = columns.get(column);
          if (read !== undefined && !readers.has(column)) readers.set(column, await readerOf(opened, read, group, start, count));
        }
        const step = rowsAtATime(chosen.length);
        for (let from = 0; from < count; from += step) {
          const some = Math.min(step, count - from);
          const found: ColumnValues[] = [];
          for (const leaf of chosen) {
            const reader = readers.get(leaf.column) ?? [];
            found.push(reader instanceof ChunkReader ? await reader.take(some) : valuesOf(reader, leaf, from, some));
          }
          yield { rows: some, share: (start + from + some) / total, columns: found };
        }
        for (const reader of readers.values()) if (reader instanceof ChunkReader) reader.checkEnd();
        start += count;
      }
    },
  };
}

/** What gives the values of a column in a row group, the first of which is row `start` of the file. */
async function readerOf(opened: Opened, column: Column, group: number, start: number, count: number): Promise<ChunkReader | DecodedArray> {
  const { file, compressors, metadata, scan } = opened;
  const { name, tree: { element }, flat, shape } = column;
  const chunks = chunksIn(metadata, group, name);
  if (flat !== undefined) {
    const [meta] = chunks;
    if (meta === undefined || chunks.length > 1 || Number(meta.num_values) !== count) throw damaged(name, `there are ${meta?.num_values ?? 0} values for ${count} rows`);
    return new ChunkReader(flat, meta, file, compressors);
  }
  await checkPages(file, column.tree, chunks, compressors);
  const values = await orDamaged("Parquet", () => scan.readColumn({ column: name, rowStart: start, rowEnd: start + count }));
  if (values.length !== count) throw damaged(name, `there are ${values.length} values for ${count} rows`);
  checkLengths(values, shape, name, start);
  const time = timeOf(element.converted_type, element.logical_type);
  return time === undefined ? values : Array.from(values, (value: unknown) => (typeof value === "number" || typeof value === "bigint" ? time(value) : value));
}

function chunksIn({ row_groups: groups }: FileMetaData, group: number, name: string): readonly ColumnMetaData[] {
  const found = groups[group];
  return found === undefined ? [] : chunksOfColumn(found, name);
}

/** Lists have the length of the first one, which is known when values are read. A column that cannot be read does not prevent the reading of others. */
async function shapeOfColumn({ file, metadata, compressors, scan }: Opened, tree: SchemaTree, rows: number): Promise<Shape> {
  const { name, repetition_type: repetition } = tree.element;
  if (tree.children.length === 0 && repetition !== "REPEATED") return single;
  try {
    await checkPages(file, tree, chunksIn(metadata, 0, name), compressors);
    const values = await scan.readColumn({ column: name, rowStart: 0, rowEnd: rows });
    return shapeOf(Array.from(values).find((value) => value !== null && value !== undefined));
  } catch {
    return single;
  }
}

function valuesOf(data: DecodedArray, { path }: Leaf, from: number, count: number): ColumnValues {
  if (!Array.isArray(data) && !(data instanceof BigInt64Array) && !(data instanceof BigUint64Array)) return { numbers: data, first: from, stride: 1 };
  if (path.length === 0) return { values: data.slice(from, from + count) };
  return { values: Array.from({ length: count }, (_, row) => partOf(data[from + row], path)) };
}

function whole(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length < length) throw new FormatError("it has become shorter while it was read");
  return bytes;
}

/** The bytes as a buffer of their own. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const own = new ArrayBuffer(bytes.length);
  new Uint8Array(own).set(bytes);
  return own;
}

function textFromBytes(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}
