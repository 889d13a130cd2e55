import Papa from "papaparse";
import type { Report } from "../diagnostics/report.ts";
import { type SourceFile, type Span, sourceFile, span } from "../source/source.ts";

/** A file of rows and columns, as text. */
export interface Table {
  readonly source: SourceFile;
  /** Where the model names the file; absent where the command does. */
  readonly declared?: Span;
  /** Names of the columns: those of the first row, without the white space around them, or those that the model gives. */
  readonly header: readonly string[];
  /** Whether the columns have names, in the file or in the model; else they are matched by their order. */
  readonly named: boolean;
  /** Whether the first row of the file has the names. */
  readonly headed: boolean;
  /** How many cells the first row has. */
  readonly columns: number;
  /** The rows that are data; cells as written, quotes resolved. A row may have more or fewer cells than there are columns. */
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
}

/** The row of the names, where the file has one. */
export const headerRow = -1;

/** Parses separated values: `,`, `;`, tab or `|`, whichever the file uses; quotes; a byte order mark. All rows are data so far. */
export function parseTable(name: string, text: string, report: Report): Table | undefined {
  const source = sourceFile(name, text.startsWith("\uFEFF") ? text.slice(1) : text);
  // Concatenated files have line ends of several systems; Papa takes one kind.
  const lines = source.text.replace(/\r\n?/g, "\n");
  // Blank lines would mislead the detection of the delimiter, and some of them are rows.
  const { delimiter } = Papa.parse(lines, { newline: "\n", skipEmptyLines: true, preview: 10 }).meta;
  const parsed = Papa.parse<string[]>(lines, { newline: "\n", delimiter });
  const kept = keptRows(parsed.data);
  const rows = kept.map((index) => parsed.data[index] ?? []);
  const columns = rows[0]?.length ?? 0;
  const header = Array.from({ length: columns }, (_, i) => `column ${i + 1}`);
  const table: Table = { source, header, named: false, headed: false, columns, rows, delimiter };
  const malformed = parsed.errors.find((error) => error.type === "Quotes");
  if (malformed === undefined) return table;
  const row = Math.max(0, kept.findLastIndex((index) => index <= (malformed.row ?? 0)));
  report.add(malformed.code === "MissingQuotes" ? "unclosedQuotes" : "textAfterQuotes", rowSpan(table, row), { line: lineOf(table, row) });
  return undefined;
}

/** The table with its first row as the names of the columns. */
export function withHeader(table: Table): Table {
  const [first = [], ...rows] = table.rows;
  return { ...table, header: first.map((cell) => cell.trim().normalize("NFC")), named: true, headed: true, rows };
}

/**
 * Positions of the records that are rows. Blank lines are not, except in a file of one column: there a blank line between
 * others is a row without its value, and dropping it would shift the rows below it.
 */
function keptRows(records: readonly (readonly string[])[]): readonly number[] {
  const filled: number[] = [];
  records.forEach((cells, index) => {
    if (cells.length > 1 || (cells[0] ?? "") !== "") filled.push(index);
  });
  const [first = 0] = filled;
  const last = filled.at(-1) ?? -1;
  if (records[first]?.length !== 1) return filled;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The place of a row in the file. It scans the text, as only messages need it. */
export function rowSpan(table: Table, row: number): Span {
  const cells = locateRow(table, row);
  return span(table.source, cells[0]?.start ?? 0, cells[cells.length - 1]?.end ?? 0);
}

/** The place of a cell in the file. */
export function cellSpan(table: Table, row: number, column: number): Span {
  const cell = locateRow(table, row)[column];
  return cell === undefined ? rowSpan(table, row) : span(table.source, cell.start, cell.end);
}

/** The place for a message about the whole file: its name in the model, else its first row. */
export function placeOf(table: Table): Span {
  return table.declared ?? rowSpan(table, table.headed ? headerRow : 0);
}

/** The line a row begins on, from 1. */
export function lineOf(table: Table, row: number): number {
  return located(table, row)?.line ?? 1;
}

/** The line of each row, in one scan of the text. */
export function linesOf(table: Table): readonly number[] {
  const lines = Array.from(locatedRows(table), ({ line }) => line);
  return table.headed ? lines.slice(1) : lines;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface LocatedRow {
  readonly cells: readonly Range[];
  /** The line it begins on, from 1. */
  readonly line: number;
}

function locateRow(table: Table, wanted: number): readonly Range[] {
  return located(table, wanted)?.cells ?? [];
}

function located(table: Table, wanted: number): LocatedRow | undefined {
  let row = table.headed ? headerRow : 0;
  for (const found of locatedRows(table)) {
    if (row === wanted) return found;
    row += 1;
  }
  return undefined;
}

/** The cells of each row, of the names first where the file has them. */
function* locatedRows(table: Table): Generator<LocatedRow> {
  const { text } = table.source;
  let begun = false;
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const cells: Range[] = [];
    let end = at;
    for (;;) {
      const start = end;
      end = cellEnd(text, start, table.delimiter);
      cells.push({ start, end });
      if (text[end] !== table.delimiter) break;
      end += 1;
    }
    const blank = cells.length === 1 && (end === at || text.slice(at, end) === '""');
    if (!blank || (begun && table.columns === 1)) yield { cells, line };
    begun ||= !blank;
    const next = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    line += text.slice(at, next).match(/\r\n|\r|\n/g)?.length ?? 0;
    at = next;
  }
}

function cellEnd(text: string, start: number, delimiter: string): number {
  let quoted = text[start] === '"';
  for (let at = quoted ? start + 1 : start; at < text.length; at++) {
    const character = text[at];
    if (character === '"' && quoted && text[at + 1] === '"') at += 1;
    else if (character === '"') quoted = false;
    else if (!quoted && (character === delimiter || character === "\n" || character === "\r")) return at;
  }
  return text.length;
}
