/** Parquet, by the package hyparquet. Format: https://parquet.apache.org/docs/file-format/ */
import type { AsyncBuffer, Compressors, DecodedArray, FileMetaData, ParquetParsers, ParquetScan, SchemaTree } from "hyparquet";
import { type ByteSource, inAnyOrder } from "../bytes.ts";
import { FormatError } from "../fault.ts";
import { type ColumnValues, rowsAtATime, type ValueTable } from "../values.ts";
import { type Leaf, checkLengths, leavesOf, partOf, type Shape, shapeOf, single } from "./shape.ts";
import { checkLayout, chunksOf } from "./parquet-layout.ts";
import { installed } from "./package.ts";

/** What readers of text in JSON and of shapes on maps would make of bytes is of no use here. */
const parsers: Partial<ParquetParsers> = { jsonFromBytes: textFromBytes, geometryFromBytes: (bytes) => bytes, geographyFromBytes: (bytes) => bytes };

/** Codecs that hyparquet reads without the other package. */
const plain: readonly (string | undefined)[] = ["UNCOMPRESSED", "SNAPPY"];

interface Column {
  readonly name: string;
  readonly tree: SchemaTree;
  readonly shape: Shape;
}

export async function parquetTable(source: ByteSource): Promise<ValueTable> {
  const { parquetMetadataAsync, parquetScan, parquetSchema } = await installed("hyparquet", "it is a Parquet file", () => import("hyparquet"));
  const { size, slice } = await inAnyOrder(source);
  const file: AsyncBuffer = { byteLength: size, slice: async (start, end = size) => bufferOf(await slice(start, end), end - start) };
  await checkEnds(file);
  const metadata = await orDamaged(() => parquetMetadataAsync(file, { geoparquet: false }));
  const trees = await orDamaged(async () => Promise.resolve(parquetSchema(metadata).children));
  const rows = checkLayout(metadata, size);
  const codecs = await compressorsOf(metadata);
  const scan = await orDamaged(() => parquetScan({ file, metadata, utf8: false, geoparquet: false, parsers, useOffsetIndex: false, ...codecs }));
  const columns = new Map<string, Column>();
  for (const tree of trees) columns.set(tree.element.name, { name: tree.element.name, tree, shape: await shapeOfColumn(scan, tree, rows[0] ?? 0) });
  const leaves = [...columns.values()].flatMap(({ name, shape }) => leavesOf(name, shape));
  return {
    names: leaves.map(({ name }) => name),
    async *read(wanted) {
      const chosen = wanted.flatMap((column) => leaves[column] ?? []);
      const total = rows.reduce((sum, count) => sum + count, 0);
      let start = 0;
      for (const count of rows) {
        const found = new Map<string, DecodedArray>();
        for (const { column } of chosen) {
          const read = columns.get(column);
          if (read !== undefined && !found.has(column)) found.set(column, await columnOf(scan, metadata, read, start, count));
        }
        const step = rowsAtATime(chosen.length);
        for (let from = 0; from < count; from += step) {
          const some = Math.min(step, count - from);
          yield { rows: some, share: (start + from + some) / total, columns: chosen.map((leaf) => valuesOf(found.get(leaf.column) ?? [], leaf, from, some)) };
        }
        start += count;
      }
    },
  };
}

async function columnOf(scan: ParquetScan, metadata: FileMetaData, { name, tree, shape }: Column, start: number, count: number): Promise<DecodedArray> {
  checkCodecs(metadata, name);
  const values = await orDamaged(() => scan.readColumn({ column: name, rowStart: start, rowEnd: start + count }));
  if (values.length !== count) throw new FormatError(`it is damaged: its column \`${name}\` has ${values.length} values for ${count} rows`);
  checkLengths(values, shape, name, start);
  const time = timeOf(tree);
  return time === undefined ? values : Array.from(values, time);
}

/** Lists have the length of the first one, which is known when values are read. A column that cannot be read does not prevent the reading of others. */
async function shapeOfColumn(scan: ParquetScan, tree: SchemaTree, rows: number): Promise<Shape> {
  if (tree.children.length === 0 && tree.element.repetition_type !== "REPEATED") return single;
  try {
    const values = await scan.readColumn({ column: tree.element.name, rowStart: 0, rowEnd: rows });
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

/** A time of the day is no number, whatever its unit. */
function timeOf({ element: { logical_type: logical, converted_type: converted } }: SchemaTree): ((value: unknown) => unknown) | undefined {
  const unit = logical?.type === "TIME" ? logical.unit : converted === "TIME_MILLIS" ? "MILLIS" : converted === "TIME_MICROS" ? "MICROS" : undefined;
  if (unit === undefined) return undefined;
  const perMillisecond = unit === "MILLIS" ? 1 : unit === "MICROS" ? 1e3 : 1e6;
  return (value) => (typeof value === "number" || typeof value === "bigint" ? new Date(Number(value) / perMillisecond).toISOString().slice(11, -1) : value);
}

/** Decompressors, where the file needs more than hyparquet has. */
async function compressorsOf(metadata: FileMetaData): Promise<{ readonly compressors?: Compressors }> {
  const codec = chunksOf(metadata).map((chunk) => chunk.meta_data?.codec).find((each) => !plain.includes(each));
  if (codec === undefined) return {};
  const { compressors } = await installed("hyparquet-compressors", `it is a Parquet file compressed by ${codec.toLowerCase()}`, () => import("hyparquet-compressors"));
  return { compressors };
}

function checkCodecs(metadata: FileMetaData, name: string): void {
  for (const { meta_data: meta } of chunksOf(metadata)) {
    if (meta?.path_in_schema[0] === name && meta.codec === "LZO") throw new FormatError(`its column \`${name}\` is compressed by lzo, which nnc does not read: write it with snappy or zstd`);
  }
}

async function checkEnds(file: AsyncBuffer): Promise<void> {
  const end = new TextDecoder().decode(await file.slice(Math.max(0, file.byteLength - 4)));
  if (end === "PARE") throw new FormatError("it is an encrypted Parquet file, which nnc does not read");
  if (end !== "PAR1" || file.byteLength < 12) throw new FormatError("it is a Parquet file that is cut off: its end is missing, where its columns are listed");
}

/** The bytes as a buffer of their own. */
function bufferOf(bytes: Uint8Array, length: number): ArrayBuffer {
  if (bytes.length < length) throw new FormatError("it has become shorter while it was read");
  const own = new ArrayBuffer(bytes.length);
  new Uint8Array(own).set(bytes);
  return own;
}

function textFromBytes(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}

/** Any error of the package is a fault of the file. */
async function orDamaged<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (cause) {
    // Those of the platform have a reason of their own.
    if (cause instanceof FormatError || (cause instanceof Error && "syscall" in cause)) throw cause;
    throw new FormatError(`it is a damaged Parquet file, or one that hyparquet does not read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
