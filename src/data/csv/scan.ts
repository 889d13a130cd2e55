/**
 * Reads the records of separated values from bytes, as RFC 4180 has them: cells between delimiters, in quotes where they
 * contain delimiters, quotes or line ends. Wanted cells become numbers in place; no text is made of the others.
 */
import type { Batch, ColumnRead, Malformed } from "../records.ts";
import { blanks } from "./cells.ts";
import { combined, exactDigits, pairDigits, powers } from "./decimal.ts";
import type { Dialect } from "./dialect.ts";
import { none } from "./plan.ts";
import { ScannedRows } from "./rows.ts";

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const quote = 34;
const minus = 45;
const zero = 48;

/** Where a scan ended. */
export interface Scanned {
  /** Where the first record that is not complete begins. */
  readonly at: number;
  readonly malformed?: Malformed;
}

export class Scanner {
  readonly #rows: ScannedRows;
  /** Cells of the first record of the file. */
  readonly #columns: number;
  readonly #delimiter: number;
  /** -1 where digits may be in groups: then `decimalIn` reads every number. */
  readonly #decimal: number;
  readonly #comment: number;
  readonly #isBlanks: boolean;
  readonly #isNumber: readonly boolean[];
  /** The line on which the next record begins. */
  #line: number;
  /** Line ends in quotes of the record that is read. */
  #quotedLines = 0;
  /** Blank lines that are rows if another row follows, in a file of one column. */
  #waiting = 0;
  #begun: boolean;

  /** `line`: that of the first record, before which others were read where `begun` says so. */
  constructor(reads: readonly ColumnRead[], dialect: Dialect, columns: number, line: number, begun: boolean) {
    this.#rows = new ScannedRows(reads, dialect);
    const { readers, nextOf } = this.#rows.plan;
    this.#columns = columns;
    this.#isBlanks = dialect.delimiter === blanks;
    this.#delimiter = this.#isBlanks ? space : dialect.delimiter.charCodeAt(0);
    this.#decimal = dialect.thousands === undefined ? dialect.decimal.charCodeAt(0) : none;
    this.#comment = dialect.comment === undefined ? none : dialect.comment.charCodeAt(0);
    this.#isNumber = readers.map(({ isNumber }, k) => isNumber && nextOf[k] === none);
    this.#line = line;
    this.#begun = begun;
  }

  /** On which the record begins that is read. */
  get line(): number {
    return this.#line;
  }

  /** The rows of the last scan. */
  batch(share: number | undefined, malformed: Malformed | undefined): Batch {
    return this.#rows.batch(share, malformed);
  }

