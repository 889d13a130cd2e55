/** The format of a file, by its first bytes. */

/** Formats that have a reader. */
export type Format = "text" | "gzip";

interface Signature {
  readonly bytes: string;
  readonly format: Format | undefined;
  /** What it is called where it cannot be read. */
  readonly called: string;
}

const signatures: readonly Signature[] = [
  { bytes: "\x1f\x8b", format: "gzip", called: "gzip" },
  { bytes: "PAR1", format: undefined, called: "a Parquet file" },
  { bytes: "ARROW1", format: undefined, called: "an Arrow file" },
  { bytes: "FEA1", format: undefined, called: "a Feather file of version 1" },
  { bytes: "\x93NUMPY", format: undefined, called: "a NumPy array" },
  { bytes: "PK\x03\x04", format: undefined, called: "a ZIP archive, such as .npz and .xlsx are" },
  { bytes: "SQLite format 3\0", format: undefined, called: "an SQLite database" },
  { bytes: "\x89PNG", format: undefined, called: "a PNG image" },
  { bytes: "\xff\xd8\xff", format: undefined, called: "a JPEG image" },
  { bytes: "GIF8", format: undefined, called: "a GIF image" },
  { bytes: "\x89HDF\r\n", format: undefined, called: "an HDF5 file" },
  { bytes: "BZh", format: undefined, called: "compressed by bzip2" },
  { bytes: "\xfd7zXZ\0", format: undefined, called: "compressed by xz" },
  { bytes: "\x28\xb5\x2f\xfd", format: undefined, called: "compressed by zstd" },
  { bytes: "7z\xbc\xaf\x27\x1c", format: undefined, called: "a 7z archive" },
  { bytes: "%PDF-", format: undefined, called: "a PDF document" },
  { bytes: "\xd0\xcf\x11\xe0", format: undefined, called: "an Office document, such as .xls" },
  { bytes: "Obj\x01", format: undefined, called: "an Avro file" },
];

/** The format, or what the file is called where there is no reader for it. */
export function formatOf(beginning: Uint8Array): { readonly format: Format } | { readonly called: string } {
  const found = signatures.find(({ bytes }) => Array.from({ length: bytes.length }, (_, at) => bytes.charCodeAt(at)).every((byte, at) => beginning[at] === byte));
  if (found !== undefined) return found.format === undefined ? { called: found.called } : { format: found.format };
  return { format: "text" };
}
