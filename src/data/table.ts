import Papa from "papaparse";
import type { Report } from "../diagnostics/report.ts";
import { type SourceFile, type Span, sourceFile, span } from "../source/source.ts";

/** A file of rows and named columns, as text. */
export interface Table {
  readonly source: SourceFile;
  /** The names in the first row, without the white space around them. */
  readonly header: readonly string[];
  /** The other rows, blank lines left out; cells as written, quotes resolved. */
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
}

/** Reads separated values: `,`, `;`, tab or `|`, whichever the file uses; quotes; a byte order mark. */
export function parseTable(name: string, text: string, report: Report): Table | undefined {
  const source = sourceFile(name, text.startsWith("\uFEFF") ? text.slice(1) : text);
  const parsed = Papa.parse<string[]>(source.text, { skipEmptyLines: true });
  const [first = [], ...rows] = parsed.data;
  const table: Table = { source, header: first.map((cell) => cell.trim()), rows, delimiter: parsed.meta.delimiter };
  const malformed = parsed.errors.find((error) => error.type === "Quotes");
  if (malformed !== undefined) {
    const row = malformed.row ?? 0;
    report.add("NN608", rowSpan(table, row), { line: lineOf(table, row), reason: quoteFault(malformed.code) });
    return undefined;
  }
  return checkLengths(table, report) ? table : undefined;
}

function quoteFault(code: string): string {
  return code === "MissingQuotes" ? "a quoted cell is not closed" : "a quoted cell goes on after its closing quote";
}

function checkLengths(table: Table, report: Report): boolean {
  const wrong: number[] = [];
  table.rows.forEach((row, index) => {
    if (row.length !== table.header.length) wrong.push(index + 1);
  });
  const [first] = wrong;
  if (first === undefined) return true;
  const cells = table.rows[first - 1]?.length ?? 0;
  const found = { line: lineOf(table, first), cells, header: table.header.length, more: wrong.length - 1 };
  report.add("NN607", rowSpan(table, first), found);
  return false;
}

/** Where a row stands in the file; the header is row 0. Scans the text, for it serves only messages. */
export function rowSpan(table: Table, row: number): Span {
  const cells = locateRow(table, row);
  return span(table.source, cells[0]?.start ?? 0, cells[cells.length - 1]?.end ?? 0);
}

/** Where a cell stands in the file; the header is row 0. */
export function cellSpan(table: Table, row: number, column: number): Span {
  const cell = locateRow(table, row)[column];
  return cell === undefined ? rowSpan(table, row) : span(table.source, cell.start, cell.end);
}

/** The line a row begins on, from 1. */
export function lineOf(table: Table, row: number): number {
  const { start } = rowSpan(table, row);
  return table.source.lineStarts.filter((line) => line <= start).length;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function locateRow(table: Table, wanted: number): readonly Range[] {
  const { text } = table.source;
  let row = 0;
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
    const blank = cells.length === 1 && end === at;
    if (!blank && row === wanted) return cells;
    if (!blank) row += 1;
    at = text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }
  return [];
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
