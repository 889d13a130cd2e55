/** Columns that lose their variation in float32: numbers far from 0 relative to their range. */
import type { Report } from "../diagnostics/report.ts";
import type { PlanReader } from "./readers.ts";
import { cellSpan, headerRow, type Table } from "./table.ts";

/** The rounding error that is tolerated, relative to the range of the column. */
const tolerated = 1 / 2000;

/** One warning for each column. */
export function reportRounding(table: Table, readers: readonly PlanReader[], report: Report): void {
  const seen = new Set<number>();
  for (const { plan, slots } of readers) {
    if (!plan.rounded) continue;
    for (const { slot, numbers } of slots) {
      if (slot.kind.kind !== "number" || seen.has(slot.column)) continue;
      seen.add(slot.column);
      const lost = lossOf(numbers);
      if (lost === undefined) continue;
      const found = { file: table.source.name, column: table.header[slot.column] ?? "", value: plan.name, role: plan.role, ...lost };
      report.add("columnRounded", cellSpan(table, table.headed ? headerRow : 0, slot.column), found, { notes: [{ message: `\`${slot.name}\` is declared here`, span: slot.span }] });
    }
  }
}

interface Loss {
  readonly least: number;
  readonly greatest: number;
  /** The distance between float32 numbers there; absent beyond the largest. */
  readonly step: number | undefined;
}

/** The range and float32 step of a column that loses its variation; `undefined` of others. Rows without a number are skipped. */
function lossOf(numbers: Float64Array): Loss | undefined {
  let [least, greatest, worst] = [Infinity, -Infinity, 0];
  for (const x of numbers) {
    if (Number.isNaN(x)) continue;
    least = Math.min(least, x);
    greatest = Math.max(greatest, x);
    worst = Math.max(worst, Math.abs(Math.fround(x) - x));
  }
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
