/** All rows of a table at once, where examples take several rows or each row is answered. */
import { Growing } from "./growing.ts";
import type { Batch, Lack, Malformed, RecordText } from "./records.ts";
import type { Readers, RowWindow } from "./readers.ts";
import type { Table } from "./table.ts";

export interface GatheredRows extends RowWindow {
  /** Cells of the rows of the wrong length. */
  readonly ragged: ReadonlyMap<number, number>;
  /** The line, or the number of the record, that a row begins on, from 1. */
  readonly lineOf: (row: number) => number;
  /** The text of a row that has a fault; `undefined` of others, and beyond the first of very many. */
  readonly recordOf: (row: number) => RecordText | undefined;
  readonly malformed?: Malformed;
}

/** Rows with a fault whose text is kept for messages. */
const mostRecords = 1000;

export async function gather(table: Table, { reads }: Readers): Promise<GatheredRows> {
  const columns = reads.map(() => new Growing(new Float64Array(1024)));
  const lines = new Growing(new Int32Array(1024));
  const lacks = new Map<number, readonly Lack[]>();
  const ragged = new Map<number, number>();
  const records = new Map<number, RecordText>();
  let malformed: Malformed | undefined;
  let rows = 0;
  const keep = (batch: Batch, row: number): void => {
    if (records.size < mostRecords && !records.has(rows + row)) records.set(rows + row, batch.recordOf(row));
  };
  for await (const batch of table.records.batches(reads, table.headed)) {
    columns.forEach((column, k) => {
      const array = column.extend(batch.rows);
      array.set(batch.numbers[k]?.subarray(0, batch.rows) ?? [], rows);
    });
    const array = lines.extend(batch.rows);
    for (let row = 0; row < batch.rows; row++) array[rows + row] = batch.lineOf(row);
    for (const lack of batch.lacks) {
      const at = rows + lack.row;
      lacks.set(at, [...(lacks.get(at) ?? []), { ...lack, row: at }]);
      if (!lack.missing) keep(batch, lack.row);
    }
    for (const { row, cells } of batch.ragged) {
      ragged.set(rows + row, cells);
      keep(batch, row);
    }
    malformed = batch.malformed;
    rows += batch.rows;
  }
  const all = lines.taken();
  return {
    rows, lacks, ragged,
    numbers: columns.map((column) => asFloat64(column)),
    lineOf: (row) => all[row] ?? 0,
    recordOf: (row) => records.get(row),
    ...(malformed !== undefined && { malformed }),
  };
}

function asFloat64(column: Growing): Float64Array {
  const array = column.taken();
  return array instanceof Float64Array ? array : Float64Array.from(array);
}
