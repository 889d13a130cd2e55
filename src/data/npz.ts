/** NPZ: several NumPy arrays in one ZIP archive, by name. */
import { unzipSync } from "fflate";
import { FormatError } from "./fault.ts";
import { npyArray } from "./npy.ts";
import { type NumberArray, tableOfArrays, type ValueTable } from "./values.ts";

/** Bytes that the arrays of an archive may have together. */
const most = 2 ** 31;

/** The arrays of an archive, which are columns by their names. */
export function npzTable(bytes: Uint8Array, file: string): ValueTable {
  return tableOfArrays(Object.entries(unpacked(bytes, file)).map(([name, array]): NumberArray => npyArray(array, name.replace(/\.npy$/, ""), `${name} of ${file}`)));
}

function unpacked(bytes: Uint8Array, file: string): Readonly<Record<string, Uint8Array>> {
  let total = 0;
  const others: string[] = [];
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith(".npy")) {
          others.push(name);
          return false;
        }
        total += originalSize;
        if (total > most) throw new FormatError(`${file} says that its arrays have more than ${most / 2 ** 30} GB`);
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw new FormatError(`${file} is a damaged ZIP archive: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (Object.keys(files).length > 0) return files;
  throw new FormatError(others.some((name) => name.startsWith("xl/")) ? `${file} is a workbook: save its sheet as CSV` : `${file} is a ZIP archive without NumPy arrays (.npy): unpack it`);
}
