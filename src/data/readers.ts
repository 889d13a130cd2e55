/** How cells become numbers: a reader for each slot of a plan, and the rows that an example takes. */
import { classReader, isMissing, numberIn } from "./cells.ts";
import type { CellKind, ColumnPlan, Slot } from "./columns.ts";
import type { Table } from "./table.ts";

export type DataArray = Float64Array | Int32Array;

export interface SlotReader {
  readonly slot: Slot;
  /** How many numbers it writes for each row. */
  readonly width: number;
  /** For each row the number of its cell, a value or the position of a class; NaN where there is none. */
  readonly numbers: Float64Array;
}

export interface PlanReader {
  readonly plan: ColumnPlan;
  readonly slots: readonly SlotReader[];
  /** Numbers of one example. */
  readonly width: number;
}

export interface Fault {
  readonly slot: Slot;
  readonly row: number;
  readonly cell: string;
}

export function readerOf(table: Table, plan: ColumnPlan): PlanReader {
  const slots = plan.slots.map((slot) => slotReader(table, slot));
  return { plan, slots, width: slots.reduce((sum, { width, slot }) => sum + width * slot.steps, 0) };
}

/** Each cell is read once, however many examples of a series take it. */
function slotReader(table: Table, slot: Slot): SlotReader {
  const read = cellReader(slot.kind);
  const numbers = new Float64Array(table.rows.length);
  table.rows.forEach((row, i) => {
    numbers[i] = read(row[slot.column] ?? "") ?? NaN;
  });
  return { slot, width: slot.kind.kind === "block" ? slot.kind.classes.length : 1, numbers };
}

function cellReader(kind: CellKind): (cell: string) => number | undefined {
  switch (kind.kind) {
    case "number":
      return numberIn;
    case "index":
      return (cell) => wholeBelow(numberIn(cell), kind.below);
    case "class":
    case "block": {
      const position = classReader(kind.classes);
      return (cell) => {
        const at = position(cell);
        return at < 0 ? undefined : at;
      };
    }
  }
}

function wholeBelow(value: number | undefined, below: number): number | undefined {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value < below ? value : undefined;
}

/** How many rows an example takes before its place, and from its place on. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

export function reachOf(readers: readonly PlanReader[]): Reach {
  const slots = readers.flatMap((reader) => reader.slots.map(({ slot }) => slot));
  return { before: Math.max(0, ...slots.map(({ from }) => -from)), after: Math.max(0, ...slots.map(({ from, steps }) => from + steps)) };
}

/** The cells of an example that give no number. */
export interface Lack {
  readonly missing: readonly { readonly slot: Slot; readonly row: number }[];
  readonly faults: readonly Fault[];
}

/** The cells of an example that are missing or wrong; `undefined` if there are none. */
export function lackAt(readers: readonly PlanReader[], place: number, table: Table): Lack | undefined {
  const missing: { slot: Slot; row: number }[] = [];
  const faults: Fault[] = [];
  for (const { slots } of readers) {
    for (const { slot, numbers } of slots) {
      for (let step = 0; step < slot.steps; step++) {
        const row = place + slot.from + step;
        if (!Number.isNaN(numbers[row])) continue;
        const cell = table.rows[row]?.[slot.column] ?? "";
        if (isMissing(cell)) missing.push({ slot, row });
        else faults.push({ slot, row, cell });
      }
    }
  }
  return missing.length + faults.length === 0 ? undefined : { missing, faults };
}

/** The numbers of the examples at some places, one after another. */
export function fill(reader: PlanReader, places: readonly number[]): DataArray {
  const size = places.length * reader.width;
  const values = reader.plan.whole ? new Int32Array(size) : new Float64Array(size);
  let at = 0;
  for (const place of places) {
    for (const { slot, width, numbers } of reader.slots) {
      for (let step = 0; step < slot.steps; step++, at += width) {
        const value = numbers[place + slot.from + step] ?? 0;
        if (slot.kind.kind === "block") values[at + value] = 1;
        else values[at] = value;
      }
    }
  }
  return values;
}
