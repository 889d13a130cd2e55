/** From the columns of a file to the arrays of a model: what is read for each slot, and the rows that an example takes. */
import { dateWidth } from "../ir/model/dates.ts";
import { writeDate } from "../runtime/dates.ts";
import type { ColumnPlan, Slot } from "./columns.ts";
import type { Growing } from "./growing.ts";
import type { CellKind, ColumnRead, Lack } from "./records.ts";

export interface SlotReader {
  readonly slot: Slot;
  /** How many numbers it writes for each row. */
  readonly width: number;
  /** Which of the reads has its numbers. */
  readonly read: number;
}

export interface PlanReader {
  readonly plan: ColumnPlan;
  readonly slots: readonly SlotReader[];
  /** Numbers of one example. */
  readonly width: number;
}

export interface Readers {
  readonly plans: readonly PlanReader[];
  readonly reads: readonly ColumnRead[];
  readonly reach: Reach;
}

/** Each column is read once for each kind of its cells, however many values take it. */
export function readersOf(plans: readonly ColumnPlan[]): Readers {
  const reads: ColumnRead[] = [];
  const known = new Map<string, number>();
  const readOf = ({ column, kind }: Slot): number => {
    const cell: CellKind = kind.kind === "block" ? { ...kind, kind: "class" } : kind.kind === "date" ? { kind: "date" } : kind;
    const key = JSON.stringify([column, cell]);
    const found = known.get(key) ?? reads.push({ column, kind: cell }) - 1;
    known.set(key, found);
    return found;
  };
  const readers = plans.map((plan): PlanReader => {
    const slots = plan.slots.map((slot) => ({ slot, width: widthOf(slot), read: readOf(slot) }));
    return { plan, slots, width: slots.reduce((sum, { width, slot }) => sum + width * slot.steps, 0) };
  });
  return { plans: readers, reads, reach: reachOf(plans.flatMap(({ slots }) => slots)) };
}

function widthOf({ kind, filled }: Slot): number {
  if (kind.kind === "date") return dateWidth(kind.parts) * (filled ? 2 : 1);
  return (kind.kind === "block" ? kind.classes.length : 1) + (filled ? 1 : 0);
}

/** How many rows an example takes before its place, and from its place on. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

function reachOf(slots: readonly Slot[]): Reach {
  return { before: slots.reduce((most, { from }) => Math.max(most, -from), 0), after: slots.reduce((most, { from, steps }) => Math.max(most, from + steps), 0) };
}

/** Rows at hand, from 0. */
export interface RowWindow {
  readonly rows: number;
  /** For each read. */
  readonly numbers: readonly Float64Array[];
  /** Cells without a number, by row. */
  readonly lacks: ReadonlyMap<number, readonly Lack[]>;
}

/** A cell that gives no number where one is needed. */
export interface SlotLack extends Lack {
  readonly slot: Slot;
}

/** The cells of an example that give no number, but those of missing values that are filled; `undefined` if there are none. */
export function lackAt({ plans, reach }: Readers, place: number, { lacks }: RowWindow): readonly SlotLack[] | undefined {
  let found: SlotLack[] | undefined;
  if (lacks.size === 0) return undefined;
  for (let row = place - reach.before; row < place + reach.after; row++) {
    for (const lack of lacks.get(row) ?? []) {
      for (const { slots } of plans) {
        for (const { slot, read } of slots) {
          if (read !== lack.read || (lack.missing && slot.filled) || row < place + slot.from || row >= place + slot.from + slot.steps) continue;
          (found ??= []).push({ ...lack, slot });
        }
      }
    }
  }
  return found;
}

/** Appends the numbers of the examples at some places; `expected`: of how many in all, where that can be estimated. */
export function fill({ slots, width }: PlanReader, places: Int32Array, { numbers }: RowWindow, into: Growing, expected?: number): void {
  const values = into.extend(places.length * width, expected === undefined ? undefined : expected * width);
  let first = into.length - places.length * width;
  for (const { slot, width: size, read } of slots) {
    const column = numbers[read];
    const { kind } = slot;
    const isBlock = slot.kind.kind === "block";
    for (let step = 0; step < slot.steps; step++, first += size) {
      if (column === undefined) continue;
      const from = slot.from + step;
      let at = first;
      for (let i = 0; i < places.length; i++, at += width) {
        const value = column[(places[i] ?? 0) + from] ?? 0;
        if (kind.kind === "date") writeDate(value, values, at, slot.filled ? 2 : 1, kind.parts, slot.filled ? size / 2 : size, slot.name);
        else if (slot.filled && Number.isNaN(value)) values[at + size - 1] = 1;
        else if (isBlock) values[at + value] = 1;
        else values[at] = value;
      }
    }
  }
}
