/** Opens a file in whatever format it is: the one place that knows them all. */
import { beginningOf, type ByteSource, wholeOf } from "./bytes.ts";
import type { DialectOptions } from "./csv/dialect.ts";
import { separatedValues } from "./csv/records.ts";
import { asUtf8, unmarkedUtf16 } from "./encoding.ts";
import { FormatError } from "./fault.ts";
import { binaryFormat, type Format, textFormat } from "./format.ts";
import { gunzipped } from "./gzip.ts";
import { idxTable, labelsOf } from "./idx.ts";
import { jsonTable } from "./json.ts";
import { npyArray } from "./npy.ts";
import type { Records } from "./records.ts";
import { tableOfArrays, valueRecords } from "./values.ts";

/** How a file is written, as far as its first bytes do not say. */
export type FormatOptions = DialectOptions & { readonly encoding?: string; readonly table?: string };

/** Bytes by which a format is recognized. */
const looked = 4096;

export async function openRecords(source: ByteSource, options: FormatOptions): Promise<Records> {
  const beginning = await beginningOf(source, looked);
  const binary = binaryFormat(beginning);
  if (typeof binary === "object") throw new FormatError(`it is ${binary.called}, which nnc does not read`);
  if (binary !== undefined) return openAs(binary, source, options);
  const text = asUtf8(source, beginning, options.encoding);
  // No text in UTF-8 has a zero.
  if (text === source && beginning.includes(0)) {
    const encoding = unmarkedUtf16(beginning);
    throw new FormatError(encoding === undefined ? "it is a binary file of an unknown format" : `it looks like a text in UTF-16 without a byte order mark: write \`csv("…", encoding: "${encoding}")\``);
  }
  return openAs(textFormat(text === source ? beginning : await beginningOf(text, looked)), text, options);
}

async function openAs(format: Format, source: ByteSource, options: FormatOptions): Promise<Records> {
  switch (format) {
    case "csv": return separatedValues(source, options);
    case "json": return valueRecords(await jsonTable(source));
    case "gzip": return openRecords(gunzipped(source), options);
    case "npy": return valueRecords(tableOfArrays([npyArray(await wholeOf(source), nameOf(source), "it")]));
    case "npz": {
      const { npzTable } = await import("./npz.ts");
      return valueRecords(npzTable(await wholeOf(source)));
    }
    case "parquet": {
      const { parquetTable } = await import("./columnar/parquet.ts");
      return valueRecords(await parquetTable(source));
    }
    case "arrow": case "arrows": {
      const { arrowTable } = await import("./columnar/arrow.ts");
      return valueRecords(await arrowTable(source, format === "arrow"));
    }
    case "sqlite": {
      const { sqliteTable } = await import("./sqlite.ts");
      return valueRecords(await sqliteTable(source, options.table));
    }
    case "png": case "jpeg": throw new FormatError(`it is a ${format === "png" ? "PNG" : "JPEG"} image: pictures are read by \`images("folder")\``);
    case "idx": return valueRecords(await idxTable(source, await labelsBeside(source)));
  }
}

/** The labels of a file of images, in the file beside it that is named so. */
async function labelsBeside(source: ByteSource): Promise<ByteSource | undefined> {
  const name = labelsOf(source.name);
  const found = name === undefined ? undefined : await source.beside?.(name);
  if (found === undefined) return undefined;
  return binaryFormat(await beginningOf(found, looked)) === "gzip" ? gunzipped(found) : found;
}

/** What the columns of an array without a name are called: the file's own name. */
function nameOf({ name }: ByteSource): string {
  return name.replace(/^.*[\\/]/, "").replace(/\..*$/, "");
}
