import type { Report } from "../diagnostics/report.ts";
import type { SplitColumn } from "../ir/model/held-out.ts";
import type { CheckedModel } from "../ir/model/types.ts";
import type { Span } from "../source/source.ts";
import { categoryReader } from "./cells.ts";
import { type Order, planColumns, type Wanted } from "./columns.ts";
import type { ByteSource } from "./bytes.ts";
import { FormatError } from "./fault.ts";
import { fileSource, reasonOf, UnreadableError } from "./file.ts";
import { nameColumns } from "./header.ts";
import { locateName } from "./locate.ts";
import { reportRagged } from "./faults.ts";
import { beginOf, checkKnown } from "./windows.ts";
import { textTable } from "./text.ts";
import { dataFilesExist } from "./missing.ts";
import { type DataSet, readDataSet } from "./read.ts";
import { readRows, type Rows } from "./rows.ts";
import { type LocatedFile } from "./locate-files.ts";
import { isPattern } from "./paths.ts";
import { oneTable, type TableOfFile } from "./several.ts";
import { type FormatOptions, openRecords } from "./open.ts";
import { checkValues } from "./check-values.ts";
import { type NamedTable, sideBySide } from "./side-by-side.ts";
import { valueRecords } from "./values.ts";
import { isEmpty, placeOf, type Table, tableOf } from "./table.ts";

/** What is read of a file: `predictions` takes inputs that outputs depend on, `inputs` all of them, `examples` also outputs, `parts` also the columns that they are split by. */
export type Purpose = "predictions" | "inputs" | "examples" | "parts";

/**
 * Reads the examples of a model from a table. Faults go to the report, located in the file or the model. `rounded`: arrays of inputs and
 * targets that are float32 where the examples go.
 */
export function readExamples(model: CheckedModel, table: Table, purpose: Purpose, report: Report, rounded: readonly string[] = []): Promise<DataSet | undefined> {
  return orUnreadable(table.name, table.declared, report, () => readDataSet(table, wantedOf(model, purpose, rounded), orderOf(model), placeOf(table), report, model.train.data?.stride));
}

/** Reads every row to predict from. */
export function readInputRows(model: CheckedModel, table: Table, report: Report): Promise<Rows | undefined> {
  return orUnreadable(table.name, table.declared, report, () => readRows(table, wantedOf(model, "predictions"), orderOf(model), placeOf(table), report));
}

/** Checks only that there are the model's files, their columns, and that their first rows have as many cells, for `nnc check`. */
export async function checkColumns(model: CheckedModel, files: readonly LocatedFile[], report: Report): Promise<void> {
  if (!dataFilesExist(files, report)) return;
  const table = await readTable(model, files, { own: true }, report);
  if (table !== undefined) await orUnreadable(table.name, table.declared, report, () => checkTable(model, table, report));
}

