import type { Report } from "../diagnostics/report.ts";
import type { CheckedModel } from "../ir/model/types.ts";
import type { Span } from "../source/source.ts";
import { type Order, planColumns, type Wanted } from "./columns.ts";
import { readWhole, reasonOf, UnreadableError } from "./file.ts";
import { nameColumns } from "./header.ts";
import { locateName } from "./locate.ts";
import { checkLengths } from "./faults.ts";
import { dataFileExists } from "./missing.ts";
import { type DataSet, readDataSet } from "./read.ts";
import { readRows, type Rows } from "./rows.ts";
import { parseTable, placeOf, type Table } from "./table.ts";

/** What is read of a file: `predictions` takes inputs that outputs depend on, `inputs` all of them, `examples` also outputs. */
export type Purpose = "predictions" | "inputs" | "examples";

/**
 * Reads the examples of a model from a table. Faults go to the report, located in the file or the model. `rounded`: arrays of inputs and
 * targets that are float32 where the examples go.
 */
export function readExamples(model: CheckedModel, table: Table, purpose: Purpose, report: Report, rounded: readonly string[] = []): DataSet | undefined {
  return readDataSet(table, wantedOf(model, purpose, rounded), orderOf(model), placeOf(table), report);
}

/** Reads every row to predict from. */
export function readInputRows(model: CheckedModel, table: Table, report: Report): Rows | undefined {
  return readRows(table, wantedOf(model, "predictions"), orderOf(model), placeOf(table), report);
}

/** Checks only that there is a file, and its columns, for `nnc check`. */
export async function checkColumns(model: CheckedModel, path: string, report: Report): Promise<void> {
  if (!dataFileExists(model, path, report)) return;
  const table = await readTable(model, path, { own: true }, report);
  if (table !== undefined && checkLengths(table, report)) planColumns(table, wantedOf(model, "examples"), orderOf(model), placeOf(table), report);
}

/** Where a file comes from, and whether its first row has names. */
export interface FileOptions {
  /** Whether it is the one that the model names. */
  readonly own?: boolean;
  /** Whether the first row has names, by the command line; it takes precedence over the model. */
  readonly header?: boolean | undefined;
  /** Which values are read. */
  readonly purpose?: Purpose;
}

/** The table in a file of separated values, with its columns named. Throws `UnreadableError` for a file that the model does not name. */
export async function readTable(model: CheckedModel, path: string, options: FileOptions, report: Report): Promise<Table | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readWhole(path);
  } catch (cause) {
    // The command line is at fault, not the model.
    if (options.own !== true) throw new UnreadableError(`cannot read ${path}: ${reasonOf(cause)}`);
    report.add("unreadableDataFile", dataSpan(model), { path, reason: reasonOf(cause) });
    return undefined;
  }
  return readText(model, path, decode(bytes), options, report);
}

/** The same of text, such as that of standard input; `name` is its name in messages. */
export function readText(model: CheckedModel, name: string, text: string, { own = false, header, purpose = "examples" }: FileOptions, report: Report): Table | undefined {
  const table = parseTable(name, text, report);
  if (table?.rows.length === 0) {
    report.add("noRows", placeOf(table), { file: name, dropped: 0, what: "row" });
    return undefined;
  }
  const { data } = model.train;
  // `--header false` keeps the names that the model gives to columns without any.
  const said = header === undefined || (!header && typeof data?.header === "object") ? data?.header : header;
  return table && nameColumns(own && data !== undefined ? { ...table, declared: data.span } : table, said, wantedOf(model, purpose), report);
}

function decode(bytes: Uint8Array): string {
  const littleEndian = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(littleEndian ? "utf-16le" : "utf-8").decode(bytes);
}

function dataSpan(model: CheckedModel): Span {
  return model.train.data?.span ?? model.span;
}

function orderOf(model: CheckedModel): Order {
  return model.train.data?.kind ?? "csv";
}

function wantedOf(model: CheckedModel, purpose: Purpose, rounded: readonly string[] = []): readonly Wanted[] {
  const inputs = model.inputs.map(({ name, column, encoding, array, needed }) => ({ name, column, encoding, array, role: "input" as const, read: needed || purpose !== "predictions" }));
  const outputs = model.outputs.flatMap(({ name, column, encoding, target }) => (target === undefined ? [] : [{ name, column, encoding, array: target, role: "output" as const, read: purpose === "examples" }]));
  return [...inputs, ...outputs].map(({ name, column, encoding, array, role, read }) => ({
    name,
    column,
    encoding,
    role,
    rounded: rounded.includes(array),
    read,
    locate: (field) => (field === undefined ? locateName(model.span, name) : locateName(model.span, field, name)),
  }));
}
