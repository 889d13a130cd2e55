/** The pages of a column of Parquet, decompressed, where they are as they say. Format: https://parquet.apache.org/docs/file-format/data-pages/ */
import type { ColumnMetaData, Compressors } from "hyparquet";
import { FormatError } from "../fault.ts";
import { crc32 } from "../images/crc32.ts";
import { Pieces } from "./pieces.ts";
import { type Struct, ThriftReader } from "./thrift.ts";

export interface Page {
  readonly kind: "dictionary" | "data";
  /** Number of values, those that are missing among them. */
  readonly count: number;
  /** As numbered in the format. */
  readonly encoding: number;
  /** Bytes of the levels that precede the values, without their lengths; `undefined` where `bytes` begins with levels that have them. */
  readonly levels: { readonly repetition: Uint8Array; readonly definition: Uint8Array } | undefined;
  readonly bytes: Uint8Array;
  /** Of those that are missing; `undefined` where the page does not say. */
  readonly nulls: number | undefined;
}

export interface Bytes {
  readonly slice: (start: number, end: number) => Promise<Uint8Array>;
}

/** Bytes that are read at a time. */
const piece = 2 ** 20;

/** Bytes of a page when it is decompressed. */
const largestPage = 2 ** 28;

/** Values of one page. */
const mostValues = 2 ** 24;

/** Throws `FormatError` where a page is not as it says, or all together are not as the column says. */
export async function* pagesOf(file: Bytes, meta: ColumnMetaData, compressors: Compressors): AsyncGenerator<Page> {
  const name = meta.path_in_schema.join(".");
  const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const end = start + Number(meta.total_compressed_size);
  const total = Number(meta.num_values);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (let from = start; from < end; from += piece) yield file.slice(from, Math.min(end, from + piece));
  }
  const input = new Pieces(bytes(), () => damaged(name, "a page goes beyond its end"));
  let count = 0;
  for (let number = 0; count < total; number++) {
    const header = await headerOf(input, name);
    const size = numberAt(header, 3);
    const unpacked = numberAt(header, 2);
    if (!(size >= 0 && unpacked >= 0)) throw damaged(name, "a page has no size");
    if (unpacked > largestPage) throw new FormatError(`it says that a page of its column \`${name}\` has ${unpacked} bytes, of which nnc reads ${largestPage}: write it with smaller pages`);
    const packed = await input.take(size);
    const sum = header.get(4);
    if (typeof sum === "number" && crc32(packed) !== sum >>> 0) throw damaged(name, "the checksum of a page is another");
    const page = pageOf(header, packed, (some, length) => decompressed(some, length, meta, compressors, name), unpacked, name);
    if (page === undefined) continue;
    if (page.count > mostValues) throw new FormatError(`it says that a page of its column \`${name}\` has ${page.count} values, of which nnc reads ${mostValues}: write it with smaller pages`);
    if (page.kind === "data" && count + page.count > total) throw damaged(name, `it says that it has ${total} values, and its pages have more`);
    if (page.kind === "data") count += page.count;
    else if (number > 0) throw damaged(name, "its dictionary follows values");
    yield page;
  }
}

/** Kinds of pages. */
const dataPage = 0;
const dictionaryPage = 2;
const dataPage2 = 3;

function pageOf(header: Struct, packed: Uint8Array, decompress: (bytes: Uint8Array, length: number) => Uint8Array, unpacked: number, name: string): Page | undefined {
  const kind = header.get(1);
  const about = header.get(kind === dataPage ? 5 : kind === dictionaryPage ? 7 : 8);
  // Pages of an index have no values, nor have those of kinds to come.
  if (kind !== dataPage && kind !== dictionaryPage && kind !== dataPage2) return undefined;
  if (!(about instanceof Map)) throw damaged(name, "a page has no description");
  const count = numberAt(about, 1);
  if (!(count >= 0)) throw damaged(name, "a page has no number of values");
  if (kind !== dataPage2) {
    const encoding = numberAt(about, 2);
    return { kind: kind === dataPage ? "data" : "dictionary", count, encoding, levels: undefined, bytes: decompress(packed, unpacked), nulls: undefined };
  }
  const [definition, repetition] = [numberAt(about, 5), numberAt(about, 6)];
  const values = definition + repetition;
  if (!(definition >= 0 && repetition >= 0 && values <= Math.min(packed.length, unpacked))) throw damaged(name, "the levels of a page go beyond its end");
  const rest = packed.subarray(values);
  return {
    kind: "data", count, encoding: numberAt(about, 4), nulls: numberAt(about, 2),
    levels: { repetition: packed.subarray(0, repetition), definition: packed.subarray(repetition, values) },
    bytes: about.get(7) === false || unpacked === values ? rest : decompress(rest, unpacked - values),
  };
}

/** Headers with the least and the greatest value may be long. */
async function headerOf(input: Pieces, name: string): Promise<Struct> {
  for (let size = 2 ** 12; ; size *= 16) {
    const bytes = await input.peek(size);
    const reader = new ThriftReader(bytes);
    try {
      const header = reader.struct();
      await input.take(reader.at);
      return header;
    } catch {
      if (bytes.length < size) throw damaged(name, "the header of a page goes beyond its end");
    }
  }
}

function numberAt(fields: Struct, id: number): number {
  const value = fields.get(id);
  return typeof value === "number" ? value : NaN;
}

function decompressed(packed: Uint8Array, length: number, { codec }: ColumnMetaData, compressors: Compressors, name: string): Uint8Array {
  const decompress = compressors[codec];
  if (codec !== "UNCOMPRESSED" && decompress === undefined) throw new FormatError(`its column \`${name}\` is compressed by ${codec.toLowerCase()}, which nnc does not read: write it with snappy or zstd`);
  let bytes = packed;
  try {
    if (decompress !== undefined) bytes = decompress(packed, length);
  } catch {
    throw damaged(name, "a page cannot be decompressed");
  }
  if (bytes.length !== length) throw damaged(name, `a page has ${bytes.length} bytes, and says ${length}`);
  return bytes;
}

export function damaged(column: string, what: string): FormatError {
  return new FormatError(`it is damaged: in its column \`${column}\` ${what}`);
}
