/** Rows of a program, and columns of a program, as tables. */
import { FormatError } from "../fault.ts";
import { type ColumnValues, isNumeric, rowsAtATime, type ValueRows, type ValueTable } from "../values.ts";

/** A row: values by the names of columns. Lists and records in it are columns `image[3]` and `size.width`. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows that are looked at for the names of columns. */
const looked = 1000;

/** A table of rows, which are read once unless they are an array. */
export async function rowsTable(rows: Iterable<unknown> | AsyncIterable<unknown>): Promise<ValueTable> {
  const numbered = flatRows(rows);
  const head: Row[] = [];
  const names = new Set<string>();
  for (let next = await numbered.next(); next.done !== true; next = await numbered.next()) {
    head.push(next.value);
    for (const name of Object.keys(next.value)) names.add(name);
    if (head.length === looked) break;
  }
  if (head.length === 0) throw new FormatError("there are no rows");
  let read = false;
  return {
    names: [...names],
    async *read(columns) {
      if (read) throw new FormatError("its rows can be read once");
      read = true;
      const chosen = columns.map((column) => [...names][column] ?? "");
      const step = rowsAtATime(chosen.length);
      let part = head;
      for (;;) {
        while (part.length < step) {
          const next = await numbered.next();
          if (next.done === true) break;
          part.push(next.value);
        }
        for (let from = 0; from < part.length; from += step) yield batchOf(part.slice(from, from + step), chosen);
        if (part.length < step) return;
        part = [];
      }
    },
  };
}

function batchOf(rows: readonly Row[], names: readonly string[]): ValueRows {
  return { rows: rows.length, share: undefined, columns: names.map((name) => ({ values: rows.map((row) => row[name]) })) };
}

async function* flatRows(rows: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<Row, undefined> {
  let number = 0;
  for await (const row of rows) {
    number += 1;
    yield flat(row, number);
  }
}

/** A row whose values are no lists and no records. */
function flat(row: unknown, number: number): Row {
  if (!isRecord(row)) throw new FormatError(`row ${number} is ${shown(row)}, and no object of values by the names of columns`);
  if (!Object.values(row).some((value) => isList(value) || isRecord(value))) return row;
  const found = new Map<string, unknown>();
  const put = (name: string, value: unknown): void => {
    if (isList(value)) Array.from(value).forEach((item, k) => put(`${name}[${k}]`, item));
    else if (isRecord(value)) for (const [key, item] of Object.entries(value)) put(`${name}.${key}`, item);
    else found.set(name, value);
  };
  for (const [name, value] of Object.entries(row)) put(name, value);
  return Object.fromEntries(found);
}

function shown(value: unknown): string {
  return isList(value) ? "a list" : typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : String(value).slice(0, 40);
}

function isRecord(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !isList(value) && !(value instanceof Date);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** A table of columns. One of several numbers a row, by `sizes`, is a list of lists, or all its numbers in a row. */
export function columnsTable(columns: Readonly<Record<string, ArrayLike<unknown>>>, sizes: ReadonlyMap<string, number>): ValueTable {
  const parts = Object.entries(columns).flatMap(([name, list]) => partsOf(name, list, sizes.get(name) ?? 1));
  const [first] = parts;
  const rows = first?.rows ?? 0;
  const other = parts.find((part) => part.rows !== rows);
  if (first !== undefined && other !== undefined) throw new FormatError(`the columns have different numbers of rows: ${first.name} ${rows}, ${other.name} ${other.rows}`);
  return {
    names: parts.map(({ name }) => name),
    async *read(wanted) {
      const step = rowsAtATime(wanted.length);
      for (let from = 0; from < rows; from += step) {
        const count = Math.min(step, rows - from);
        yield await Promise.resolve({ rows: count, share: (from + count) / rows, columns: wanted.map((column) => parts[column]?.read(from, count) ?? { values: [] }) });
      }
    },
  };
}

interface Part {
  readonly name: string;
  readonly rows: number;
  readonly read: (from: number, count: number) => ColumnValues;
}

function partsOf(name: string, list: ArrayLike<unknown>, size: number): readonly Part[] {
  const [head] = Array.from({ length: Math.min(1, list.length) }, (_, k) => list[k]);
  if (isList(head)) {
    return Array.from({ length: head.length }, (_, k): Part => ({
      name: `${name}[${k}]`, rows: list.length,
      read: (from, count) => ({ values: Array.from({ length: count }, (_row, row) => itemOf(list[from + row], k)) }),
    }));
  }
  return Array.from({ length: size }, (_, k): Part => ({
    name: size === 1 ? name : `${name}[${k}]`, rows: list.length / size,
    read: (from, count) => (isNumeric(list) ? { numbers: list, first: from * size + k, stride: size } : { values: Array.from({ length: count }, (_row, row) => list[(from + row) * size + k]) }),
  }));
}

function itemOf(list: unknown, k: number): unknown {
  return isList(list) ? list[k] : undefined;
}
