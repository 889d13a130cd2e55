/** Several files of the same columns as one table: the rows of one after those of the other. */
import type { Report } from "../diagnostics/report.ts";
import { FormatError } from "./fault.ts";
import type { Batch, ColumnRead } from "./records.ts";
import { firstSpan, type Table } from "./table.ts";

/** A table, and the number of bytes of its file where it is known. */
export interface TableOfFile {
  readonly table: Table;
  readonly size: number | undefined;
}

/** `undefined` where a file has other columns than the first, which the report says. */
export function oneTable(files: readonly TableOfFile[], report: Report): Table | undefined {
  const [first, ...others] = files;
  if (first === undefined || others.length === 0) return first?.table;
  const { table } = first;
  const parts: Part[] = [{ ...first, positions: table.header.map((_, column) => column) }];
  for (const other of others) {
    const positions = positionsIn(table, other.table, report);
    if (positions !== undefined) parts.push({ ...other, positions });
  }
  if (parts.length < files.length) return undefined;
  return {
    ...table,
    name: `${table.name} and ${others.length} more`,
    records: { ...table.records, head: table.records.head && { ...table.records.head, file: table.name }, batches: (reads) => batchesOf(parts, reads) },
  };
}

interface Part extends TableOfFile {
  /** Where the columns of the first file are in this one. */
  readonly positions: readonly number[];
}

function positionsIn(first: Table, other: Table, report: Report): readonly number[] | undefined {
  const identity = other.header.map((_, column) => column);
  if (first.columns === other.columns && (!first.named || !other.named || first.header.every((name, column) => other.header[column] === name))) return identity;
  const positions = new Map(other.header.map((name, column) => [name, column]));
  const found = first.header.map((name) => positions.get(name) ?? -1);
  if (first.named && other.named && new Set(found).size === other.columns && first.columns === other.columns && !found.includes(-1)) return found;
  const column = first.header.find((name) => !positions.has(name));
  const own = new Set(first.header);
  const at = other.header.findIndex((name) => !own.has(name));
  report.add("otherColumns", firstSpan(other, at === -1 ? undefined : at), {
    file: other.name, first: first.name, columns: other.columns, firstColumns: first.columns, ...(first.named && other.named && { lacks: column, has: other.header[at] }),
  });
  return undefined;
}

async function* batchesOf(parts: readonly Part[], reads: readonly ColumnRead[]): AsyncGenerator<Batch> {
  const total = parts.reduce<number | undefined>((sum, { size }) => (sum === undefined || size === undefined ? undefined : sum + size), 0);
  let before = 0;
  for (const { table, size, positions } of parts) {
    const moved = reads.map((read) => ({ ...read, column: positions[read.column] ?? read.column }));
    try {
      for await (const batch of table.records.batches(moved, table.headed)) {
        yield {
          ...batch,
          recordOf: (row) => ({ ...batch.recordOf(row), file: table.name }),
          share: total === undefined || size === undefined || batch.share === undefined ? undefined : (before + batch.share * size) / Math.max(1, total),
          ...(batch.malformed !== undefined && { malformed: { ...batch.malformed, record: { ...batch.malformed.record, file: table.name } } }),
        };
        if (batch.malformed !== undefined) return;
      }
    } catch (cause) {
      throw cause instanceof FormatError ? new FormatError(`${table.name}: ${cause.message}`) : cause;
    }
    before += size ?? 0;
  }
}
