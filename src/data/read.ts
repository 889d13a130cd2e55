/**
 * Reads the examples of a model from a table.
 *
 * Given: a table. Ensures: either every wanted value of every complete example is in a typed array, one after another, or
 * the report names the cells that give no number; incomplete examples are left out and counted in a warning.
 */
import type { Report } from "../diagnostics/report.ts";
import type { Span } from "../source/source.ts";
import { type Order, planColumns, type Wanted } from "./columns.ts";
import { Faults, type Ragged, reportMalformed, reportRagged } from "./faults.ts";
import { gather } from "./gather.ts";
import { Lacking, namedColumns } from "./lacking.ts";
import { type DataArray, Growing } from "./growing.ts";
import { fill, lackAt, type PlanReader, type Readers, readersOf, type RowWindow } from "./readers.ts";
import type { Batch, Lack, Malformed, RecordText } from "./records.ts";
import { type RoundedRange, RoundingErrors } from "./rounding.ts";
import type { Table } from "./table.ts";

export type { DataArray } from "./growing.ts";

/** Some examples of a data set, which follow each other. */
export type Part = Pick<DataSet, "count" | "arrays" | "columns">;

export interface DataSet {
  /** Number of examples. */
  readonly count: number;
  /** By name of input or output: `count` examples, row after row. Classes and indices as whole numbers. */
  readonly arrays: ReadonlyMap<string, DataArray>;
  /** Columns that examples are split by, by their name: equal cells have equal numbers, later times greater ones. */
  readonly columns?: ReadonlyMap<string, DataArray>;
  /** How many examples lacked a value. */
  readonly dropped: number;
  /** What warnings tell of the rows, where all of them were read from files. */
  readonly findings?: Findings;
}

/** What warnings tell of the rows of a table. */
export interface Findings {
  /** Examples, complete or not. */
  readonly places: number;
  /** How many lack a value, by column. */
  readonly lacking: readonly (readonly [column: number, rows: number])[];
  /** The ranges of what became float32. */
  readonly rounding: readonly RoundedRange[];
}

export async function readDataSet(table: Table, wanted: readonly Wanted[], order: Order, at: Span, report: Report, stride?: number): Promise<DataSet | undefined> {
  const plans = planColumns(table, wanted, order, at, report);
  if (plans === undefined) return undefined;
  const readers = readersOf(plans);
  const examples = new Examples(table, readers, stride ?? (order === "text" ? readers.reach.before : 1));
  if (order === "csv") {
    for await (const batch of table.records.batches(readers.reads, table.headed)) {
      examples.add(windowOf(batch), batch, batch);
      if (batch.malformed !== undefined) examples.malformed = batch.malformed;
    }
  } else {
    const rows = await gather(table, readers);
    const { before, after } = readers.reach;
    const raggedRows = [...rows.ragged].map(([row, cells]) => ({ row, cells }));
    examples.add(rows, rows, { ragged: raggedRows, share: 1 });
    if (rows.malformed !== undefined) examples.malformed = rows.malformed;
    else if (raggedRows.length === 0 && rows.rows > 0 && rows.rows < before + after) {
      report.add("seriesTooShort", at, { file: table.name, unit: unitOf(order), rows: rows.rows, needed: before + after });
      return undefined;
    }
  }
  return examples.end(order, at, report);
}

/** The numbers of a batch as rows from 0. */
function windowOf({ rows, numbers, lacks }: Batch): RowWindow {
  const byRow = new Map<number, Lack[]>();
  for (const lack of lacks) {
    const list = byRow.get(lack.row);
    if (list === undefined) byRow.set(lack.row, [lack]);
    else list.push(lack);
  }
  return { rows, numbers, lacks: byRow };
}

/** The text of a row, for messages. */
interface RowTexts {
  readonly lineOf: (row: number) => number;
  readonly recordOf: (row: number) => RecordText | undefined;
}

/** The examples of a table whose rows are examples, after each batch of its rows those that are new; ends after a fault. Returns what was read of all rows. */
export async function* readParts(table: Table, wanted: readonly Wanted[], at: Span, report: Report): AsyncGenerator<Part, DataSet | undefined> {
  const plans = planColumns(table, wanted, "csv", at, report);
  if (plans === undefined) return undefined;
  const readers = readersOf(plans);
  const examples = new Examples(table, readers, 1);
  for await (const batch of table.records.batches(readers.reads, table.headed)) {
    examples.add(windowOf(batch), batch, { ragged: batch.ragged, share: undefined });
    if (batch.malformed !== undefined) examples.malformed = batch.malformed;
    const part = examples.take();
    if (part === undefined) break;
    if (part.count > 0) yield part;
  }
  return examples.end("csv", at, report);
}

/** The warnings of what was read. */
export function reportFindings(table: Table, readers: Readers, { places, lacking, rounding }: Findings, count: number, order: Order, at: Span, report: Report): void {
  const dropped = places - count;
  const what = order === "csv" ? "row" : "example";
  if (dropped > 0) report.add("incompleteRowsDropped", at, { file: table.name, dropped, of: places, what, columns: namedColumns(lacking, table) });
  new RoundingErrors(table, readers, rounding).report(report);
}

