/** What `nnc check` looks at in values, where that costs little: the first rows, and some columns of all rows. */
import type { Report } from "../diagnostics/report.ts";
import type { ColumnPlan } from "./columns.ts";
import { Faults } from "./faults.ts";
import { readersOf } from "./readers.ts";
import type { Table } from "./table.ts";

/**
 * Reports classes that the model does not have, in all rows. Throws a `FormatError` for a file that cannot be read: a picture
 * among the first ones; with `one of each` also files of different numbers of rows, of which one column of each value is read.
 */
export async function checkValues(table: Table, plans: readonly ColumnPlan[], columns: "classes" | "one of each", report: Report): Promise<void> {
  const { reads } = readersOf(plans);
  const slots = plans.flatMap((plan) => plan.slots.filter(({ kind }, k) => kind.kind !== "number" || (columns === "one of each" && k === 0)));
  const few = reads.filter((read) => slots.some(({ column, kind }) => column === read.column && (kind.kind === "number") === (read.kind.kind === "number")));
  const faults = new Faults();
  for await (const { lacks, lineOf, recordOf } of table.records.batches(few, table.headed)) {
    for (const { row, read, cell, missing } of lacks) {
      const slot = missing ? undefined : slots.find(({ column, kind }) => column === few[read]?.column && kind.kind !== "number");
      if (slot !== undefined) faults.add({ slot, cell, line: lineOf(row) }, () => recordOf(row));
    }
  }
  faults.report(table, report);
  for await (const _first of table.records.batches(reads, table.headed)) return;
}
