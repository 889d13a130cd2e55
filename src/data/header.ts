/** The names of a file's columns: from its first row, from the model, or none but their order. */
import type { Report } from "../diagnostics/report.ts";
import type { Encoding } from "../ir/model/types.ts";
import { dateIn } from "../runtime/dates.ts";
import { isMissing, numberIn } from "./cells.ts";
import { namesOf, type Wanted } from "./columns.ts";
import { optionFixes } from "./faults.ts";
import { delimiterHint } from "./hints.ts";
import { firstSpan, isEmpty, placeOf, type Table, withHeader } from "./table.ts";

/** Whether the first row has the names, or the names of the columns in a file without them. By default it has, unless it looks like data. */
export type Header = boolean | readonly string[] | undefined;

/** The table with the names of its columns; `undefined` after a fault. */
export function nameColumns(table: Table, header: Header, wanted: readonly Wanted[], report: Report): Table | undefined {
  if (typeof header === "object") return named(table, header, wanted, report);
  if (header === false) return { ...table, named: false };
  if (table.records.named) return table;
  const result = withHeader(table);
  if (header === true || !looksLikeData(result.header, wanted)) return result;
  report.add("firstRowLooksLikeData", firstSpan(result), { file: table.name, cells: result.header }, { fixes: [...optionFixes(table, "header: false"), ...optionFixes(table, "header: true")] });
  return undefined;
}

/** The names that the model gives to the columns; a file to predict from may lack those of outputs. */
function named(table: Table, names: readonly string[], wanted: readonly Wanted[], report: Report): Table | undefined {
  const unread = new Set(wanted.flatMap((value) => (value.read ? [] : namesOf(value))));
  const inputs = names.filter((name) => !unread.has(name));
  const header = [names, inputs].find(({ length }) => length === table.columns);
  if (header !== undefined || isEmpty(table)) return { ...table, header: header ?? names, named: true };
  const hint = delimiterHint(table, names.length);
  const notes = hint === undefined ? [] : [{ message: hint, span: placeOf(table) }];
  report.add("columnsByHeader", firstSpan(table), { file: table.name, columns: table.columns, named: names.length }, { notes });
  return undefined;
}

/** Whether no cell is a name of a column that the model reads, and each is a number, a class, or missing. */
function looksLikeData(cells: readonly string[], wanted: readonly Wanted[]): boolean {
  const names = new Set(wanted.flatMap(namesOf));
  const classes = new Set(wanted.flatMap(({ encoding }) => labelsOf(encoding)));
  const dated = wanted.some(({ encoding }) => encoding.kind === "record" && encoding.fields.some((field) => field.encoding.kind === "real" && field.encoding.date !== undefined));
  const filled = cells.filter((cell) => !isMissing(cell));
  return filled.length > 0 && filled.every((cell) => !names.has(cell) && (numberIn(cell) !== undefined || classes.has(cell) || (dated && dateIn(cell) !== undefined)));
}

function labelsOf(encoding: Encoding): readonly string[] {
  switch (encoding.kind) {
    case "real": case "index": return [];
    case "oneHot": case "binary": return encoding.classes.map(String);
    case "record": return encoding.fields.flatMap((field) => labelsOf(field.encoding));
  }
}
