/** What the end of a Parquet file says of where its columns are: whether the file has that. */
import type { ColumnChunk, ColumnMetaData, FileMetaData } from "hyparquet";
import { FormatError } from "../fault.ts";
import type { Bytes } from "./parquet-pages.ts";
import { ThriftReader } from "./thrift.ts";

/** The description of the columns, with its length and the mark behind it; throws where it is not whole. */
export async function footerOf({ slice }: Bytes, size: number): Promise<Uint8Array> {
  const end = await slice(Math.max(0, size - 8), size);
  const mark = new TextDecoder().decode(end.subarray(-4));
  if (mark === "PARE") throw new FormatError("it is an encrypted Parquet file, which nnc does not read");
  if (mark !== "PAR1" || size < 12) throw new FormatError("it is a Parquet file that is cut off: its end is missing, where its columns are listed");
  const length = new DataView(end.buffer, end.byteOffset).getUint32(0, true);
  if (length > size - 12) throw new FormatError(`it is a damaged Parquet file: it says that the list of its columns has ${length} bytes, and it has ${size}`);
  const footer = await slice(size - 8 - length, size);
  // The package believes each length that it reads.
  new ThriftReader(footer.subarray(0, length)).struct();
  return footer;
}

/** Rows that are held in memory at once. */
const mostRows = 2 ** 26;

/** The number of rows of each row group; throws where the file does not have what it says. */
export function checkLayout(metadata: FileMetaData, size: number): readonly number[] {
  const rows = metadata.row_groups.map(({ num_rows: count }) => Number(count));
  const most = Math.max(0, ...rows);
  if (most > mostRows) throw new FormatError(`it says that it has ${most} rows in one row group, of which nnc reads ${mostRows}: write it with smaller row groups`);
  if (!rows.every((count) => Number.isSafeInteger(count) && count >= 0)) throw new FormatError("it is damaged: a row group has no number of rows");
  const total = rows.reduce((sum, count) => sum + count, 0);
  if (Number(metadata.num_rows) !== total) throw new FormatError(`it is damaged: it says that it has ${metadata.num_rows} rows, and its row groups have ${total}`);
  if (!metadata.schema.every(({ name }) => typeof name === "string")) throw new FormatError("it is damaged: a column has no name");
  for (const chunk of chunksOf(metadata)) checkChunk(chunk, size - metadata.metadata_length - 8);
  return rows;
}

export function chunksOf(metadata: FileMetaData): readonly ColumnChunk[] {
  return metadata.row_groups.flatMap(({ columns }) => columns);
}

/** The parts of a column of the schema in one row group; throws where a leaf of it has none. */
export function chunksOfColumn({ columns }: FileMetaData["row_groups"][number], name: string): readonly ColumnMetaData[] {
  return columns.flatMap(({ meta_data: meta }) => (meta?.path_in_schema[0] === name ? [meta] : []));
}

/** `size`: of the file before the list of its columns. */
function checkChunk({ meta_data: meta, file_path: elsewhere, crypto_metadata: encrypted, encrypted_column_metadata: hidden }: ColumnChunk, size: number): void {
  if (elsewhere) throw new FormatError(`its columns are in another file, \`${elsewhere}\``);
  if (encrypted || hidden || meta === undefined) throw new FormatError("it has encrypted columns, which nnc does not read");
  const name = meta.path_in_schema[0] ?? "";
  const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const length = Number(meta.total_compressed_size);
  if (!(start >= 0 && length >= 0)) throw new FormatError(`it is damaged: it does not say where its column \`${name}\` is`);
  if (start + length > size) throw new FormatError(`it is damaged: it says that its column \`${name}\` is at ${start} to ${start + length}, and its columns end at ${size}`);
  if (meta.codec === undefined) throw new FormatError(`its column \`${name}\` has a compression that nnc does not know`);
}
