/** Several files as one table, each with some of its columns: `file(image: "images.gz", label: "labels.gz")`. */
import { FormatError } from "./fault.ts";
import type { Batch, ColumnRead, RecordText } from "./records.ts";
import type { Table } from "./table.ts";

/** A file and the name that the model gives to what it has. */
export interface NamedTable {
  readonly name: string;
  readonly table: Table;
}

/** A table whose rows are those of the files beside each other. */
export function sideBySide(parts: readonly NamedTable[]): Table | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const header = parts.flatMap(columnsOf);
  const name = parts.map(({ table }) => table.name).join(", ");
  return {
    name, header, named: true, headed: false, columns: header.length, ...(first.table.declared !== undefined && { declared: first.table.declared }),
    records: { first: header, head: joined(parts.map(({ table }) => table.records.head), 1), named: true, unit: "row", batches: (reads) => batchesOf(parts, reads) },
  };
}

/** What a file has one array or column of, or columns without names, is called as the model says; other columns keep their names. */
function columnsOf({ name, table: { header, named } }: NamedTable): readonly string[] {
  if (header.length === 1) return [name];
  const stems = new Set(header.map((column) => /^(.*?)[_.[ ]?\d[\d_.,]*\]?$/.exec(column)?.[1]));
  return !named || (stems.size === 1 && !stems.has(undefined)) ? header.map((_, k) => `${name}[${k}]`) : header;
}

/** One file while it is read: its batch, and how many of its rows are done. */
class Reading {
  readonly name: string;
  /** Where the numbers of its reads go. */
  readonly reads: readonly number[];
  batch: Batch | undefined;
  rows = 0;
  from = 0;
  readonly #batches: AsyncIterator<Batch>;

  constructor(part: NamedTable, reads: readonly ColumnRead[], first: number) {
    this.name = `\`${part.name}\` (${part.table.name})`;
    this.reads = reads.flatMap(({ column }, k) => (column >= first && column < first + part.table.columns ? [k] : []));
    const own = this.reads.flatMap((k) => reads[k] ?? []).map((read) => ({ ...read, column: read.column - first }));
    this.#batches = part.table.records.batches(own, part.table.headed)[Symbol.asyncIterator]();
  }

  get left(): number {
    return this.batch === undefined ? 0 : this.batch.rows - this.from;
  }

  /** Reads on where no rows are left; the next batch overwrites the last one. */
  async fill(): Promise<void> {
    while (this.left === 0) {
      if (this.batch?.malformed !== undefined) return;
      const { done, value } = await this.#next();
      this.batch = done === true ? undefined : value;
      this.from = 0;
      if (done === true) return;
      this.rows += value.rows;
    }
  }

  /** Reads to the end, for the number of rows. */
  async drain(): Promise<void> {
    for (;;) {
      const { done, value } = await this.#next();
      if (done === true) return;
      this.rows += value.rows;
    }
  }

  async #next(): Promise<IteratorResult<Batch>> {
    try {
      return await this.#batches.next();
    } catch (cause) {
      throw cause instanceof FormatError ? new FormatError(`${this.name}: ${cause.message}`) : cause;
    }
  }

  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}

async function* batchesOf(parts: readonly NamedTable[], reads: readonly ColumnRead[]): AsyncGenerator<Batch> {
  let first = 0;
  const all = parts.map((part) => {
    const reading = new Reading(part, reads, first);
    first += part.table.columns;
    return reading;
  });
  // Files that nothing is read of are not opened.
  const open = all.filter((reading) => reading.reads.length > 0);
  try {
    for (let before = 0; ; ) {
      for (const reading of open) await reading.fill();
      const malformed = open.find(({ batch }) => batch?.malformed !== undefined)?.batch?.malformed;
      const count = Math.min(...open.map(({ left }) => left));
      if (open.length === 0 || (count === 0 && malformed === undefined)) break;
      yield batchOf(all, reads.length, before, malformed === undefined ? count : 0, malformed);
      if (malformed !== undefined) return;
      for (const reading of open) reading.from += count;
      before += count;
    }
    if (open.every(({ batch }) => batch === undefined)) return;
    for (const reading of open) if (reading.batch !== undefined) await reading.drain();
    throw new FormatError(`its files have different numbers of rows: ${open.map(({ name, rows }) => `${name} has ${rows}`).join(", ")}`);
  } finally {
    for (const reading of open) await reading.close();
  }
}

function batchOf(parts: readonly Reading[], reads: number, before: number, rows: number, malformed: Batch["malformed"]): Batch {
  const numbers: Float64Array[] = Array.from({ length: reads }, () => new Float64Array(0));
  for (const { batch, reads: own, from } of parts) own.forEach((k, at) => (numbers[k] = batch?.numbers[at]?.subarray(from, from + rows) ?? new Float64Array(0)));
  const within = (row: number): boolean => row >= 0 && row < rows;
  const lacks = parts.flatMap(({ batch, reads: own, from }) => (batch?.lacks ?? []).map((lack) => ({ ...lack, row: lack.row - from, read: own[lack.read] ?? 0 }))).filter(({ row }) => within(row));
  return {
    rows, numbers, lacks: lacks.sort((a, b) => a.row - b.row),
    ragged: parts.flatMap(({ batch, from }) => (batch?.ragged ?? []).map(({ row, cells }) => ({ row: row - from, cells }))).filter(({ row }) => within(row)),
    share: parts.find(({ batch }) => batch?.share !== undefined)?.batch?.share,
    lineOf: (row) => before + row + 1,
    recordOf: (row) => joined(parts.map(({ batch, from }) => batch?.recordOf(from + row)), before + row + 1) ?? { line: before + row + 1, text: "", cells: [] },
    ...(malformed !== undefined && { malformed }),
  };
}

/** Records of the same row, one after the other. */
function joined(records: readonly (RecordText | undefined)[], line: number): RecordText | undefined {
  if (records.every((record) => record === undefined)) return undefined;
  let text = "";
  const cells: { readonly start: number; readonly end: number }[] = [];
  for (const record of records) {
    if (record === undefined) continue;
    if (text !== "") text += ", ";
    cells.push(...record.cells.map(({ start, end }) => ({ start: start + text.length, end: end + text.length })));
    text += record.text;
  }
  return { line, text, cells };
}