  /** Reads the complete records of bytes `from` to `to` - 1; the byte at `to` is a line feed that does not belong to them. `last`: no bytes follow. */
  scan(bytes: Uint8Array, from: number, to: number, last: boolean): Scanned {
    const rows = this.#rows;
    const { firstOf } = rows.plan;
    const [delimiter, decimal, isBlanks, isNumber, wanted] = [this.#delimiter, this.#decimal, this.#isBlanks, this.#isNumber, firstOf.length];
    rows.begin(bytes, to);
    let start = from;
    while (start < to) {
      const mark = rows.mark;
      this.#quotedLines = 0;
      let at = start;
      if (bytes[at] === this.#comment) {
        while (bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at += 1;
        const next = afterLine(bytes, at, to, last);
        if (next < 0) break;
        this.#line += 1;
        start = next;
        continue;
      }
      rows.reserve();
      let cells = 0;
      if (isBlanks) at = passBlanks(bytes, at);
      for (;;) {
        const read = cells < wanted ? (firstOf[cells] ?? none) : none;
        let byte = bytes[at] ?? 0;
        if (byte === quote) {
          const after = this.#quoted(bytes, at, to, read);
          if (after < 0) {
            // The closing quote may follow.
            if (after === unclosed && !last) return rewound(rows, mark, start);
            return { at: start, malformed: { word: after === unclosed ? "unclosedQuotes" : "textAfterQuotes", record: rows.recordAt(bytes, start, to, this.#line) } };
          }
          at = after;
        } else if (read !== none && isNumber[read] === true) {
          const begins = at;
          if (delimiter !== space) while (byte === space) byte = bytes[++at] ?? 0;
          const negative = byte === minus;
          if (negative) byte = bytes[++at] ?? 0;
          let [high, low, digits] = [0, 0, 0];
          let digit = byte - zero;
          while (digit >= 0 && digit <= 9 && digits < exactDigits) {
            high = high * 10 + digit;
            digits += 1;
            byte = bytes[++at] ?? 0;
            digit = byte - zero;
          }
          let scale = 0;
          if (byte === decimal) {
            const point = at;
            byte = bytes[++at] ?? 0;
            digit = byte - zero;
            while (digit >= 0 && digit <= 9 && digits < exactDigits) {
              high = high * 10 + digit;
              digits += 1;
              byte = bytes[++at] ?? 0;
              digit = byte - zero;
            }
            while (digit >= 0 && digit <= 9 && digits < pairDigits) {
              low = low * 10 + digit;
              digits += 1;
              byte = bytes[++at] ?? 0;
              digit = byte - zero;
            }
            scale = at - point - 1;
          }
          if (delimiter !== space) while (byte === space) byte = bytes[++at] ?? 0;
          const simple = digits > 0 && (byte === delimiter || byte === lineFeed || byte === carriageReturn);
          const value = !simple ? NaN : digits <= exactDigits ? (scale === 0 ? high : high / (powers[scale] ?? NaN)) : combined(high, low, digits - exactDigits, -scale);
          if (Number.isNaN(value)) {
            at = this.#cellEnd(bytes, begins);
            // The rest of the cell may follow.
            if (at < to || last) rows.store(bytes, begins, at, read);
          } else {
            const numbers = rows.numbers[read];
            if (numbers !== undefined) numbers[rows.count] = negative ? -value : value;
          }
        } else {
          const begins = at;
          if (isBlanks) at = this.#cellEnd(bytes, begins);
          else while (byte !== delimiter && byte !== lineFeed && byte !== carriageReturn) byte = bytes[++at] ?? 0;
          if (read !== none && (at < to || last)) rows.store(bytes, begins, at, read);
        }
        cells += 1;
        if (isBlanks) at = passBlanks(bytes, at);
        else if (bytes[at] === delimiter) {
          at += 1;
          continue;
        }
        if (!isBlanks || bytes[at] === lineFeed || bytes[at] === carriageReturn) break;
      }
      const next = afterLine(bytes, at, to, last);
      if (next < 0) return rewound(rows, mark, start);
      if (cells === 1 && isEmpty(bytes, isBlanks ? passBlanks(bytes, start) : start, at)) {
        rows.rewind(mark);
        if (this.#columns === 1 && this.#begun) this.#waiting += 1;
        this.#line += 1;
        start = next;
        continue;
      }
      if (this.#waiting > 0) {
        // Blank lines before this row were rows.
        rows.rewind(mark);
        for (; this.#waiting > 0; this.#waiting--) rows.blank(this.#line - this.#waiting);
        continue;
      }
      this.#begun = true;
      if (cells !== this.#columns) rows.ragged(cells, mark);
      rows.end(start, this.#line);
      this.#line += 1 + this.#quotedLines;
      start = next;
    }
    return { at: start };
  }

  /** The end of the cell without quotes that begins at `from`. */
  #cellEnd(bytes: Uint8Array, from: number): number {
    const [delimiter, isBlanks] = [this.#delimiter, this.#isBlanks];
    for (let at = from; ; at++) {
      const byte = bytes[at];
      if (byte === delimiter || byte === lineFeed || byte === carriageReturn || (isBlanks && byte === tab)) return at;
    }
  }

  /** Reads the quoted cell that begins at `from`; gives where it ends, or why it does not. */
  #quoted(bytes: Uint8Array, from: number, to: number, read: number): number {
    let at = from + 1;
    let doubled = false;
    for (; ; at++) {
      if (at >= to) return unclosed;
      const byte = bytes[at];
      if (byte === quote) {
        if (bytes[at + 1] !== quote || at + 1 >= to) break;
        doubled = true;
        at += 1;
      } else if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) this.#quotedLines += 1;
    }
    let after = at + 1;
    if (!this.#isBlanks) after = passBlanksBut(bytes, after, this.#delimiter);
    const byte = bytes[after];
    // Another quote may follow one that ends the bytes.
    if (after < to && byte !== this.#delimiter && byte !== lineFeed && byte !== carriageReturn && !(this.#isBlanks && byte === tab)) return textAfter;
    if (read === none) return after;
    if (doubled) this.#rows.storeDoubled(bytes, from + 1, at, read);
    else this.#rows.store(bytes, from + 1, at, read);
    return after;
  }
}

/** Why a quoted cell does not end. */
const unclosed = -1;
const textAfter = -2;

/** The scan ends before a record that is not complete. */
function rewound(rows: ScannedRows, mark: number, at: number): Scanned {
  rows.rewind(mark);
  return { at };
}

/** Where the next record begins after the line end at `at`; -1 where that line end may not be complete. */
function afterLine(bytes: Uint8Array, at: number, to: number, last: boolean): number {
  if (at >= to) return last ? to : -1;
  if (bytes[at] !== carriageReturn) return at + 1;
  if (at + 1 >= to) return last ? to : -1;
  return bytes[at + 1] === lineFeed ? at + 2 : at + 1;
}

function isSpace(byte: number | undefined): boolean {
  return byte === space || byte === tab;
}

function passBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

function passBlanksBut(bytes: Uint8Array, from: number, delimiter: number): number {
  let at = from;
  while (isSpace(bytes[at]) && bytes[at] !== delimiter) at += 1;
  return at;
}

/** Whether a record of one cell is a blank line: nothing, or quotes around nothing. */
function isEmpty(bytes: Uint8Array, start: number, at: number): boolean {
  return at === start || (at === start + 2 && bytes[start] === quote && bytes[start + 1] === quote);
}
