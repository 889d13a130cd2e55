/** What a file most likely is, where it is not what the model says: notes of diagnostics, in the words of `csv(…)`. */
import { blanks, cellsOf, unquoted } from "./csv/cells.ts";
import { decimalOf } from "./csv/decimal.ts";
import { isMissing, numberIn } from "./cells.ts";
import type { Table } from "./table.ts";

const delimiters = [",", ";", "\t", "|", blanks] as const;

const marks = { decimal: ",".charCodeAt(0), thousands: -1 };

/** Words that mean a missing value in many files, and are none of `missingTokens`. */
const absent = /^(?:unknown|none|missing|undefined|n\/?a\.?|#n\/a|-+)$/i;

/** Of a cell that is no number as it is, but one with a decimal comma. */
export function isDecimalComma(cell: string): boolean {
  return numberIn(cell) === undefined && !Number.isNaN(decimalOf(cell, marks));
}

/** Of a cell that gives no number or class. `optional`: the value may be missing. */
export function absentHint(cell: string, optional: boolean): string | undefined {
  const text = cell.trim();
  if (!absent.test(text)) return undefined;
  return `if it is a missing value, write this option of \`csv\`: \`missing: [${JSON.stringify(text)}]\`${optional ? "" : "; rows in which it is are left out"}`;
}

/** Of a file whose first row has none of the names that the model reads. */
export function headerHint(table: Table, names: ReadonlySet<string>): string | undefined {
  if (!table.headed || table.header.some((name) => names.has(name))) return undefined;
  const found = split(table).find(({ cells }) => cells.some((cell) => names.has(cell)));
  if (found !== undefined) return `it has names of the model if its cells are separated otherwise: \`delimiter: ${JSON.stringify(found.delimiter)}\``;
  const [most] = split(table).filter(({ cells }) => isMostlyNumbers(cells)).toSorted((a, b) => b.cells.length - a.cells.length);
  if (most === undefined) return undefined;
  const other = most.cells.length > table.header.length ? `\`delimiter: ${JSON.stringify(most.delimiter)}\` and ` : "";
  return `the first row looks like data: ${other}\`header: ["…", "…"]\`, which names ${other === "" ? "its" : "the"} ${most.cells.length} columns`;
}

/** Of a file that has another number of columns than is wanted: the delimiter with which it has that many. */
export function delimiterHint(table: Table, columns: number): string | undefined {
  const found = split(table).find(({ cells }) => cells.length === columns);
  return found && `it has ${columns} if its cells are separated otherwise: \`delimiter: ${JSON.stringify(found.delimiter)}\``;
}

interface Split {
  readonly delimiter: string;
  readonly cells: readonly string[];
}

/** The first row of a file of separated values, with each delimiter that parts it. */
function split({ records: { head, named } }: Table): readonly Split[] {
  if (head === undefined || named) return [];
  const parts = delimiters.map((delimiter) => ({ delimiter, cells: cellsOf(head.text, 0, delimiter).cells.map(({ start, end }) => unquoted(head.text.slice(start, end)).trim().normalize("NFC")) }));
  return parts.filter(({ cells }) => cells.length > 1);
}

function isMostlyNumbers(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isMissing(cell));
  return filled.filter((cell) => numberIn(cell) !== undefined || isDecimalComma(cell)).length > filled.length / 2;
}
