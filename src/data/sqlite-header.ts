/** The first bytes of an SQLite database: whether the file has all its pages. Format: https://www.sqlite.org/fileformat.html */
import { FormatError } from "./fault.ts";

/** Bytes of the header. */
const length = 100;

/** `size`: of the file, in bytes. SQLite reads a file that is cut off until it asks for a page that is not there. */
export function checkHeader(beginning: Uint8Array, size: number): void {
  if (beginning.length < length) throw new FormatError(`it is an SQLite database that is cut off: it has ${size} bytes, and its header alone has ${length}`);
  const view = new DataView(beginning.buffer, beginning.byteOffset, length);
  // 65536 has no place in two bytes.
  const page = view.getUint16(16) === 1 ? 65536 : view.getUint16(16);
  if (page < 512 || (page & (page - 1)) !== 0) throw new FormatError(`it is a damaged SQLite database: it says that its pages have ${page} bytes`);
  const pages = view.getUint32(28);
  // Writers before version 3.7 left the number of pages as it was.
  const isCounted = pages > 0 && view.getUint32(24) === view.getUint32(92);
  if (isCounted && pages * page > size) throw new FormatError(`it is an SQLite database that is cut off: it says that it has ${pages} pages of ${page} bytes, and the file has ${size} bytes`);
  if (size % page !== 0) throw new FormatError(`it is an SQLite database that is cut off: it has ${size} bytes, which is no multiple of its pages of ${page}`);
}
