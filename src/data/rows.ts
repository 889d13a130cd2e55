/**
 * Reads every row of a table to predict from.
 *
 * Given: a table. Ensures: each row has an example of the data set or the reason why there is none. In a series the example
 * of a row takes the rows up to it. The report has the faults, and counts rows without a value in a warning.
 */
import type { Report } from "../diagnostics/report.ts";
import type { Span } from "../source/source.ts";
import { type Order, planColumns, type Wanted } from "./columns.ts";
import { Faults, reasonOf, reportMalformed, reportRagged } from "./faults.ts";
import { gather, type GatheredRows } from "./gather.ts";
import { Lacking } from "./lacking.ts";
import { Growing } from "./growing.ts";
import { type DataSet, emptyOf, unitOf } from "./read.ts";
import { fill, lackAt, type Readers, readersOf, type SlotLack } from "./readers.ts";
import type { Table } from "./table.ts";

/** The position of a row's example in the data set, or the reason why there is none. */
export type Row = { readonly example: number } | { readonly reason: string };

export interface Rows {
  readonly data: DataSet;
  readonly rows: readonly Row[];
  /** The line of the file that a row begins on, from 1. */
  readonly lineOf: (row: number) => number;
}

export async function readRows(table: Table, wanted: readonly Wanted[], order: Order, at: Span, report: Report): Promise<Rows | undefined> {
  const plans = planColumns(table, wanted, order, at, report);
  if (plans === undefined) return undefined;
  const readers = readersOf(plans);
  const found = await gather(table, readers);
  if (found.malformed !== undefined) {
    reportMalformed(table, found.malformed, report);
    return undefined;
  }
  const [ragged] = found.ragged;
  if (ragged !== undefined) reportRagged(table, { line: found.lineOf(ragged[0]), cells: ragged[1], record: found.recordOf(ragged[0]), more: found.ragged.size - 1 }, report);
  const { places, rows, incomplete, faults, lacking } = new Reading(table, readers, order, found);
  faults.report(table, report);
  const file = table.name;
  const short = order !== "csv" && readers.reach.before > found.rows && found.rows > 0;
  if (short) report.add("seriesTooShort", at, { file, unit: unitOf(order), rows: found.rows, needed: readers.reach.before });
  else if (found.rows === 0 || (places.length === 0 && faults.isEmpty && ragged === undefined)) report.add("noRows", at, { file, dropped: incomplete, what: "row" });
  else if (incomplete > 0) report.add("rowsWithoutPrediction", at, { file, rows: incomplete, of: found.rows, columns: lacking.columns(table) });
  const arrays = new Map(readers.plans.map((reader) => {
    const array = new Growing(emptyOf(reader.plan));
    fill(reader, Int32Array.from(places), found, array, places.length);
    return [reader.plan.name, array.taken()] as const;
  }));
  return { data: { count: places.length, arrays, dropped: rows.length - places.length }, rows, lineOf: found.lineOf };
}

/** The examples of a table, row by row. */
class Reading {
  /** The places of the examples. */
  readonly places: number[] = [];
  readonly rows: Row[] = [];
  readonly faults = new Faults();
  /** Columns in which a value is missing, and nothing else keeps the row from having an example. */
  readonly lacking = new Lacking();
  /** How many rows have no example only because a value is missing. */
  incomplete = 0;
  readonly #table: Table;
  readonly #readers: Readers;
  readonly #order: Order;
  readonly #found: GatheredRows;
  readonly #seen = new Set<string>();

  constructor(table: Table, readers: Readers, order: Order, found: GatheredRows) {
    this.#table = table;
    this.#readers = readers;
    this.#order = order;
    this.#found = found;
    for (let row = 0; row < found.rows; row++) {
      const place = order === "csv" ? row : row + 1;
      const reason = this.#tooEarly(row, place) ?? this.#tooLate(row, place) ?? this.#raggedReason(row, place) ?? this.#lackReason(lackAt(readers, place, found));
      this.rows.push(reason === undefined ? { example: this.places.push(place) - 1 } : { reason });
    }
  }

  #tooEarly(row: number, place: number): string | undefined {
    const { before } = this.#readers.reach;
    return place >= before ? undefined : `an example takes ${before} rows up to this one, and there ${row === 0 ? "is" : "are"} ${row + 1}`;
  }

  /** Of an example with inputs that are known in advance. */
  #tooLate(row: number, place: number): string | undefined {
    const { after } = this.#readers.reach;
    const left = this.#found.rows - row - 1;
    return this.#order === "csv" || place + after <= this.#found.rows ? undefined : `an example takes ${after} ${after === 1 ? "row" : "rows"} after this one, and there ${left === 1 ? "is 1" : `are ${left}`}`;
  }

  #raggedReason(row: number, place: number): string | undefined {
    const { columns, headed } = this.#table;
    const { ragged, lineOf } = this.#found;
    if (ragged.size === 0) return undefined;
    for (let at = Math.min(row, place - this.#readers.reach.before); at <= Math.max(row, place + this.#readers.reach.after - 1); at++) {
      const cells = ragged.get(at);
      if (cells !== undefined) return `line ${lineOf(at)} has ${cells} ${cells === 1 ? "cell" : "cells"}, and the ${headed ? "header" : "first row"} has ${columns}`;
    }
    return undefined;
  }

  #lackReason(lacks: readonly SlotLack[] | undefined): string | undefined {
    if (lacks === undefined) return undefined;
    const { lineOf, recordOf } = this.#found;
    const missing = lacks.filter((lack) => lack.missing);
    const wrong = lacks.filter((lack) => !lack.missing);
    for (const { slot, row, cell } of wrong) {
      const key = `${row} ${slot.column} ${slot.name}`;
      if (!this.#seen.has(key)) this.faults.add({ slot, cell, line: lineOf(row) }, () => recordOf(row));
      this.#seen.add(key);
    }
    if (wrong.length === 0) {
      this.lacking.add(missing);
      this.incomplete += 1;
    }
    const all = [...new Set([
      ...missing.map(({ slot, row }) => `\`${this.#table.header[slot.column] ?? slot.name}\` is missing${this.#where(row)}`),
      ...wrong.map((fault) => `${reasonOf(fault)}${this.#where(fault.row)}`),
    ])];
    return all.length <= 4 ? all.join("; ") : `${all.slice(0, 3).join("; ")}; and ${all.length - 3} more`;
  }

  /** Of a series, the line of a row that several examples have. */
  #where(row: number): string {
    return this.#order === "csv" ? "" : ` in line ${this.#found.lineOf(row)}`;
  }
}
