/** Data for a program: the readers of the command, with what a program gives in place of files. */
import { Report } from "../../diagnostics/report.ts";
import type { DataMapping } from "../../ir/model/data-mapping.ts";
import type { DataOptions } from "../../ir/model/data-options.ts";
import type { ClassLabel } from "../../ir/model/types.ts";
import { FormatError } from "../fault.ts";
import type { DataArray } from "../growing.ts";
import { withLabels } from "../labels.ts";
import type { Paths } from "../located.ts";
import { openTables, orderOf, type Purpose, readExamples, wantedOf } from "../model-table.ts";
import { type Part, readParts } from "../read.ts";
import type { ReadModel } from "../read-model.ts";
import { placeOf, type Table } from "../table.ts";
import { UnreadableError } from "../unreadable.ts";
import { DataError, type DataMessage, messageOf } from "./data-error.ts";
import { modelOf } from "./model.ts";
import { inBatches } from "./rebatch.ts";
import { locatedFiles, type Source } from "./source.ts";

/** How the data are written, where the mapping does not say it or says it wrong; each as in the language. */
export interface ReadOptions extends DataOptions {
  /** Whether only the inputs are read that predictions need; the data may lack other columns. */
  readonly inputsOnly?: boolean;
  /** `f32`: real numbers become float32, in half of the memory, for modules that compute in it. */
  readonly precision?: "f64" | "f32";
}

export interface BatchOptions extends ReadOptions {
  /** Examples of a batch, all but the last; 1024 by default. */
  readonly batch?: number;
}

/** `Name`: the names of inputs and outputs. */
export interface ReadData<Name extends string = string> {
  /** What `fit` and `evaluate` take: the numbers of all examples by the name of an input or output, row after row. Classes are their positions, or their names where those are numbers. */
  readonly data: Readonly<Record<Name, DataArray>>;
  /** Number of examples. */
  readonly count: number;
  /** How many more there were, which lack a value; the warnings say of which columns. */
  readonly dropped: number;
  /** Columns that the model splits by: `fit(data, { columns })`. */
  readonly columns: Readonly<Record<string, DataArray>>;
  readonly warnings: readonly DataMessage[];
}

/** `arrays`: what `trainBatch`, `accumulate` and `forward` take, by name. Classes are their positions. */
export interface DataBatch<Name extends string = string> {
  readonly arrays: Readonly<Record<Name, DataArray>>;
  readonly count: number;
}

export async function readFrom<Name extends string>(paths: Paths, mapping: DataMapping, source: Source, options: ReadOptions): Promise<ReadData<Name>> {
  const { inputsOnly = false, precision, ...own } = options;
  const model = modelOf(mapping, own);
  const report = new Report();
  const purpose = purposeOf(mapping, inputsOnly);
  const found = await orDataError(report, model, async () => {
    const table = await tableOfSource(model, source, purpose, paths, report);
    return table && readExamples(model, table, purpose, report, roundedOf(model, precision));
  });
  const warnings = report.diagnostics.map((each) => messageOf(each, model.span.source.name));
  const data = Object.fromEntries(Object.entries(withLabels(model, found.arrays, found.count)).map(([name, list]) => [name, typed(list)]));
  return { data: data as Record<Name, DataArray>, count: found.count, dropped: found.dropped, columns: Object.fromEntries(found.columns ?? []), warnings };
}

export async function* batchesFrom<Name extends string>(paths: Paths, mapping: DataMapping, source: Source, options: BatchOptions): AsyncGenerator<DataBatch<Name>> {
  const { inputsOnly = false, precision, batch = 1024, ...own } = options;
  if (!Number.isSafeInteger(batch) || batch < 1) throw new RangeError(`batch is ${batch}, and must be a whole number of examples, 1 or more`);
  const model = modelOf(mapping, own);
  const report = new Report();
  const purpose = inputsOnly ? "predictions" : "examples";
  const rounded = roundedOf(model, precision);
  const table = await orDataError(report, model, () => tableOfSource(model, source, purpose, paths, report));
  const parts = orderOf(model) === "csv" ? readParts(table, wantedOf(model, purpose, rounded), placeOf(table), report) : wholeAtOnce(model, table, purpose, rounded, report);
  const batches = inBatches(parts, batch);
  for (;;) {
    const next = await orDataError(report, model, () => batches.next(), table.name);
    if (next.done === true) return;
    yield { arrays: Object.fromEntries(next.value.arrays) as Record<Name, DataArray>, count: next.value.count };
  }
}

/** Examples of several rows lie over each other: they are made at once. */
async function* wholeAtOnce(model: ReadModel, table: Table, purpose: Purpose, rounded: readonly string[], report: Report): AsyncGenerator<Part> {
  const found = await readExamples(model, table, purpose, report, rounded);
  if (found !== undefined) yield found;
}

export function purposeOf({ splits }: DataMapping, inputsOnly: boolean): Purpose {
  return inputsOnly ? "predictions" : splits.length > 0 ? "parts" : "examples";
}

export function roundedOf({ inputs, outputs }: ReadModel, precision: ReadOptions["precision"]): readonly string[] {
  return precision === "f32" ? [...inputs.map(({ array }) => array), ...outputs.flatMap(({ target }) => target ?? [])] : [];
}

export async function tableOfSource(model: ReadModel, source: Source, purpose: Purpose, paths: Paths, report: Report): Promise<Table | undefined> {
  const files = await locatedFiles(source, sizesOf(model), paths);
  return openTables(model, files, { purpose }, paths, report);
}

/** How many numbers a value or a field has, by the column that it is read from. */
function sizesOf({ inputs, outputs }: Pick<ReadModel, "inputs" | "outputs">): ReadonlyMap<string, number> {
  const values = [...inputs, ...outputs].flatMap((value) => (value.encoding.kind === "record" ? value.encoding.fields : [value]));
  return new Map(values.map(({ name, column, encoding }) => [column?.text ?? name, encoding.kind === "record" ? 1 : encoding.shape.reduce((a, b) => a * b, 1)]));
}

/** What the work gives, `file` being the one that it reads; a `DataError` where it gives nothing, the report has an error, or a file cannot be read. */
export async function orDataError<T>(report: Report, model: ReadModel, work: () => Promise<T | undefined>, file?: string): Promise<T> {
  let found: T | undefined;
  try {
    found = await work();
  } catch (cause) {
    if (cause instanceof UnreadableError || cause instanceof FormatError) throw new DataError([{ message: cause instanceof FormatError && file !== undefined ? `cannot read ${file}: ${cause.message}` : cause.message }]);
    throw cause;
  }
  if (found !== undefined && !report.failed) return found;
  const errors = report.diagnostics.filter(({ severity }) => severity === "error");
  throw new DataError(errors.map((each) => messageOf(each, model.span.source.name)), errors);
}

/** Names of classes that are numbers, as numbers. */
function typed(list: DataArray | readonly unknown[]): DataArray | readonly ClassLabel[] {
  if (ArrayBuffer.isView(list)) return list;
  const names = list.filter((label) => typeof label === "string" || typeof label === "number");
  return names.every((label) => typeof label === "number") ? (names.every((label) => Number.isInteger(label) && Math.abs(label) < 2 ** 31) ? Int32Array.from(names) : Float64Array.from(names)) : names;
}