async function checkTable(model: CheckedModel, table: Table, report: Report): Promise<void> {
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

/** Pictures as a table. */
async function openPictures(model: CheckedModel, path: string, { own = false }: FileOptions, report: Report): Promise<TableOfFile | undefined> {
  const [{ pictureUse }, { pictureTable }] = await Promise.all([import("./images/use.ts"), import("./images/table.ts")]);
  const use = pictureUse(model, report);
  if (use === undefined) return undefined;
  const table = tableOf(path, valueRecords(await pictureTable(path, use)));
  return { table: own && model.train.data !== undefined ? { ...table, declared: model.train.data.span } : table, size: undefined };
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

/** The table in files, with its columns named. Throws `UnreadableError` for a file that the model does not name. */
export async function readTable(model: CheckedModel, files: readonly LocatedFile[], options: FileOptions, report: Report): Promise<Table | undefined> {
  // Files of one name, or all without one, have their rows after each other; those of other names lie beside them.
  const names = new Set(files.map(({ file }) => file?.name));
  const parts: NamedTable[] = [];
  for (const name of names) {
    const tables: (TableOfFile | undefined)[] = [];
    for (const located of files.filter(({ file }) => file?.name === name)) tables.push(await openLocated(model, located, options, report));
    const found = tables.filter((table) => table !== undefined);
    const table = found.length < tables.length ? undefined : oneTable(found, report);
    if (table !== undefined && name === undefined) return table;
    if (table !== undefined) parts.push({ name: name ?? "", table });
  }
  return parts.length < names.size ? undefined : sideBySide(parts);
}

function openLocated(model: CheckedModel, { source: named, file }: LocatedFile, options: FileOptions, report: Report): Promise<TableOfFile | undefined> {
  return orUnreadable(typeof named === "string" ? named : named.name, file?.span, report, async () => {
    if (typeof named === "string" && model.train.data?.kind === "images") return openPictures(model, named, options, report);
    const source = typeof named === "string" ? await fileSource(named) : named;
    const table = await openTable(model, file?.name === undefined ? source : alone(source), options, report);
    return table && { table, size: source.size };
  });
}

/** A file whose labels are not looked for beside it, since the model names those. */
function alone({ beside: _beside, ...source }: ByteSource): ByteSource {
  return source;
}

/** What reading gives, or a diagnostic at `declared`, where the model names the file; else it throws `UnreadableError`: the command line is at fault. */
async function orUnreadable<T>(path: string, declared: Span | undefined, report: Report, reading: () => Promise<T>): Promise<T | undefined> {
  try {
    return await reading();
  } catch (cause) {
    if (!isOfFile(cause)) throw cause;
    const reason = cause instanceof FormatError ? cause.message : isPattern(path) && isAbsent(cause) ? "no file matches it" : reasonOf(cause);
    if (declared === undefined) throw new UnreadableError(`cannot read ${path}: ${reason}`);
    report.add("unreadableDataFile", declared, { path, reason });
    return undefined;
  }
}

/** Errors of files and of the platform; any other is a fault of the compiler. */
function isOfFile(cause: unknown): boolean {
  return cause instanceof FormatError || cause instanceof UnreadableError || (cause instanceof Error && "code" in cause);
}

function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}

async function openTable(model: CheckedModel, source: ByteSource, { own = false, header, purpose = "examples" }: FileOptions, report: Report): Promise<Table | undefined> {
  if (!checkKnown(model, report)) return undefined;
  const table = tableOf(source.name, model.train.data?.kind === "text" ? valueRecords(await textTable(source, model.train.data)) : await openRecords(source, optionsOf(model)));
  if (isEmpty(table)) {
    report.add("noRows", placeOf(table), { file: source.name, dropped: 0, what: "row" });
    return undefined;
  }
  const { data } = model.train;
  // `--header false` keeps the names that the model gives to columns without any.
  const said = header === undefined || (!header && typeof data?.header === "object") ? data?.header : header;
  return nameColumns(own && data !== undefined ? { ...table, declared: data.span } : table, said, wantedOf(model, purpose), report);
}

/** How the model says that its files are written. */
function optionsOf({ train: { data } }: CheckedModel): FormatOptions {
  const { kind: _kind, files: _files, span: _span, header: _header, ...options } = data ?? {};
  return options;
}

function orderOf(model: CheckedModel): Order {
  const kind = model.train.data?.kind;
  return kind === "series" || kind === "text" ? kind : "csv";
}

function wantedOf(model: CheckedModel, purpose: Purpose, rounded: readonly string[] = []): readonly Wanted[] {
  const inputs = model.inputs.map(({ name, column, encoding, array, needed }) => ({ name, column, encoding, array, role: "input" as const, read: needed || purpose !== "predictions" }));
  const outputs = model.outputs.flatMap(({ name, column, encoding, target }) => (target === undefined ? [] : [{ name, column, encoding, array: target, role: "output" as const, read: purpose === "examples" || purpose === "parts" }]));
  const values = [...inputs, ...outputs].map(({ name, column, encoding, array, role, read }) => ({
    name,
    column,
    encoding,
    role,
    rounded: rounded.includes(array),
    read,
    begins: (place: string, steps: number) => beginOf(model, role, place, steps),
    locate: (field?: string) => (field === undefined ? locateName(model.span, name) : locateName(model.span, field, name)),
  }));
  return [...values, ...splitColumns(model, purpose)];
}

/** The columns of the file that examples are split by, each once: one of times and groups is read as times, which tell groups apart too. */
function splitColumns({ train: { validation, test } }: CheckedModel, purpose: Purpose): readonly Wanted[] {
  const found = new Map<string, SplitColumn>();
  for (const part of [validation, test]) {
    if (part.kind !== "share" || part.share === 0 || part.by === undefined || part.by.kind === "stratify") continue;
    if (part.by.kind === "time" || !found.has(part.by.column)) found.set(part.by.column, part.by);
  }
  return [...found.values()].map(({ kind, column, span }) => ({
    name: column, column: { text: column, span }, encoding: { kind: "real", shape: [] }, role: "split",
    cell: kind === "time" ? { kind: "time" } : { kind: "category", numberOf: categoryReader() }, read: purpose === "parts", locate: () => span,
  }));
}
