/**
 * Reads the examples of a model from a table of text.
 *
 * Given: a table whose rows have one cell for each column. Ensures: either every wanted value of every complete example
 * stands in a typed array, one after another, or the report says which cells are at fault; incomplete ones are left out
 * and counted in a warning.
 */
import { near } from "../diagnostics/near.ts";
import type { Report } from "../diagnostics/report.ts";
import type { Span } from "../source/source.ts";
import { classReader, isMissing, numberIn } from "./cells.ts";
import { type ColumnPlan, type Order, planColumns, type Slot, type Wanted } from "./columns.ts";
import { cellSpan, lineOf, type Table } from "./table.ts";

export type DataArray = Float64Array | Int32Array;

export interface DataSet {
  /** Number of examples. */
  readonly count: number;
  /** By name of input or output: `count` examples, row after row. Classes and indices as whole numbers. */
  readonly arrays: ReadonlyMap<string, DataArray>;
  /** How many examples lacked a value. */
  readonly dropped: number;
}

export function readDataSet(table: Table, wanted: readonly Wanted[], order: Order, at: Span, report: Report): DataSet | undefined {
  const plans = planColumns(table, wanted, order, report);
  if (plans === undefined) return undefined;
  const readers = plans.map(readerOf);
  const file = table.source.name;
  const slots = plans.flatMap((plan) => plan.slots);
  // An example stands at a row: in a series at the first that it does not know, which may be the one after the last.
  const first = Math.max(0, ...slots.map(({ from }) => -from));
  const beyond = Math.max(0, ...slots.map(({ from, steps }) => from + steps));
  const places = Array.from({ length: Math.max(0, table.rows.length - beyond - first + 1) }, (_, i) => first + i);
  if (places.length === 0 && table.rows.length > 0) {
    report.add("NN612", at, { file, rows: table.rows.length, needed: first + beyond });
    return undefined;
  }
  const { complete, lacking } = completePlaces(table, readers, places);
  const dropped = places.length - complete.length;
  const what = order === "csv" ? "row" : "example";
  if (complete.length === 0) {
    report.add("NN610", at, { file, dropped, what });
    return undefined;
  }
  if (dropped > 0) {
    const columns = lacking.map((column) => `\`${table.header[column] ?? ""}\``).join(", ");
    report.add("NN611", at, { file, dropped, of: places.length, what, columns });
  }
  let sound = true;
  const arrays = new Map<string, DataArray>();
  for (const reader of readers) {
    const faults: Fault[] = [];
    arrays.set(reader.plan.name, fill(table, reader, complete, faults));
    if (faults.length > 0) sound = false;
    reportFaults(table, faults, report);
  }
  return sound ? { count: complete.length, arrays, dropped } : undefined;
}

interface SlotReader {
  readonly slot: Slot;
  /** Numbers it writes for each row. */
  readonly width: number;
  /** A cell's number: its value or the position of its class; `undefined` if it has none. */
  readonly read: (cell: string) => number | undefined;
}

interface PlanReader {
  readonly plan: ColumnPlan;
  readonly slots: readonly SlotReader[];
  /** Numbers of one example. */
  readonly width: number;
}

interface Fault {
  readonly slot: Slot;
  readonly row: number;
  readonly cell: string;
}

function readerOf(plan: ColumnPlan): PlanReader {
  const slots = plan.slots.map(slotReader);
  return { plan, slots, width: slots.reduce((sum, { width, slot }) => sum + width * slot.steps, 0) };
}

function slotReader(slot: Slot): SlotReader {
  const { kind } = slot;
  switch (kind.kind) {
    case "number":
      return { slot, width: 1, read: numberIn };
    case "index":
      return { slot, width: 1, read: (cell) => wholeBelow(numberIn(cell), kind.below) };
    case "class":
    case "block": {
      const position = classReader(kind.classes);
      const read = (cell: string): number | undefined => {
        const at = position(cell);
        return at < 0 ? undefined : at;
      };
      return { slot, width: kind.kind === "block" ? kind.classes.length : 1, read };
    }
  }
}

