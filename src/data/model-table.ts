import type { Report } from "../diagnostics/report.ts";
import type { SplitColumn } from "../ir/model/held-out.ts";
import type { ReadModel } from "./read-model.ts";
import type { Span } from "../source/source.ts";
import { categoryReader } from "./cells.ts";
import type { Order, Wanted } from "./columns.ts";
import type { ByteSource } from "./bytes.ts";
import { FormatError } from "./fault.ts";
import { reasonOf, UnreadableError } from "./unreadable.ts";
import { nameColumns } from "./header.ts";
import { locateName } from "./locate.ts";
import { beginOf, checkKnown } from "./windows.ts";
import { textTable } from "./text.ts";
import { type DataSet, readDataSet } from "./read.ts";
import { readRows, type Rows } from "./rows.ts";
import type { LocatedFile, Paths } from "./located.ts";
import { isPattern } from "./pattern.ts";
import { oneTable, type TableOfFile } from "./several.ts";
import { type FormatOptions, openRecords } from "./open.ts";
import { type NamedTable, sideBySide } from "./side-by-side.ts";
import { valueRecords } from "./values.ts";
import { isEmpty, placeOf, type Table, tableOf } from "./table.ts";

/** What is read of a file: `predictions` takes inputs that outputs depend on, `inputs` all of them, `examples` also outputs, `parts` also the columns that they are split by. */
export type Purpose = "predictions" | "inputs" | "examples" | "parts";

/**
 * Reads the examples of a model from a table. Faults go to the report, located in the file or the model. `rounded`: arrays of inputs and
 * targets that are float32 where the examples go.
 */
export function readExamples(model: ReadModel, table: Table, purpose: Purpose, report: Report, rounded: readonly string[] = []): Promise<DataSet | undefined> {
  return orUnreadable(table.name, table.declared, report, () => readDataSet(table, wantedOf(model, purpose, rounded), orderOf(model), placeOf(table), report, model.train.data?.stride));
}

/** Reads every row to predict from. */
export function readInputRows(model: ReadModel, table: Table, report: Report): Promise<Rows | undefined> {
  return orUnreadable(table.name, table.declared, report, () => readRows(table, wantedOf(model, "predictions"), orderOf(model), placeOf(table), report));
}

/** Pictures as a table. */
async function openPictures(model: ReadModel, path: string, { own = false }: FileOptions, paths: Paths, report: Report): Promise<TableOfFile | undefined> {
  if (paths.pictures === undefined) throw new FormatError("there are no folders here: a program of Node reads pictures of a folder");
  const { pictureUse } = await import("./images/use.ts");
  const use = pictureUse(model, report);
  if (use === undefined) return undefined;
  const table = tableOf(path, valueRecords(await paths.pictures(path, use)));
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
export async function openTables(model: ReadModel, files: readonly LocatedFile[], options: FileOptions, paths: Paths, report: Report): Promise<Table | undefined> {
  // Files of one name, or all without one, have their rows after each other; those of other names lie beside them.
  const names = new Set(files.map(({ file }) => file?.name));
  const parts: NamedTable[] = [];
  for (const name of names) {
    const tables: (TableOfFile | undefined)[] = [];
    for (const located of files.filter(({ file }) => file?.name === name)) tables.push(await openLocated(model, located, options, paths, report));
    const found = tables.filter((table) => table !== undefined);
    const table = found.length < tables.length ? undefined : oneTable(found, report);
    if (table !== undefined && name === undefined) return table;
    if (table !== undefined) parts.push({ name: name ?? "", table });
  }
  return parts.length < names.size ? undefined : sideBySide(parts);
}

function openLocated(model: ReadModel, { source: named, file }: LocatedFile, options: FileOptions, paths: Paths, report: Report): Promise<TableOfFile | undefined> {
  return orUnreadable(typeof named === "string" ? named : named.name, file?.span, report, async () => {
    if (typeof named === "string" && model.train.data?.kind === "images") return openPictures(model, named, options, paths, report);
    if (typeof named === "object" && "values" in named) {
      const table = withNames(model, tableOf(named.name, valueRecords(named.values)), options, report);
      return table && { table, size: undefined };
    }
    const source = typeof named === "string" ? await paths.open(named) : named;
    const table = await openTable(model, file?.name === undefined ? source : alone(source), options, report);
    return table && { table, size: source.size };
  });
}

/** A file whose labels are not looked for beside it, since the model names those. */
function alone({ beside: _beside, ...source }: ByteSource): ByteSource {
  return source;
}

/** What reading gives, or a diagnostic at `declared`, where the model names the file; else it throws `UnreadableError`: the command line is at fault. */
export async function orUnreadable<T>(path: string, declared: Span | undefined, report: Report, reading: () => Promise<T>): Promise<T | undefined> {
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

async function openTable(model: ReadModel, source: ByteSource, options: FileOptions, report: Report): Promise<Table | undefined> {
  if (!checkKnown(model, report)) return undefined;
  const records = model.train.data?.kind === "text" ? valueRecords(await textTable(source, model.train.data)) : await openRecords(source, optionsOf(model));
  return withNames(model, tableOf(source.name, records), options, report);
}

function withNames(model: ReadModel, table: Table, { own = false, header, purpose = "examples" }: FileOptions, report: Report): Table | undefined {
  if (isEmpty(table)) {
    report.add("noRows", placeOf(table), { file: table.name, dropped: 0, what: "row" });
    return undefined;
  }
  const { data } = model.train;
  // `--header false` keeps the names that the model gives to columns without any.
  const said = header === undefined || (!header && typeof data?.header === "object") ? data?.header : header;
  return nameColumns(own && data !== undefined ? { ...table, declared: data.span } : table, said, wantedOf(model, purpose), report);
}

/** How the model says that its files are written. */
function optionsOf({ train: { data } }: ReadModel): FormatOptions {
  const { kind: _kind, files: _files, span: _span, header: _header, ...options } = data ?? {};
  return options;
}

export function orderOf(model: ReadModel): Order {
  const kind = model.train.data?.kind;
  return kind === "series" || kind === "text" ? kind : "csv";
}

export function wantedOf(model: ReadModel, purpose: Purpose, rounded: readonly string[] = []): readonly Wanted[] {
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
function splitColumns({ train: { validation, test } }: ReadModel, purpose: Purpose): readonly Wanted[] {
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
