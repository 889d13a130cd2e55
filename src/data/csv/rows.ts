/** Rows of which the numbers are read, until they are taken as a batch. */
import type { Batch, ColumnRead, Lack, Malformed, RecordText } from "../records.ts";
import { cellsOf } from "./cells.ts";
import { decimalOf } from "./decimal.ts";
import { type Dialect, marksOf } from "./dialect.ts";
import { textIn } from "./utf8.ts";
import { none, planReads, type ReadPlan } from "./plan.ts";

/** Bytes of a record that messages show. A record is longer only where a quote is not closed. */
const longest = 2 ** 20;

export class ScannedRows {
  readonly plan: ReadPlan;
  /** For each read. */
  numbers: Float64Array[];
  count = 0;
  readonly #dialect: Dialect;
  readonly #decoder = new TextDecoder();
  #capacity = 1024;
  #starts = new Int32Array(this.#capacity);
  #lines = new Int32Array(this.#capacity);
  #lacks: Lack[] = [];
  #ragged: { row: number; cells: number }[] = [];
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;

  constructor(reads: readonly ColumnRead[], dialect: Dialect) {
    this.plan = planReads(reads, dialect);
    this.#dialect = dialect;
    this.numbers = reads.map(() => new Float64Array(this.#capacity));
  }

  /** Forgets the rows; those to come are in bytes that end at `end`. */
  begin(bytes: Uint8Array, end: number): void {
    this.#bytes = bytes;
    this.#end = end;
    this.count = 0;
    this.#lacks = [];
    this.#ragged = [];
  }

  batch(share: number | undefined, malformed: Malformed | undefined): Batch {
    const [lines, starts, bytes, end] = [this.#lines, this.#starts, this.#bytes, this.#end];
    return {
      rows: this.count, numbers: this.numbers, lacks: this.#lacks, ragged: this.#ragged, share,
      lineOf: (row) => lines[row] ?? 0,
      recordOf: (row) => this.recordAt(bytes, starts[row] ?? 0, end, lines[row] ?? 0),
      ...(malformed !== undefined && { malformed }),
    };
  }

  /** Makes room for one more row. */
  reserve(): void {
    if (this.count < this.#capacity) return;
    this.#capacity *= 2;
    const longer = <T extends Float64Array | Int32Array>(array: T, made: T): T => {
      made.set(array);
      return made;
    };
    this.numbers = this.numbers.map((array) => longer(array, new Float64Array(this.#capacity)));
    this.#starts = longer(this.#starts, new Int32Array(this.#capacity));
    this.#lines = longer(this.#lines, new Int32Array(this.#capacity));
  }

  /** Ends a row that begins at a byte and on a line. */
  end(start: number, line: number): void {
    this.#starts[this.count] = start;
    this.#lines[this.count] = line;
    this.count += 1;
  }

  /** A mark to which what the current row lacks is taken back. */
  get mark(): number {
    return this.#lacks.length;
  }

  rewind(mark: number): void {
    this.#lacks.length = mark;
  }

  /** A row of the wrong length has no numbers, and nothing that it lacks matters. */
  ragged(cells: number, mark: number): void {
    this.rewind(mark);
    this.#ragged.push({ row: this.count, cells });
    for (const numbers of this.numbers) numbers[this.count] = NaN;
  }

  /** Stores the number of the cell in bytes `from` to `to` - 1 for each read of its column, or lists it among those that give none. */
  store(bytes: Uint8Array, from: number, to: number, read: number): void {
    let [first, end] = [from, to];
    while (first < end && isWhite(bytes[first])) first += 1;
    while (end > first && isWhite(bytes[end - 1])) end -= 1;
    for (let k = read; k !== none; k = this.plan.nextOf[k] ?? none) {
      const value = this.plan.readers[k]?.read(bytes, first, end) ?? NaN;
      const numbers = this.numbers[k];
      if (numbers !== undefined) numbers[this.count] = value;
      if (Number.isNaN(value)) this.#lack(k, textIn(bytes, from, to));
    }
  }

  /** Stores a cell in whose quotes quotes are doubled. */
  storeDoubled(bytes: Uint8Array, from: number, to: number, read: number): void {
    const single = new TextEncoder().encode(textIn(bytes, from, to).replaceAll('""', '"'));
    this.store(single, 0, single.length, read);
  }

  /** A row of one cell that is missing. */
  blank(line: number): void {
    this.reserve();
    this.store(this.#bytes, 0, 0, this.plan.firstOf[0] ?? none);
    this.end(this.#end, line);
  }

  #lack(read: number, cell: string): void {
    this.#lacks.push({ row: this.count, read, cell, missing: this.#isMissing(cell.trim()) });
  }

  #isMissing(cell: string): boolean {
    const { missing, missingNumbers } = this.#dialect;
    return missing.has(cell) || (missingNumbers.size > 0 && missingNumbers.has(decimalOf(cell, marksOf(this.#dialect))));
  }

  recordAt(bytes: Uint8Array, start: number, end: number, line: number): RecordText {
    const text = this.#decoder.decode(bytes.subarray(start, Math.min(end, start + longest)));
    const { cells } = cellsOf(text, 0, this.#dialect.delimiter);
    return { line, text: text.slice(0, cells.at(-1)?.end ?? 0), cells };
  }
}

/** White space around what a cell says, which in quotes may be line ends. */
function isWhite(byte: number | undefined): boolean {
  return byte === 32 || byte === 9 || byte === 10 || byte === 13;
}
