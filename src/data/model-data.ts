/** The tables of a model's files, in Node. */
import type { Report } from "../diagnostics/report.ts";
import { checkValues } from "./check-values.ts";
import { planColumns } from "./columns.ts";
import { reportRagged } from "./faults.ts";
import { fileSource } from "./file.ts";
import type { LocatedFile, Paths } from "./located.ts";
import { dataFilesExist } from "./missing.ts";
import { type FileOptions, openTables, orderOf, orUnreadable, wantedOf } from "./model-table.ts";
import type { ReadModel } from "./read-model.ts";
import { placeOf, type Table } from "./table.ts";

export { type Purpose, readExamples, readInputRows } from "./model-table.ts";

/** Files on a disk. */
export const nodePaths: Paths = {
  open: fileSource,
  pictures: async (path, use) => (await import("./images/table.ts")).pictureTable(path, use),
};

/** The table in files, with its columns named. Throws `UnreadableError` for a file that the model does not name. */
export function readTable(model: ReadModel, files: readonly LocatedFile[], options: FileOptions, report: Report): Promise<Table | undefined> {
  return openTables(model, files, options, nodePaths, report);
}

/** Checks only that there are the model's files, their columns, and that their first rows have as many cells, for `nnc check`. */
export async function checkColumns(model: ReadModel, files: readonly LocatedFile[], report: Report): Promise<void> {
  if (!dataFilesExist(files, report)) return;
  const table = await readTable(model, files, { own: true }, report);
  if (table !== undefined) await orUnreadable(table.name, table.declared, report, () => checkTable(model, table, report));
}

async function checkTable(model: ReadModel, table: Table, report: Report): Promise<void> {
  for await (const { ragged, lineOf, recordOf } of table.records.batches([], table.headed)) {
    const [first] = ragged;
    if (first !== undefined) {
      reportRagged(table, { line: lineOf(first.row), cells: first.cells, record: recordOf(first.row), more: ragged.length - 1 }, report);
      return;
    }
    break;
  }
  const plans = planColumns(table, wantedOf(model, "parts"), orderOf(model), placeOf(table), report);
  const { data } = model.train;
  if (plans === undefined || data === undefined) return;
  if (data.kind === "images") await checkValues(table, plans, "classes", report);
  else if (data.files.some(({ name }) => name !== undefined)) await checkValues(table, plans, "one of each", report);
}
