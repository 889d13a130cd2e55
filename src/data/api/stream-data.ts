/** Examples of a program that are read in each epoch, and not kept in memory. */
import { Report } from "../../diagnostics/report.ts";
import type { DataMapping } from "../../ir/model/data-mapping.ts";
import type { ExampleSource } from "../../runtime/fit.ts";
import type { DataArray } from "../growing.ts";
import type { Paths } from "../located.ts";
import { orderOf, wantedOf } from "../model-table.ts";
import { type DataSet, type Part, readParts } from "../read.ts";
import { exampleSource } from "../stream/source.ts";
import { Surveyor, usualBuffer } from "../stream/survey.ts";
import { placeOf } from "../table.ts";
import { type DataMessage, messageOf } from "./data-error.ts";
import { modelOf } from "./model.ts";
import { orDataError, purposeOf, type ReadOptions, roundedOf, tableOfSource } from "./read-data.ts";
import { isReadOnce, type Source } from "./source.ts";

export interface StreamOptions extends Omit<ReadOptions, "inputsOnly"> {
  /** Examples that the shuffle buffer has, from which the next one is drawn; by default those of 128 MiB. */
  readonly buffer?: number;
}

/** `Name`: the names of inputs and outputs. */
export interface StreamedData<Name extends string = string> {
  /** What `fitAsync` takes in place of a data set. */
  readonly examples: ExampleSource<Readonly<Record<Name, DataArray>>>;
  /** Number of examples. */
  readonly count: number;
  /** How many more there are, which lack a value; the warnings say of which columns. */
  readonly dropped: number;
  /** The option `columns` of `fitAsync`, where the model splits by a column or by classes. */
  readonly columns: Readonly<Record<string, DataArray>>;
  readonly warnings: readonly DataMessage[];
}

export async function streamFrom<Name extends string>(paths: Paths, mapping: DataMapping, source: Source | (() => Source), { precision, buffer, ...own }: StreamOptions): Promise<StreamedData<Name>> {
  if (buffer !== undefined && (!Number.isSafeInteger(buffer) || buffer < 1)) throw new RangeError(`buffer is ${buffer}, and must be a whole number of examples, 1 or more`);
  const model = modelOf(mapping, own);
  if (orderOf(model) !== "csv" || mapping.kind === "images") throw new TypeError("series, texts and pictures are read whole: write readData");
  if (typeof source !== "function" && isReadOnce(source)) throw new TypeError("streamData reads its source in each epoch, and this one can be read once: give a function that opens it, such as streamData(mapping, () => rows())");
  const rounded = roundedOf(model, precision);

  /** One pass; returns what was read. */
  async function* pass(purpose: "examples" | "parts", report: Report): AsyncGenerator<Part, DataSet | undefined> {
    const table = await orDataError(report, model, () => tableOfSource(model, typeof source === "function" ? source() : source, purpose, paths, report));
    const parts = readParts(table, wantedOf(model, purpose, rounded), placeOf(table), report);
    for (;;) {
      const next = await orDataError(report, model, () => parts.next(), table.name);
      if (next.done === true) return next.value;
      yield next.value;
    }
  }

  const report = new Report();
  const surveyor = new Surveyor(classesOf(mapping));
  const parts = pass(purposeOf(mapping, false) === "parts" ? "parts" : "examples", report);
  let next = await parts.next();
  for (; next.done !== true; next = await parts.next()) surveyor.add(next.value);
  const { count, columns, sample } = surveyor.end();
  const stream = exampleSource(model, { name: "the data", count, open: () => pass("examples", new Report()) }, buffer ?? usualBuffer(sample));
  return {
    count, columns: Object.fromEntries(columns), dropped: next.value?.dropped ?? 0,
    examples: (take) => stream((data) => take(data as Record<Name, DataArray>)),
    warnings: report.diagnostics.map((each) => messageOf(each, model.span.source.name)),
  };
}

/** Values of one class for each example, by which a model may split. */
function classesOf({ inputs, outputs }: DataMapping): readonly string[] {
  return [...inputs, ...outputs].filter(({ encoding }) => (encoding.kind === "oneHot" || encoding.kind === "binary") && encoding.shape.length === 0).map(({ name }) => name);
}
