/** Records of formats that have values, not text: numbers, strings, truth values. */
import { classReader, isMissing, numberIn } from "./cells.ts";
import { FormatError } from "./fault.ts";
import { dateIn } from "../runtime/dates.ts";
import type { Batch, CellKind, ColumnRead, Lack, Records, RecordText } from "./records.ts";

/**
 * A column of rows that follow each other: the value of each row; its position in a dictionary, or -1 where it is missing; or numbers
 * at equal distances, where `present` has 0 at the positions of those that are missing.
 */
export type ColumnValues =
  | { readonly values: ArrayLike<unknown> }
  | { readonly codes: Int32Array; readonly dictionary: ArrayLike<unknown> }
  | { readonly numbers: ArrayLike<number>; readonly first: number; readonly stride: number; readonly present?: Uint8Array };

export interface ValueRows {
  readonly rows: number;
  /** For each column that was asked for, in that order. */
  readonly columns: readonly ColumnValues[];
  /** Share of the file that has been read; `undefined` where its size is not known. */
  readonly share: number | undefined;
  /** What messages show of each row in place of its values. */
  readonly texts?: readonly string[];
}

/** A table of values. */
export interface ValueTable {
  readonly names: readonly string[];
  /** Rows of some columns, in batches. */
  readonly read: (columns: readonly number[]) => AsyncIterable<ValueRows>;
}

export function valueRecords({ names, read }: ValueTable): Records {
  return {
    first: names, named: true, unit: "row",
    head: written(names, names.map((_, column) => column), names.length, 1),
    batches: (reads) => batches(reads, names, read),
  };
}

async function* batches(reads: readonly ColumnRead[], names: readonly string[], read: ValueTable["read"]): AsyncGenerator<Batch> {
  const columns = [...new Set(reads.map(({ column }) => column))];
  const converters = reads.map(({ kind }) => converterOf(kind));
  const order = reads.map(({ column }) => columns.indexOf(column));
  let before = 0;
  for await (const { rows, columns: found, share, texts } of read(columns)) {
    const lacks: Lack[] = [];
    const numbers = reads.map((_, k) => {
      const column = found[order[k] ?? 0];
      if (column === undefined) return new Float64Array(rows);
      return converted(column, converters[k] ?? unread, rows, (row, value) => lacks.push({ row, read: k, cell: textOf(value), missing: isAbsent(value) }));
    });
    lacks.sort((a, b) => a.row - b.row);
    const first = before;
    yield {
      rows, numbers, lacks, ragged: [], share,
      lineOf: (row) => first + row + 1,
      recordOf: (row) => texts !== undefined ? { line: first + row + 1, text: texts[row] ?? "", cells: [] } : written(found.map((column) => textOf(valueAt(column, row))), columns, names.length, first + row + 1),
    };
    before += rows;
  }
}

type Converter = (value: unknown) => number;

const unread: Converter = () => NaN;

type TakeLack = (row: number, value: unknown) => void;

function converted(column: ColumnValues, converter: Converter, rows: number, lack: TakeLack): Float64Array {
  if ("numbers" in column && converter === numberOf) return finite(column, rows, lack);
  const into = new Float64Array(rows);
  const known = "codes" in column && column.dictionary.length < rows ? new Float64Array(column.dictionary.length).fill(unseen) : undefined;
  for (let row = 0; row < rows; row++) {
    const code = known === undefined || !("codes" in column) ? -1 : (column.codes[row] ?? -1);
    let number = known?.[code] ?? unseen;
    if (number === unseen) {
      number = converter(valueAt(column, row));
      if (known !== undefined && code >= 0) known[code] = number;
    }
    into[row] = number;
    if (Number.isNaN(number)) lack(row, valueAt(column, row));
  }
  return into;
}

/** What no value of a dictionary is converted to: not even dates reach so far. */
const unseen = -Infinity;

