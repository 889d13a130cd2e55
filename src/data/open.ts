/** Opens a file in whatever format it is: the one place that knows them all. */
import { type ByteSource, beginningOf } from "./bytes.ts";
import type { DialectOptions } from "./csv/dialect.ts";
import { separatedValues } from "./csv/records.ts";
import { asUtf8 } from "./encoding.ts";
import { FormatError } from "./fault.ts";
import { formatOf } from "./format.ts";
import { gunzipped } from "./gzip.ts";
import type { Records } from "./records.ts";

/** How a file is written, as far as its first bytes do not say. */
export type FormatOptions = DialectOptions & { readonly encoding?: string };

/** Bytes by which a format is told. */
const told = 4096;


export async function openRecords(source: ByteSource, options: FormatOptions): Promise<Records> {
  const beginning = await beginningOf(source, told);
  const found = formatOf(beginning);
  if ("called" in found) throw new FormatError(`it is ${found.called}, not text`);
  switch (found.format) {
    case "gzip": return openRecords(gunzipped(source), options);
    case "text": {
      const text = asUtf8(source, beginning, options.encoding);
      // No text in UTF-8 has a zero.
      if (text === source && beginning.includes(0)) throw new FormatError("it is a binary file of an unknown format, not text");
      return separatedValues(text, options);
    }
  }
}
