/** Columns that lose their variation in float32: numbers far from 0 relative to their range. */
import type { Report } from "../diagnostics/report.ts";
import type { Readers, RowWindow, SlotReader } from "./readers.ts";
import { firstSpan, type Table } from "./table.ts";

/** The rounding error that is tolerated, relative to the range of the column. */
const tolerated = 1 / 2000;

/** The numbers of a column: the least, the greatest, and the greatest rounding error. */
export type RoundedRange = readonly [least: number, greatest: number, worst: number];

interface Column {
  readonly reader: SlotReader;
  readonly value: string;
  readonly role: "input" | "output";
  least: number;
  greatest: number;
  /** The greatest rounding error. */
  worst: number;
}

/** Ranges and rounding errors of the columns whose numbers become float32. */
export class RoundingErrors {
  readonly #table: Table;
  readonly #columns: readonly Column[];

  /** `known`: what `ranges` gave of the same columns. */
  constructor(table: Table, { plans }: Readers, known: readonly RoundedRange[] = []) {
    this.#table = table;
    const byColumn = new Map<number, Column>();
    for (const { plan, slots } of plans) {
      if (!plan.rounded || plan.role === "split") continue;
      for (const reader of slots) {
        if (reader.slot.kind.kind !== "number" || byColumn.has(reader.slot.column)) continue;
        const [least, greatest, worst] = known[byColumn.size] ?? [Infinity, -Infinity, 0];
        byColumn.set(reader.slot.column, { reader, value: plan.name, role: plan.role, least, greatest, worst });
      }
    }
    this.#columns = [...byColumn.values()];
  }

  /** Rows without a number are skipped. */
  add({ rows, numbers }: RowWindow): void {
    for (const column of this.#columns) {
      const values = numbers[column.reader.read];
      if (values === undefined) continue;
      let { least, greatest, worst } = column;
      for (let row = 0; row < rows; row++) {
        const x = values[row] ?? NaN;
        if (x < least) least = x;
        if (x > greatest) greatest = x;
        const error = Math.abs(Math.fround(x) - x);
        if (error > worst) worst = error;
      }
      column.least = least;
      column.greatest = greatest;
      column.worst = worst;
    }
  }

  ranges(): readonly RoundedRange[] {
    return this.#columns.map(({ least, greatest, worst }) => [least, greatest, worst]);
  }

  /** One warning for each column. */
  report(report: Report): void {
    for (const column of this.#columns) {
      const { reader: { slot }, value, role } = column;
      const lost = lossOf(column);
      if (lost === undefined) continue;
      const found = { file: this.#table.name, column: this.#table.header[slot.column] ?? "", value, role, ...lost };
      report.add("columnRounded", firstSpan(this.#table, slot.column), found, { notes: [{ message: `\`${slot.name}\` is declared here`, span: slot.span }] });
    }
  }
}

interface Loss {
  readonly least: number;
  readonly greatest: number;
  /** The distance between float32 numbers there; absent beyond the largest. */
  readonly step: number | undefined;
}

/** The range and float32 step of a column that loses its variation; `undefined` of others. */
function lossOf({ least, greatest, worst }: Column): Loss | undefined {
  if (worst === Infinity) return { least, greatest, step: undefined };
  // A constant column has no variation to lose.
  if (!(greatest > least) || worst <= tolerated * (greatest - least)) return undefined;
  return { least, greatest, step: stepAt(Math.max(-least, greatest)) };
}

/** From a positive number, as float32, to the next float32. */
function stepAt(x: number): number {
  const number = Float32Array.of(x);
  const bits = new Int32Array(number.buffer);
  const [here = 0, place = 0] = [number[0], bits[0]];
  bits[0] = place + 1;
  return (number[0] ?? here) - here;
}