/** Examples that are read so far. */
class Examples {
  malformed: Malformed | undefined;
  readonly #table: Table;
  readonly #readers: Readers;
  #arrays: readonly Growing[];
  readonly #rounding: RoundingErrors;
  /** Rows from one example to the next. */
  readonly #stride: number;
  readonly #faults = new Faults();
  readonly #lacking = new Lacking();
  readonly #seen = new Set<string>();
  #ragged: Ragged | undefined;
  #count = 0;
  #taken = 0;
  #places = 0;
  #rows = 0;

  constructor(table: Table, readers: Readers, stride: number) {
    this.#table = table;
    this.#stride = stride;
    this.#readers = readers;
    this.#arrays = readers.plans.map(({ plan }) => new Growing(emptyOf(plan)));
    this.#rounding = new RoundingErrors(table, readers);
  }

  /** Adds the examples whose rows are all in a window. The place of one is a row: in a series the first row after its inputs, which may be the one after the last. */
  add(window: RowWindow, texts: RowTexts, { ragged, share }: Pick<Batch, "ragged" | "share">): void {
    const [first] = ragged;
    if (first !== undefined) this.#ragged ??= { line: texts.lineOf(first.row), cells: first.cells, record: texts.recordOf(first.row), more: -1 };
    if (this.#ragged !== undefined) this.#ragged.more += ragged.length;
    const { before, after } = this.#readers.reach;
    const places = Math.ceil(Math.max(0, window.rows - after - before + 1) / this.#stride);
    const complete = new Int32Array(places);
    let count = 0;
    for (let k = 0; k < places; k++) {
      const place = before + k * this.#stride;
      if (this.#isComplete(place, window, texts)) complete[count++] = place;
    }
    this.#places += places;
    this.#count += count;
    this.#rows += window.rows;
    if (this.#ragged === undefined && this.#faults.isEmpty) this.#fill(complete.subarray(0, count), window, share);
  }

  #isComplete(place: number, window: RowWindow, texts: RowTexts): boolean {
    const lacks = lackAt(this.#readers, place, window);
    if (lacks === undefined) return true;
    const missing = lacks.filter((lack) => lack.missing);
    this.#lacking.add(missing);
    // Faults of an example that is left out do not matter.
    if (missing.length > 0) return false;
    for (const { slot, row, cell } of lacks) {
      const key = `${this.#rows + row} ${slot.column} ${slot.name}`;
      if (this.#readers.reach.before + this.#readers.reach.after > 1) {
        if (this.#seen.has(key)) continue;
        this.#seen.add(key);
      }
      this.#faults.add({ slot, cell, line: texts.lineOf(row) }, () => texts.recordOf(row));
    }
    return true;
  }

  #fill(places: Int32Array, window: RowWindow, share: number | undefined): void {
    this.#readers.plans.forEach((reader, k) => {
      const array = this.#arrays[k];
      if (array === undefined) return;
      fill(reader, places, window, array, share === undefined || share === 0 ? undefined : this.#count / share);
    });
    this.#rounding.add(window);
  }

  /** The examples since the last call, which are kept no longer; `undefined` after a fault. */
  take(): Part | undefined {
    if (this.malformed !== undefined || this.#ragged !== undefined || !this.#faults.isEmpty) return undefined;
    const arrays = this.#examples();
    const count = this.#count - this.#taken;
    this.#taken = this.#count;
    this.#arrays = this.#readers.plans.map(({ plan }) => new Growing(emptyOf(plan)));
    return { count, ...arrays };
  }

  end(order: Order, at: Span, report: Report): DataSet | undefined {
    const { name } = this.#table;
    if (this.malformed !== undefined) {
      reportMalformed(this.#table, this.malformed, report);
      return undefined;
    }
    if (this.#ragged !== undefined) {
      reportRagged(this.#table, this.#ragged, report);
      return undefined;
    }
    const dropped = this.#places - this.#count;
    const what = order === "csv" ? "row" : "example";
    if (this.#count === 0) {
      report.add("noRows", at, { file: name, dropped, what });
      return undefined;
    }
    const findings = { places: this.#places, lacking: this.#lacking.counts(), rounding: this.#rounding.ranges() };
    reportFindings(this.#table, this.#readers, this.#faults.isEmpty ? findings : { ...findings, rounding: [] }, this.#count, order, at, report);
    if (!this.#faults.isEmpty) {
      this.#faults.report(this.#table, report);
      return undefined;
    }
    return { count: this.#count, ...this.#examples(), dropped, findings };
  }

  #examples(): Omit<Part, "count"> {
    return { arrays: this.#named(false), ...(this.#readers.plans.some(({ plan }) => plan.role === "split") && { columns: this.#named(true) }) };
  }

  #named(split: boolean): DataSet["arrays"] {
    return new Map(this.#readers.plans.flatMap(({ plan }, k) => ((plan.role === "split") === split ? [[plan.name, this.#arrays[k]?.taken() ?? emptyOf(plan)] as const] : [])));
  }
}

/** What a message calls the rows. */
export function unitOf(order: Order): "row" | "character" {
  return order === "text" ? "character" : "row";
}

/** Numbers that the module keeps as float32 are read as such. */
export function emptyOf({ whole, rounded }: PlanReader["plan"]): DataArray {
  return whole ? new Int32Array(0) : rounded ? new Float32Array(0) : new Float64Array(0);
}
