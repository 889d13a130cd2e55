/** Converts data sets to typed arrays: from flat arrays of numbers, lists of examples, or lists of class names. */
import { checkFinite, checkIndices, checkNumber, classNumber, inWords, sameCount } from "./checks.ts";

export type Numbers = Float64Array | Float32Array | Int32Array;

/** Columns `from` to `to` - 1 of each row are classes whose names are numbers. */
export interface NumberedClasses {
  readonly from: number;
  readonly to: number;
  readonly classes: readonly (string | number)[];
}

/**
 * A row-major array of shape [examples, width]. Numbers are copied; any other element is one example, which `encode` writes.
 * `below` is the bound of integers, `numbered` lists the columns where numbers are names of classes. An array that has the
 * type `Rows` already is used without a copy.
 */
export function takeRows<T extends Numbers>(
  data: ArrayLike<unknown>,
  width: number,
  below: number | undefined,
  Rows: new (length: number) => T,
  encode: (value: never, into: T, at: number) => void,
  name: string,
  numbered?: readonly NumberedClasses[],
): T {
  if (typeof data !== "object" || data === null || typeof data.length !== "number") throw new TypeError(`${name} is ${inWords(data)}, not an array of examples`);
  let rows: T;
  if (data.constructor === Rows && numbered === undefined) {
    rows = data as unknown as T;
    sameCount(undefined, data.length, width, name);
  } else if (typeof data[0] === "number") {
    sameCount(undefined, data.length, width, name);
    rows = new Rows(data.length);
    for (let i = 0; i < rows.length; i++) {
      const value = data[i];
      const named = numbered?.find(({ from, to }) => i % width >= from && i % width < to);
      if (named !== undefined) {
        rows[i] = classNumber(value, named.classes, `${name}[${i}]`);
        continue;
      }
      rows[i] = typeof value === "number" ? value : checkNumber(value, `${name}[${i}]`);
      if (below !== undefined && rows[i] !== value) throw new RangeError(`${name}[${i}] is ${String(value)}, not a whole number from 0 to ${below - 1}`);
    }
  } else {
    rows = new Rows(data.length * width);
    encodeRows(data, width, rows, encode, name);
  }
  if (below === undefined) checkFinite(rows, rows.length, name, width);
  else checkIndices(rows, rows.length, below, name);
  return rows;
}

/** Writes each example; errors of an encoder, which begin with the name, say which example it is. */
function encodeRows<T extends Numbers>(data: ArrayLike<unknown>, width: number, rows: T, encode: (value: never, into: T, at: number) => void, name: string): void {
  let n = 0;
  try {
    for (; n < data.length; n++) encode(data[n] as never, rows, n * width);
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof RangeError) || !cause.message.startsWith(name)) throw cause;
    const message = `${name}[${n}]${cause.message.slice(name.length)}`;
    throw cause instanceof TypeError ? new TypeError(message) : new RangeError(message);
  }
}

/** A view of each row, so that a row can be copied with one `set`. */
export function eachRow<T extends Numbers>(rows: T, width: number): readonly T[] {
  return Array.from({ length: rows.length / width }, (_, n) => rows.subarray(n * width, (n + 1) * width) as T);
}
