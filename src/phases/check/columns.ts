/** Names of columns that differ from those of the values: `"fixed acidity" as fixedAcidity`. */
import { identifierFor } from "../../diagnostics/columns.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Name, StringLiteral } from "../../ir/ast/expression.ts";
import type { ColumnName, Encoding } from "../../ir/model/types.ts";

/** A value or a field as it was declared. */
export interface Declared {
  readonly name: Name;
  readonly column?: StringLiteral;
  readonly doc?: string;
}

export interface ReadName {
  readonly column?: ColumnName;
  readonly doc?: string;
}

/** The column of a value, and its documentation, which names the column. */
export function readColumn({ name, column, doc }: Declared, report: Report): ReadName {
  if (column === undefined) return doc === undefined ? {} : { doc };
  const text = column.value.trim().normalize("NFC");
  if (text === "") report.add("emptyColumnName", column.span, {});
  if (text === name.text) return doc === undefined ? {} : { doc };
  const said = `Column ${JSON.stringify(text)}.`;
  return { column: { text, span: column.span }, doc: doc === undefined ? said : `${doc}\n\n${said}` };
}

/** The same of an input or an output: a record is read from the columns of its fields, and has none itself. */
export function readValueColumn(value: Declared, encoding: Encoding, report: Report): ReadName {
  const { column, ...rest } = value;
  if (encoding.kind !== "record" || column === undefined) return readColumn(value, report);
  report.add("columnOfRecord", column.span, {});
  return readColumn(rest, report);
}

/** Reports two of a list that are read from one column, and a column in quotes that is the name of another of the list. */
export function refuseSameColumns(list: readonly Declared[], report: Report): void {
  const names = new Map(list.map((each) => [each.name.text, each]));
  const columns = new Map<string, Declared>();
  for (const each of list) {
    const { column, name } = each;
    const text = column?.value.trim().normalize("NFC") ?? name.text;
    const at = column?.span ?? name.span;
    const first = columns.get(text);
    const other = column === undefined ? undefined : names.get(text);
    if (first !== undefined && (first.column !== undefined || column !== undefined)) {
      report.add("duplicateColumn", at, { column: text, first: first.name.text, second: name.text }, { notes: [{ message: "first read here", span: first.column?.span ?? first.name.span }] });
    } else if (other !== undefined && other !== each && other.column !== undefined) {
      report.add("columnNamedLikeValue", at, { column: text, write: identifierFor(`${text} 2`) }, { notes: [{ message: "that value is declared here", span: other.name.span }] });
    }
    columns.set(text, each);
  }
}
