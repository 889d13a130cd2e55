import { Report } from "../../src/diagnostics/report.ts";
import type { Encoding } from "../../src/ir/model/types.ts";
import { locateName } from "../../src/data/locate.ts";
import type { Order, Wanted } from "../../src/data/columns.ts";
import { type Header, nameColumns } from "../../src/data/header.ts";
import { type DataSet, readDataSet } from "../../src/data/read.ts";
import { readRows, type Rows } from "../../src/data/rows.ts";
import { textSource } from "../../src/data/bytes.ts";
import { openRecords } from "../../src/data/open.ts";
import { tableOf } from "../../src/data/table.ts";
import { sourceFile, type Span, span } from "../../src/source/source.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";

export const real = (...shape: number[]): Encoding => ({ kind: "real", shape });
export const oneHot = (...classes: (string | number)[]): Encoding => ({ kind: "oneHot", classes, shape: [] });
export const record = (fields: Record<string, Encoding>): Encoding => ({
  kind: "record",
  fields: Object.entries(fields).map(([name, encoding]) => ({ name, encoding })),
});

/** The text of a span. */
export const textAt = ({ source, start, end }: Span): string => source.text.slice(start, end);

/** Reads text as the data of a model of these values, whose source is a line that names them. */
export async function read(text: string, values: Record<string, Encoding>, order: Order = "csv", outputs: readonly string[] = [], header: Header = true): Promise<{ data: DataSet | undefined; diagnostics: readonly Diagnostic[] }> {
  const report = new Report();
  const model = sourceFile("model.nn", `model M { ${Object.entries(values).map(([name, encoding]) => `${name}: ${written(encoding)}`).join(" ")} }`);
  const whole = span(model, 0, model.text.length);
  const wanted: Wanted[] = Object.entries(values).map(([name, encoding]) => ({
    name,
    encoding,
    read: true,
    role: outputs.includes(name) ? "output" : "input",
    locate: (field) => (field === undefined ? locateName(whole, name) : locateName(whole, field, name)),
  }));
  const table = nameColumns(tableOf("data.csv", await openRecords(textSource("data.csv", text), {})), header, wanted, report);
  const data = table && await readDataSet(table, wanted, order, whole, report);
  return { data, diagnostics: report.diagnostics };
}

/** The rows of text to predict from, and how many there are. */
export async function readToPredict(text: string, values: Record<string, Encoding>, order: Order = "csv", outputs: readonly string[] = []): Promise<{ rows: Rows | undefined; count: number; diagnostics: readonly Diagnostic[] }> {
  const report = new Report();
  const model = sourceFile("model.nn", "model M {}");
  const whole = span(model, 0, model.text.length);
  const wanted: Wanted[] = Object.entries(values).map(([name, encoding]) => {
    const role = outputs.includes(name) ? "output" : "input";
    return { name, encoding, role, read: role === "input", locate: () => whole };
  });
  const table = nameColumns(tableOf("data.csv", await openRecords(textSource("data.csv", text), {})), true, wanted, report);
  let count = 0;
  if (table !== undefined) for await (const batch of table.records.batches([], table.headed)) count += batch.rows;
  return { rows: table && await readRows(table, wanted, order, whole, report), count, diagnostics: report.diagnostics };
}

function written(encoding: Encoding): string {
  return encoding.kind === "record" ? `{ ${encoding.fields.map(({ name }) => name).join(", ")} }` : encoding.kind;
}
