import { excerptOf, type Span, span } from "../source/source.ts";
import { type Records, spanIn } from "./records.ts";

/** A file of rows and columns, with names for its columns. */
export interface Table {
  /** What messages call it. */
  readonly name: string;
  /** Where the model names the file; absent where the command does. */
  readonly declared?: Span;
  /** Names of the columns: those of the file, without the white space around them, or those that the model gives. */
  readonly header: readonly string[];
  /** Whether the columns have names, in the file or in the model; else they are matched by their order. */
  readonly named: boolean;
  /** Whether the first record of the file has the names. */
  readonly headed: boolean;
  /** How many cells the first record has. */
  readonly columns: number;
  readonly records: Records;
}

/** A table whose records are all rows so far, unless its format names the columns. */
export function tableOf(name: string, records: Records): Table {
  const columns = records.first.length;
  const table: Table = { name, header: Array.from({ length: columns }, (_, i) => `column ${i + 1}`), named: false, headed: false, columns, records };
  return records.named ? { ...table, header: records.first.map((column) => column.normalize("NFC")), named: true } : table;
}

/** The table with its first record as the names of the columns. */
export function withHeader(table: Table): Table {
  return { ...table, header: table.records.first.map((cell) => cell.trim().normalize("NFC")), named: true, headed: true };
}

export function isEmpty({ records }: Table): boolean {
  return records.head === undefined;
}

/** The place of the first record, or of one of its cells. */
export function firstSpan({ name, records: { head } }: Table, column?: number): Span {
  return head === undefined ? span(excerptOf(name, "", 1), 0, 0) : spanIn(name, head, column);
}

/** The place for a message about the whole file: its name in the model, else its first record. */
export function placeOf(table: Table): Span {
  return table.declared ?? firstSpan(table);
}
