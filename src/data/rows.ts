/**
 * Reads every row of a table to predict from.
 *
 * Given: a table. Ensures: each row has an example of the data set or the reason why there is none. In a series the example
 * of a row takes the rows up to it. The report has the faults, and counts rows without a value in a warning.
 */
import type { Report } from "../diagnostics/report.ts";
import type { Span } from "../source/source.ts";
import { type Order, planColumns, type Wanted } from "./columns.ts";
import { checkLengths, reasonOf, reportFaults } from "./faults.ts";
import { columnNames, type DataSet } from "./read.ts";
import { type Fault, fill, type Lack, lackAt, type PlanReader, reachOf, readerOf } from "./readers.ts";
import { linesOf, type Table } from "./table.ts";

/** The position of a row's example in the data set, or the reason why there is none. */
export type Row = { readonly example: number } | { readonly reason: string };

export interface Rows {
  readonly data: DataSet;
  readonly rows: readonly Row[];
  /** The line of the file that a row begins on, from 1. */
  readonly lineOf: (row: number) => number;
}

export function readRows(table: Table, wanted: readonly Wanted[], order: Order, at: Span, report: Report): Rows | undefined {
  const readers = planColumns(table, wanted, order, at, report)?.map((plan) => readerOf(table, plan));
  if (readers === undefined) return undefined;
  const ragged = !checkLengths(table, report);
  const found = new Reading(table, readers, order, ragged);
  const { reach, places, rows, incomplete, faults, lacking } = found;
  reportFaults(table, faults, report);
  const file = table.source.name;
  const short = order === "series" && reach.before > table.rows.length && table.rows.length > 0;
  if (short) report.add("seriesTooShort", at, { file, rows: table.rows.length, needed: reach.before });
  else if (table.rows.length === 0 || (places.length === 0 && faults.length === 0 && !ragged)) report.add("noRows", at, { file, dropped: incomplete, what: "row" });
  else if (incomplete > 0) report.add("rowsWithoutPrediction", at, { file, rows: incomplete, of: table.rows.length, columns: columnNames(table, lacking) });
  const arrays = new Map(readers.map((reader) => [reader.plan.name, fill(reader, places)]));
  return { data: { count: places.length, arrays, dropped: rows.length - places.length }, rows, lineOf: (row) => found.lineOf(row) };
}

/** The examples of a table, row by row. */
class Reading {
  readonly reach: ReturnType<typeof reachOf>;
  /** The places of the examples. */
  readonly places: number[] = [];
  readonly rows: Row[] = [];
  readonly faults: Fault[] = [];
  /** Columns in which a value is missing. */
  readonly lacking = new Set<number>();
  /** How many rows have no example only because a value is missing. */
  incomplete = 0;
  readonly #table: Table;
  readonly #order: Order;
  #lines: readonly number[] | undefined;

  constructor(table: Table, readers: readonly PlanReader[], order: Order, ragged: boolean) {
    this.#table = table;
    this.#order = order;
    this.reach = reachOf(readers);
    for (let row = 0; row < table.rows.length; row++) {
      const place = order === "csv" ? row : row + 1;
      const reason = this.#tooEarly(row, place) ?? (ragged ? this.#raggedReason(row, place) : undefined) ?? this.#lackReason(lackAt(readers, place, table));
      this.rows.push(reason === undefined ? { example: this.places.push(place) - 1 } : { reason });
    }
  }

  #tooEarly(row: number, place: number): string | undefined {
    return place >= this.reach.before ? undefined : `an example takes ${this.reach.before} rows up to this one, and there ${row === 0 ? "is" : "are"} ${row + 1}`;
  }

  #raggedReason(row: number, place: number): string | undefined {
    const { columns, headed, rows } = this.#table;
    for (let at = Math.min(row, place - this.reach.before); at <= row; at++) {
      const cells = rows[at]?.length ?? 0;
      if (cells !== columns) return `line ${this.lineOf(at)} has ${cells} ${cells === 1 ? "cell" : "cells"}, and the ${headed ? "header" : "first row"} has ${columns}`;
    }
    return undefined;
  }

  #lackReason(lack: Lack | undefined): string | undefined {
    if (lack === undefined) return undefined;
    this.faults.push(...lack.faults);
    for (const { slot } of lack.missing) this.lacking.add(slot.column);
    if (lack.faults.length === 0) this.incomplete += 1;
    const missing = lack.missing.map(({ slot, row }) => `\`${this.#table.header[slot.column] ?? slot.name}\` is missing${this.#where(row)}`);
    const wrong = lack.faults.map((fault) => `${reasonOf(fault)}${this.#where(fault.row)}`);
    const all = [...new Set([...missing, ...wrong])];
    return all.length <= 4 ? all.join("; ") : `${all.slice(0, 3).join("; ")}; and ${all.length - 3} more`;
  }

  /** Of a series, the line of a row that several examples have. */
  #where(row: number): string {
    return this.#order === "csv" ? "" : ` in line ${this.lineOf(row)}`;
  }

  lineOf(row: number): number {
    this.#lines ??= linesOf(this.#table);
    return this.#lines[row] ?? 0;
  }
}
