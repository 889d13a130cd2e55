/**
 * Reads the examples of a model from a table of text.
 *
 * Given: a table. Ensures: either every wanted value of every complete example is in a typed array, one after another, or
 * the report names the cells that give no number; incomplete examples are left out and counted in a warning.
 */
import type { Report } from "../diagnostics/report.ts";
import type { Span } from "../source/source.ts";
import { type Order, planColumns, type Wanted } from "./columns.ts";
import { checkLengths, reportFaults } from "./faults.ts";
import { type DataArray, type Fault, fill, lackAt, reachOf, readerOf } from "./readers.ts";
import { reportRounding } from "./rounding.ts";
import type { Table } from "./table.ts";

export type { DataArray } from "./readers.ts";

export interface DataSet {
  /** Number of examples. */
  readonly count: number;
  /** By name of input or output: `count` examples, row after row. Classes and indices as whole numbers. */
  readonly arrays: ReadonlyMap<string, DataArray>;
  /** How many examples lacked a value. */
  readonly dropped: number;
}

export function readDataSet(table: Table, wanted: readonly Wanted[], order: Order, at: Span, report: Report): DataSet | undefined {
  if (!checkLengths(table, report)) return undefined;
  const readers = planColumns(table, wanted, order, at, report)?.map((plan) => readerOf(table, plan));
  if (readers === undefined) return undefined;
  const file = table.source.name;
  const { before, after } = reachOf(readers);
  // The place of an example is a row: in a series the first row after its inputs, which may be the one after the last.
  const places = Array.from({ length: Math.max(0, table.rows.length - after - before + 1) }, (_, i) => before + i);
  if (places.length === 0 && table.rows.length > 0) {
    report.add("seriesTooShort", at, { file, rows: table.rows.length, needed: before + after });
    return undefined;
  }
  const complete: number[] = [];
  const lacking = new Set<number>();
  const faults: Fault[] = [];
  for (const place of places) {
    const lack = lackAt(readers, place, table);
    if (lack === undefined || lack.missing.length === 0) complete.push(place);
    // Faults of an example that is left out do not matter.
    if (lack?.missing.length === 0) faults.push(...lack.faults);
    for (const { slot } of lack?.missing ?? []) lacking.add(slot.column);
  }
  const dropped = places.length - complete.length;
  const what = order === "csv" ? "row" : "example";
  if (complete.length === 0) {
    report.add("noRows", at, { file, dropped, what });
    return undefined;
  }
  if (dropped > 0) report.add("incompleteRowsDropped", at, { file, dropped, of: places.length, what, columns: columnNames(table, lacking) });
  if (faults.length > 0) {
    reportFaults(table, faults, report);
    return undefined;
  }
  reportRounding(table, readers, report);
  return { count: complete.length, arrays: new Map(readers.map((reader) => [reader.plan.name, fill(reader, complete)])), dropped };
}

/** The names of columns, in the order of the file. */
export function columnNames(table: Table, columns: ReadonlySet<number>): readonly string[] {
  return [...columns].sort((a, b) => a - b).map((column) => table.header[column] ?? "");
}