/** The numbers themselves, where each is one. */
function finite(column: Extract<ColumnValues, { readonly first: number }>, rows: number, lack: TakeLack): Float64Array {
  const { numbers, first, stride } = column;
  const isShared = numbers instanceof Float64Array && stride === 1;
  let into = isShared ? numbers.subarray(first, first + rows) : new Float64Array(rows);
  if (!isShared) for (let row = 0; row < rows; row++) into[row] = numbers[first + row * stride] ?? NaN;
  for (let row = 0; row < rows; row++) {
    const number = into[row] ?? NaN;
    if (number - number === 0) continue;
    // Another read of the column sees the infinite number.
    if (isShared && !Number.isNaN(number) && into.buffer === numbers.buffer) into = into.slice();
    into[row] = NaN;
    lack(row, valueAt(column, row));
  }
  return into;
}

function valueAt(column: ColumnValues, row: number): unknown {
  if ("values" in column) return column.values[row];
  if ("codes" in column) return column.dictionary[column.codes[row] ?? -1];
  const at = column.first + row * column.stride;
  return column.present?.[at] === 0 ? null : column.numbers[at];
}

/** Rows of several columns one after another, each from a row on, as one column. */
export function joinedValues(parts: readonly { readonly values: ColumnValues; readonly from: number; readonly rows: number }[], rows: number): ColumnValues {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return partOf(first.values, first.from, rows);
  if (parts.every(({ values }) => "numbers" in values)) {
    const numbers = new Float64Array(rows);
    const present = new Uint8Array(rows);
    let row = 0;
    for (const part of parts) {
      if (!("numbers" in part.values)) continue;
      const { numbers: some, first: start, stride, present: flags } = part.values;
      for (let k = part.from; k < part.from + part.rows; k++, row++) {
        numbers[row] = some[start + k * stride] ?? NaN;
        present[row] = flags?.[start + k * stride] ?? 1;
      }
    }
    return { numbers, first: 0, stride: 1, present };
  }
  return { values: parts.flatMap(({ values, from, rows: count }) => Array.from({ length: count }, (_, k) => valueAt(values, from + k))) };
}

function partOf(column: ColumnValues, from: number, rows: number): ColumnValues {
  if ("numbers" in column) return { ...column, first: column.first + from * column.stride };
  if ("codes" in column) return { codes: column.codes.subarray(from, from + rows), dictionary: column.dictionary };
  return { values: Array.from({ length: rows }, (_, k) => column.values[from + k]) };
}

/** From a value to a number; NaN where it is none. */
function converterOf(kind: CellKind): Converter {
  switch (kind.kind) {
    case "number": return numberOf;
    case "index":
      return (value) => {
        const number = numberOf(value);
        return Number.isInteger(number) && number >= 0 && number < kind.below ? number : NaN;
      };
    case "category":
      return (value) => (isAbsent(value) ? NaN : kind.numberOf(textOf(value)));
    case "date":
      return (value) => (value instanceof Date ? value.getTime() : typeof value === "string" ? (dateIn(value) ?? NaN) : numberOf(value));
    case "time":
      return (value) => (value instanceof Date ? value.getTime() : typeof value === "string" ? (numberIn(value) ?? dateIn(value) ?? NaN) : numberOf(value));
    case "class": {
      const position = classReader(kind.classes);
      // Where classes have names, whole numbers are their positions, as everywhere in programs.
      const areNames = kind.classes.every((label) => typeof label === "string");
      return (value) => {
        const found = value === null || value === undefined ? -1 : position(typeof value === "boolean" && !areNames ? String(Number(value)) : textOf(value));
        if (found >= 0) return found;
        const number = typeof value === "string" ? NaN : numberOf(value);
        if (areNames && Number.isInteger(number) && number >= 0 && number < kind.classes.length) return number;
        return kind.other === true && !isAbsent(value) ? kind.classes.length - 1 : NaN;
      };
    }
  }
}

function numberOf(value: unknown): number {
  if (typeof value === "number") return Number.isFinite(value) ? value : NaN;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" ? (numberIn(value) ?? NaN) : NaN;
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "number" && Number.isNaN(value)) || (typeof value === "string" && isMissing(value));
}

