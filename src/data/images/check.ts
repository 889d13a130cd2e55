/** What `nnc check` looks at in pictures: the class of each, and the first ones themselves. */
import type { Report } from "../../diagnostics/report.ts";
import type { ColumnPlan } from "../columns.ts";
import { Faults } from "../faults.ts";
import { readersOf } from "../readers.ts";
import type { Table } from "../table.ts";

/** Reports names of folders that are no class. Throws a `FormatError` for a picture among the first that cannot be read. */
export async function checkPictures(table: Table, plans: readonly ColumnPlan[], report: Report): Promise<void> {
  const faults = new Faults();
  const ofClasses = plans.flatMap(({ slots }) => slots.filter(({ kind }) => kind.kind !== "number"));
  const classes = readersOf(plans).reads.filter(({ kind }) => kind.kind !== "number");
  for await (const { lacks, lineOf, recordOf } of table.records.batches(classes, table.headed)) {
    for (const { row, read, cell } of lacks) {
      const slot = ofClasses.find(({ column }) => column === classes[read]?.column);
      if (slot !== undefined) faults.add({ slot, cell, line: lineOf(row) }, () => recordOf(row));
    }
  }
  faults.report(table, report);
  for await (const _first of table.records.batches(readersOf(plans).reads, table.headed)) return;
}
