/** The format of a file, by its first bytes. */
import { isIdx } from "./idx.ts";
import { isJson } from "./json.ts";

/** Formats that have a reader. */
export type Format = "csv" | "json" | "gzip" | "npy" | "npz" | "idx" | "parquet" | "arrow" | "arrows" | "sqlite" | "png" | "jpeg";

interface Signature {
  readonly bytes: string;
  /** Absent where there is no reader. */
  readonly format?: Format;
  /** What a file that cannot be read is called. */
  readonly called: string;
}

const signatures: readonly Signature[] = [
  { bytes: "\x1f\x8b", format: "gzip", called: "compressed by gzip" },
  { bytes: "\x93NUMPY", format: "npy", called: "a NumPy array" },
  { bytes: "PK\x03\x04", format: "npz", called: "a ZIP archive" },
  { bytes: "PK\x05\x06", called: "an empty ZIP archive" },
  { bytes: "PAR1", format: "parquet", called: "a Parquet file" },
  { bytes: "PARE", called: "an encrypted Parquet file" },
  { bytes: "ARROW1", format: "arrow", called: "an Arrow file" },
  { bytes: "\xff\xff\xff\xff", format: "arrows", called: "an Arrow stream" },
  { bytes: "FEA1", called: "a Feather file of version 1" },
  { bytes: "SQLite format 3\0", format: "sqlite", called: "an SQLite database" },
  { bytes: "\x89PNG\r\n\x1a\n", format: "png", called: "a PNG image" },
  { bytes: "\xff\xd8\xff", format: "jpeg", called: "a JPEG image" },
  { bytes: "GIF8", called: "a GIF image" },
  { bytes: "\x89HDF\r\n", called: "an HDF5 file" },
  { bytes: "BZh", called: "compressed by bzip2" },
  { bytes: "\xfd7zXZ\0", called: "compressed by xz" },
  { bytes: "\x28\xb5\x2f\xfd", called: "compressed by zstd" },
  { bytes: "7z\xbc\xaf\x27\x1c", called: "a 7z archive" },
  { bytes: "%PDF-", called: "a PDF document" },
  { bytes: "\xd0\xcf\x11\xe0", called: "an Office document, such as .xls" },
  { bytes: "Obj\x01", called: "an Avro file" },
  { bytes: "MATLAB 5.0 MAT-file", called: "a MATLAB file" },
  { bytes: "\x80\x04\x95", called: "a pickle of Python" },
  { bytes: "\x80\x05\x95", called: "a pickle of Python" },
  { bytes: "X\n\0\0", called: "an R data file" },
  { bytes: "RDX2\n", called: "an R data file" },
  { bytes: "RDX3\n", called: "an R data file" },
  { bytes: "version https://git-lfs.github.com/spec/", called: "a pointer of Git LFS (`git lfs pull` fetches the file)" },
];

/** The format of bytes that are no text, or what they are called where there is no reader; `undefined` of text. */
export function binaryFormat(beginning: Uint8Array): Format | { readonly called: string } | undefined {
  const found = signatures.find(({ bytes }) => Array.from({ length: bytes.length }, (_, at) => bytes.charCodeAt(at)).every((byte, at) => beginning[at] === byte));
  if (found !== undefined) return found.format ?? found;
  const text = new TextDecoder("latin1").decode(beginning.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (/^<(?:!doctype html|html)\b/i.test(text)) return { called: "an HTML page (servers answer with one where there is no file)" };
  if (/^<\?xml\s/.test(text)) return { called: "an XML document" };
  return isIdx(beginning) ? "idx" : undefined;
}

/** The format of a text that begins so. */
export function textFormat(beginning: Uint8Array): Format {
  return isJson(new TextDecoder().decode(beginning)) ? "json" : "csv";
}
