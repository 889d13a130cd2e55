/** NPY, the format of NumPy arrays, versions 1 to 3. Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
import { decodeHalves } from "../runtime/half.ts";
import { FormatError } from "./fault.ts";
import type { NumberArray } from "./values.ts";

interface Header {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  /** Where the numbers begin. */
  readonly end: number;
}

type Read = (view: DataView, at: number, little: boolean) => unknown;

/** Element types by their letter and size: `f8` is float64. */
const elements: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["f2", (view, at, little) => decodeHalves(Uint16Array.of(view.getUint16(at, little)), "F16")[0]],
  ["f4", (view, at, little) => view.getFloat32(at, little)],
  ["f8", (view, at, little) => view.getFloat64(at, little)],
  ["i1", (view, at) => view.getInt8(at)],
  ["i2", (view, at, little) => view.getInt16(at, little)],
  ["i4", (view, at, little) => view.getInt32(at, little)],
  ["i8", (view, at, little) => exact(view.getBigInt64(at, little))],
  ["u1", (view, at) => view.getUint8(at)],
  ["u2", (view, at, little) => view.getUint16(at, little)],
  ["u4", (view, at, little) => view.getUint32(at, little)],
  ["u8", (view, at, little) => exact(view.getBigUint64(at, little))],
  ["b1", (view, at) => view.getUint8(at) !== 0],
]);

/** The array in the bytes of one file; `name` is what its columns are called, and `what` what messages call it: `it`, or an array of an archive. */
export function npyArray(bytes: Uint8Array, name: string, what: string): NumberArray {
  const { descr, fortran, shape, end } = headerOf(bytes, what);
  const count = shape.reduce((a, b) => a * b, 1);
  const [, order = "|", type = "", digits = "0"] = /^([<>|=]?)([a-zA-Z])(\d+)$/.exec(descr) ?? [];
  const letters = Number(digits);
  const size = type === "U" ? 4 * letters : letters;
  const read = type === "U" ? unicode(letters) : type === "S" ? latin(letters) : elements.get(`${type}${digits}`);
  if (read === undefined) throw new FormatError(`${what} has elements of the type \`${descr}\`: write it with numbers or strings (\`array.astype(...)\`)`);
  if (size === 0) throw new FormatError(`${what} has texts of no characters (\`${descr}\`)`);
  if (shape.length === 0) throw new FormatError(`${what} has one number, and no rows`);
  const expected = end + count * size;
  if (bytes.length < expected) throw new FormatError(`${what} is cut off: it has ${bytes.length} bytes, and its header says ${expected}`);
  const little = order !== ">";
  // A copy whose buffer begins with it: `slice` of Node's buffers is a view.
  const data = new Uint8Array(bytes.subarray(end, expected));
  const numbers = asArray(data, `${type}${digits}`, little) ?? valuesOf(data, read, size, count, little);
  const width = shape.slice(1).reduce((a, b) => a * b, 1);
  if (!fortran) return { name, shape, numbers, strides: { row: width, element: 1 } };
  if (shape.length > 2) return { name, shape, numbers: inRowOrder(numbers, shape), strides: { row: width, element: 1 } };
  return { name, shape, numbers, strides: { row: 1, element: shape[0] ?? 1 } };
}

function headerOf(bytes: Uint8Array, what: string): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const major = bytes[6] ?? 0;
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start) throw new FormatError(`${what} ends in its header`);
  const end = start + (major === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (end > bytes.length) throw new FormatError(`${what} ends in its header`);
  const text = new TextDecoder().decode(bytes.subarray(start, end));
  const descr = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const shape = /'shape':\s*\(([\d, ]*)\)/.exec(text)?.[1];
  if (shape === undefined || !/'fortran_order':\s*(?:True|False)/.test(text)) throw new FormatError(`${what} has no header of an array`);
  if (descr === undefined) throw new FormatError(`${what} is an array of records: write its fields as arrays of their own, in one .npz file`);
  return { descr, fortran: /'fortran_order':\s*True/.test(text), shape: shape.split(",").map((n) => n.trim()).filter((n) => n !== "").map(Number), end };
}

/** The bytes as a typed array, where their order is that of this machine. */
function asArray(bytes: Uint8Array<ArrayBuffer>, type: string, little: boolean): ArrayLike<number> | undefined {
  if (type === "u1") return bytes;
  if (type === "i1") return new Int8Array(bytes.buffer);
  if (!little || new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) return undefined;
  switch (type) {
    case "f4": return new Float32Array(bytes.buffer);
    case "f8": return new Float64Array(bytes.buffer);
    case "i2": return new Int16Array(bytes.buffer);
    case "i4": return new Int32Array(bytes.buffer);
    case "u2": return new Uint16Array(bytes.buffer);
    case "u4": return new Uint32Array(bytes.buffer);
    default: return undefined;
  }
}

function valuesOf(bytes: Uint8Array, read: Read, size: number, count: number, little: boolean): readonly unknown[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: count }, (_, k) => read(view, k * size, little));
}

/** Elements whose first index varies fastest, in the order of rows. */
function inRowOrder(numbers: ArrayLike<unknown>, shape: readonly number[]): readonly unknown[] {
  const strides = shape.map((_, k) => shape.slice(0, k).reduce((a, b) => a * b, 1));
  const index = shape.map(() => 0);
  return Array.from({ length: numbers.length }, () => {
    const value = numbers[index.reduce((sum, i, k) => sum + i * (strides[k] ?? 0), 0)];
    for (let k = shape.length - 1; k >= 0; k--) {
      index[k] = (index[k] ?? 0) + 1;
      if ((index[k] ?? 0) < (shape[k] ?? 0)) break;
      index[k] = 0;
    }
    return value;
  });
}

/** A whole number of 64 bits: as a number where that is exact. */
function exact(value: bigint): number | bigint {
  const number = Number(value);
  return BigInt(number) === value ? number : value;
}

/** Strings of so many characters of UTF-32. */
function unicode(letters: number): Read {
  return (view, at, little) => {
    let text = "";
    for (let k = 0; k < letters; k++) {
      const code = view.getUint32(at + 4 * k, little);
      if (code === 0) break;
      text += code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
    }
    return text;
  };
}

/** Strings of so many bytes. */
function latin(letters: number): Read {
  return (view, at) => {
    let text = "";
    for (let k = 0; k < letters && view.getUint8(at + k) !== 0; k++) text += String.fromCharCode(view.getUint8(at + k));
    return text;
  };
}
