/** NPZ: several NumPy arrays in one ZIP archive, by name. */
import { unzipSync } from "fflate";
import { FormatError } from "./fault.ts";
import { crc32 } from "./images/crc32.ts";
import { npyArray } from "./npy.ts";
import { type NumberArray, tableOfArrays, type ValueTable } from "./values.ts";

/** Bytes that the arrays of an archive may have together. */
const most = 2 ** 31;

/** The arrays of an archive, which are columns by their names. */
export function npzTable(bytes: Uint8Array): ValueTable {
  return tableOfArrays(Object.entries(unpacked(bytes)).map(([name, array]): NumberArray => npyArray(array, name.replace(/\.npy$/, ""), `its array ${name}`)));
}

function unpacked(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let total = 0;
  const others: string[] = [];
  const entries = entriesOf(bytes);
  const checksums = new Map<string, number>();
  let seen = 0;
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith(".npy")) {
          seen += 1;
          others.push(name);
          return false;
        }
        total += originalSize;
        const entry = entries[seen++];
        if (entry?.isEncrypted === true) throw new FormatError("it is encrypted, which nnc does not read");
        if (entry !== undefined) checksums.set(name, entry.checksum);
        if (total > most) throw new FormatError(`it says that its arrays have more than ${most / 2 ** 30} GB`);
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw new FormatError(`it is a damaged ZIP archive: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  for (const [name, data] of Object.entries(files)) {
    const checksum = checksums.get(name);
    if (checksum !== undefined && checksum !== crc32(data)) throw new FormatError(`it is a damaged ZIP archive: the checksum of ${name} is wrong`);
  }
  if (Object.keys(files).length > 0) return files;
  throw new FormatError(others.some((name) => name.startsWith("xl/")) ? "it is a workbook: save its sheet as CSV" : "it is a ZIP archive without NumPy arrays (.npy): unpack it");
}

/** What the list at the end of an archive says of each file, which the package leaves out; none where it is not there. Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 */
function entriesOf(bytes: Uint8Array): readonly { readonly isEncrypted: boolean; readonly checksum: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const entries: { readonly isEncrypted: boolean; readonly checksum: number }[] = [];
  let at = end < 0 ? bytes.length : view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    entries.push({ isEncrypted: (view.getUint16(at + 8, true) & 1) === 1, checksum: view.getUint32(at + 16, true) });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
