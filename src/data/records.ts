/**
 * What every format of data files is read as: records of cells, whose wanted columns come as numbers, in batches.
 *
 * A reader of a format knows nothing of models: it is handed the columns to read, and what their cells are. What gives no
 * number is listed with its text, so that the one who reads decides whether it is missing, left out, or a fault.
 */
import { excerptOf, type Span, span } from "../source/source.ts";
import type { ClassLabel } from "../ir/model/types.ts";

/** How one cell becomes a number. */
export type CellKind =
  | { readonly kind: "number" }
  /** A whole number from 0. */
  | { readonly kind: "index"; readonly below: number }
  /** The position of the class; `other`: of any other value that of the last. */
  | { readonly kind: "class"; readonly classes: readonly ClassLabel[]; readonly other?: boolean }
  /** Any text; `numberOf` numbers the different ones, over all files of a data set. */
  | { readonly kind: "category"; readonly numberOf: (cell: string) => number }
  /** A date, in milliseconds since 1970; a number is one in files that have values, not text. */
  | { readonly kind: "date" }
  /** A number, or a date in milliseconds. */
  | { readonly kind: "time" };

export interface ColumnRead {
  /** From 0. */
  readonly column: number;
  readonly kind: CellKind;
}

/** A cell that gives no number. */
export interface Lack {
  /** The row of the batch. */
  readonly row: number;
  /** Which of the reads. */
  readonly read: number;
  readonly cell: string;
  /** Whether the cell says that there is no value. */
  readonly missing: boolean;
}

/** Rows that follow each other. Its numbers are overwritten by the next batch. */
export interface Batch {
  readonly rows: number;
  /** For each read the numbers of the rows; NaN where a cell gives none. There may be more elements than rows. */
  readonly numbers: readonly Float64Array[];
  /** In the order of the rows. */
  readonly lacks: readonly Lack[];
  /** Rows with more or fewer cells than the first record of the file. */
  readonly ragged: readonly { readonly row: number; readonly cells: number }[];
  /** The line of the file, or the number of the record, that a row begins on, from 1. */
  readonly lineOf: (row: number) => number;
  /** A row as text, until the next batch is asked for. */
  readonly recordOf: (row: number) => RecordText;
  /** Share of the file that has been read; `undefined` where its size is not known. */
  readonly share: number | undefined;
  /** A fault of the file, after which nothing can be read. */
  readonly malformed?: Malformed;
}

/** Why the rest of a file cannot be read. */
export interface Malformed {
  readonly word: "unclosedQuotes" | "textAfterQuotes";
  readonly record: RecordText;
}

/** One record as it is written, for messages. */
export interface RecordText {
  /** Its file, where a table has several. */
  readonly file?: string;
  readonly line: number;
  readonly text: string;
  /** The place of each cell in the text. */
  readonly cells: readonly { readonly start: number; readonly end: number }[];
}

/** A file whose first record has been looked at. */
export interface Records {
  /** Cells of the first record, quotes resolved: names of columns, or data. Formats that name their columns give those. */
  readonly first: readonly string[];
  /** The first record as it is written; `undefined` in an empty file. */
  readonly head: RecordText | undefined;
  /** Whether the format names its columns: then `first` is no row. */
  readonly named: boolean;
  /** What `lineOf` counts. */
  readonly unit: "line" | "row";
  /** Reads columns of all rows, or of those after the first record. May be called again. */
  readonly batches: (reads: readonly ColumnRead[], afterFirst: boolean) => AsyncIterable<Batch>;
}

/** The place of a record or of one of its cells, in a text of that record alone. */
export function spanIn(name: string, record: RecordText, column?: number): Span {
  const source = excerptOf(record.file ?? name, record.text, record.line);
  const cell = column === undefined ? undefined : record.cells[column];
  return cell === undefined ? span(source, record.cells[0]?.start ?? 0, record.cells.at(-1)?.end ?? record.text.length) : span(source, cell.start, cell.end);
}