function wholeBelow(value: number | undefined, below: number): number | undefined {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value < below ? value : undefined;
}

/** The places that lack no value, and the columns in which others do. */
function completePlaces(table: Table, readers: readonly PlanReader[], places: readonly number[]): { complete: readonly number[]; lacking: readonly number[] } {
  const slots = readers.flatMap((reader) => reader.slots);
  const lacking = new Set<number>();
  const complete: number[] = [];
  for (const place of places) {
    let whole = true;
    for (const { slot, read } of slots) {
      for (let step = 0; step < slot.steps; step++) {
        const cell = table.rows[place + slot.from + step]?.[slot.column] ?? "";
        if (!isMissing(cell) || read(cell) !== undefined) continue;
        lacking.add(slot.column);
        whole = false;
      }
    }
    if (whole) complete.push(place);
  }
  return { complete, lacking: [...lacking].sort((a, b) => a - b) };
}

function fill(table: Table, reader: PlanReader, places: readonly number[], faults: Fault[]): DataArray {
  const size = places.length * reader.width;
  const values = reader.plan.whole ? new Int32Array(size) : new Float64Array(size);
  let at = 0;
  // In a series many examples read the same cell, which is at fault once.
  const told = new Set<string>();
  for (const place of places) {
    for (const { slot, width, read } of reader.slots) {
      for (let step = 0; step < slot.steps; step++, at += width) {
        const row = place + slot.from + step;
        const cell = table.rows[row]?.[slot.column] ?? "";
        const value = read(cell);
        const key = `${row} ${slot.column}`;
        if (value === undefined && !told.has(key)) faults.push({ slot, row, cell });
        if (value === undefined) told.add(key);
        else if (slot.kind.kind === "block") values[at + value] = 1;
        else values[at] = value;
      }
    }
  }
  return values;
}

/** Words that are no classes are told one by one up to this many; the last message counts the others. */
const greatestList = 10;

/** One message for each word that is no class, and one for each value with cells that are no numbers. */
function reportFaults(table: Table, faults: readonly Fault[], report: Report): void {
  const groups = new Map<string, { readonly first: Fault; more: number }>();
  const last = new Map<string, { more: number }>();
  const listed = new Map<string, number>();
  for (const fault of faults) {
    const { name, kind } = fault.slot;
    const key = "classes" in kind ? `${name} ${fault.cell}` : name;
    const told = listed.get(name) ?? 0;
    const group = groups.get(key) ?? (told < greatestList ? undefined : last.get(name));
    if (group !== undefined) {
      group.more += 1;
      continue;
    }
    const begun = { first: fault, more: 0 };
    groups.set(key, begun);
    last.set(name, begun);
    listed.set(name, told + 1);
  }
  for (const { first, more } of groups.values()) reportFault(table, first, more, report);
}

function reportFault(table: Table, { slot, row, cell }: Fault, more: number, report: Report): void {
  const at = cellSpan(table, row + 1, slot.column);
  const notes = [{ message: `\`${slot.name}\` is declared here`, span: slot.span }];
  const found = { line: lineOf(table, row + 1), cell: quoted(cell), value: slot.name, more };
  switch (slot.kind.kind) {
    case "number":
      report.add("NN605", at, found, { notes });
      return;
    case "index":
      report.add("NN606", at, { ...found, below: slot.kind.below }, { notes });
      return;
    case "class":
    case "block": {
      const labels = slot.kind.classes.map((label) => (typeof label === "string" ? quoted(label) : String(label)));
      const suggestion = near(cell.trim(), slot.kind.classes.filter((label) => typeof label === "string"));
      const classes = labels.length > 12 ? `${labels.slice(0, 12).join(", ")} and ${labels.length - 12} more` : labels.join(", ");
      report.add("NN604", at, { ...found, classes, near: suggestion && quoted(suggestion) }, { notes });
    }
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
