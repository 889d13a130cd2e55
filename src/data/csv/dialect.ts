/** How a file of separated values is written. */
import { missingTokens, numberIn } from "../cells.ts";
import { FormatError } from "../fault.ts";
import { blanks, cellsOf } from "./cells.ts";
import { decimalOf, type Marks } from "./decimal.ts";

export interface Dialect {
  /** One character between cells, or `blanks`: any number of spaces and tabs. */
  readonly delimiter: string;
  /** Before the decimals: `.` or `,`. */
  readonly decimal: string;
  /** Between groups of three digits. */
  readonly thousands?: string;
  /** Records that begin with it are none. */
  readonly comment?: string;
  /** Spellings of a missing value. */
  readonly missing: ReadonlySet<string>;
  /** Numbers that mean a missing value. */
  readonly missingNumbers: ReadonlySet<number>;
}

/** What a model or a command says of it. */
export type DialectOptions = Partial<Omit<Dialect, "missing" | "missingNumbers">> & { readonly missing?: readonly string[] };

const delimiters = [",", "\t", "|", ";"] as const;

/** The dialect of a text that begins so: what is said, and the delimiter that makes the first records alike. */
export function dialectOf(text: string, { missing = [], decimal = ".", ...options }: DialectOptions): Dialect {
  for (const name of ["delimiter", "comment"] as const) checkByte(name, options[name]);
  const marks = marksOf({ decimal, ...options });
  const numbers = missing.map((token) => numberIn(token) ?? decimalOf(token, marks)).filter((value) => !Number.isNaN(value));
  return {
    ...options, decimal, delimiter: options.delimiter ?? delimiterOf(text, options.comment),
    missing: new Set([...missingTokens, ...missing]), missingNumbers: new Set(numbers),
  };
}

/** The scanner compares bytes. */
function checkByte(name: "delimiter" | "comment", character: string | undefined): void {
  if (character === undefined || character === blanks || /^[\0-\x7f]$/.test(character)) return;
  throw new FormatError(`its \`${name}\` is ${JSON.stringify(character)}, and must be one character of ASCII${name === "delimiter" ? " or `blanks`" : ""}`);
}

/** The marks of its numbers. */
export function marksOf({ decimal, thousands }: Pick<Dialect, "decimal" | "thousands">): Marks {
  const [first = -1, ...more] = new TextEncoder().encode(thousands ?? "");
  return { decimal: decimal.charCodeAt(0), thousands: first, ...(more.length > 0 && { moreOfThousands: more }) };
}

/** Records that are looked at. */
const looked = 10;

/** The candidate of the greatest number of cells, among those that differ least from record to record; a comma where there is none. */
function delimiterOf(text: string, comment: string | undefined): string {
  let best = { delimiter: ",", difference: Infinity, cells: 1 };
  for (const delimiter of delimiters) {
    const counts = firstRecords(text, delimiter, comment).map((record) => record.length);
    const [first = 0, ...others] = counts;
    const difference = others.reduce((sum, cells) => sum + Math.abs(cells - first), 0);
    const cells = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
    if (cells < 2 && !(cells > 1 && counts.length === 1)) continue;
    if (difference < best.difference || (difference === best.difference && cells > best.cells)) best = { delimiter, difference, cells };
  }
  return best.delimiter;
}

function firstRecords(text: string, delimiter: string, comment: string | undefined): readonly (readonly string[])[] {
  const records: (readonly string[])[] = [];
  let at = 0;
  while (at < text.length && records.length < looked) {
    const { cells, end } = cellsOf(text, at, delimiter);
    const isBlank = cells.length === 1 && cells[0]?.start === cells[0]?.end;
    const isComment = comment !== undefined && text.startsWith(comment, at);
    if (!isBlank && !isComment) records.push(cells.map(({ start, end: to }) => text.slice(start, to)));
    at = end;
  }
  return records;
}