/** A value as messages show it. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (typeof value === "bigint" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "a date out of range" : value.toISOString().replace("T00:00:00.000Z", "");
  if (value instanceof Uint8Array) return textOfBytes(value);
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part));
}

/** Texts of some writers have no mark that they are text. */
function textOfBytes(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // No text.
  }
  return `${bytes.length} bytes`;
}

/** Texts as one record, in their columns. */
function written(texts: readonly string[], columns: readonly number[], width: number, line: number): RecordText {
  const cells = Array.from({ length: width }, () => ({ start: 0, end: 0 }));
  let text = "";
  texts.forEach((cell, k) => {
    const start = text.length;
    text += k === texts.length - 1 ? cell : `${cell}, `;
    cells[columns[k] ?? 0] = { start, end: start + cell.length };
  });
  return { line, text, cells };
}

/** Names of the columns of an array: its own where it has one number for each row, else numbered ones. */
function columnNames(name: string, width: number | undefined): readonly string[] {
  return width === undefined ? [name] : Array.from({ length: width }, (_, k) => `${name}[${k}]`);
}

/** Rows that are handed on at a time, so that numbers of many columns fit into the caches. */
export function rowsAtATime(columns: number): number {
  return Math.max(16, Math.ceil(2 ** 18 / Math.max(1, columns)));
}

/** Columns of an array, each of which has a name. */
const mostColumns = 2 ** 22;

/** Arrays of one first dimension as a table: images and labels, features and targets. */
export interface NumberArray {
  readonly name: string;
  /** Sizes, of rows first. */
  readonly shape: readonly number[];
  /** The value at a position in the order of rows. */
  readonly numbers: ArrayLike<unknown>;
  /** Distance of the elements of one row, and of rows. */
  readonly strides: { readonly row: number; readonly element: number };
}

export function tableOfArrays(arrays: readonly NumberArray[]): ValueTable {
  for (const { name, shape: [rows = 0, ...sizes] } of arrays) {
    const width = sizes.reduce((a, b) => a * b, 1);
    if (rows > 0 && width === 0) throw new FormatError(`its array \`${name}\` has ${rows} rows of no numbers`);
    if (width > mostColumns) throw new FormatError(`its array \`${name}\` has rows of ${width} numbers, and nnc reads at most ${mostColumns}`);
  }
  const columns = arrays.flatMap((array) => {
    const width = array.shape.length === 1 ? undefined : array.shape.slice(1).reduce((a, b) => a * b, 1);
    return columnNames(array.name, width).map((name, k) => ({ name, array, offset: k * array.strides.element }));
  });
  return {
    names: columns.map(({ name }) => name),
    async *read(wanted) {
      const chosen = wanted.flatMap((column) => columns[column] ?? []);
      const lengths = new Map(chosen.map(({ array }) => [array.name, array.shape[0] ?? 0]));
      const rows = Math.max(0, ...lengths.values());
      const [other] = [...lengths].filter(([, length]) => length !== rows);
      if (other !== undefined) throw new FormatError(`its arrays have different numbers of rows: ${[...lengths].map(([name, length]) => `${name} ${length}`).join(", ")}`);
      const step = rowsAtATime(chosen.length);
      for (let from = 0; from < rows; from += step) {
        const count = Math.min(step, rows - from);
        yield await Promise.resolve({ rows: count, share: (from + count) / rows, columns: chosen.map(({ array, offset }) => columnOf(array, offset, from, count)) });
      }
    },
  };
}

function columnOf({ numbers, strides }: NumberArray, offset: number, from: number, count: number): ColumnValues {
  const first = offset + from * strides.row;
  if (isNumeric(numbers)) return { numbers, first, stride: strides.row };
  return { values: Array.from({ length: count }, (_, row) => numbers[first + row * strides.row]) };
}

/** Whether an array has numbers alone. */
export function isNumeric(numbers: ArrayLike<unknown>): numbers is ArrayLike<number> {
  return ArrayBuffer.isView(numbers) && !(numbers instanceof BigInt64Array) && !(numbers instanceof BigUint64Array);
}
