/** What the functions that train need to know of a model: an entry of `models` in the file. */
import { givesAverages } from "../../ir/equation/average.ts";
import { pairsExamples } from "../../ir/equation/pairs.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { dateWidth } from "../../ir/model/dates.ts";
import type { HeldOut } from "../../ir/model/held-out.ts";
import { isOwn, metricRow, metricText } from "../../ir/model/metrics.ts";
import { isFilled } from "../../ir/model/missing.ts";
import type { DataSource } from "../../ir/model/setting-values.ts";
import { inOrder } from "../../ir/model/train-settings.ts";
import type { CheckedModel, Encoding, ModelOutput } from "../../ir/model/types.ts";
import { literal, type Literal, python } from "./literal.ts";
import type { Argument } from "./network.ts";

/** How a path of the model's file is written for one beside the exported file. */
export type Relocate = (path: string) => string;

/** `models["Iris"] = …`; `optimizer`: the name of its class. */
export function trainingEntry(model: CheckedModel, { evaluation }: ProgramSet, args: readonly Argument[], withFlag: string | undefined, optimizer: string, relocate: Relocate): string {
  const { train } = model;
  const { stop } = train;
  const entry: Literal = {
    network: python(model.name),
    optimizer: python(optimizer),
    values: Object.fromEntries(args.map(({ array, name }) => [name, valueOf(model, array)])),
    flags: withFlag === undefined ? {} : { [withFlag]: true },
    metrics: metricsOf(model, args),
    loss_is_mean: evaluation === undefined || givesAverages(evaluation) || !evaluation.equations.every((q) => q.kind === "definition" && !pairsExamples(q, evaluation.arrays)),
    seed: train.seed,
    settings: {
      epochs: train.epochs, batch: train.batch, accumulate: train.accumulate, shuffle: train.shuffle, hold_last: inOrder(train.data),
      validation: held(train.validation, relocate), test: held(train.test, relocate), patience: stop?.patience ?? 0,
      stop: stop?.by === undefined ? python("None") : [stop.by.aim, stop.by.name],
    },
    data: train.data === undefined ? python("None") : source(train.data, relocate),
  };
  return `models[${JSON.stringify(model.name)}] = ${literal(entry)}`;
}

function held(what: HeldOut, relocate: Relocate): Literal {
  if (what.kind !== "share") return source(what, relocate);
  return what.by === undefined ? what.share : { share: what.share, by: what.by.kind, column: what.by.column };
}

function source({ kind, files, ...options }: DataSource, relocate: Relocate): Literal {
  const named = files.some((f) => f.name !== undefined);
  const unread = `${kind}(${files.map((f) => `${f.name === undefined ? "" : `${f.name}: `}${JSON.stringify(f.path)}`).join(", ")})`;
  const isRead = !named && (kind === "csv" || kind === "series" || (kind === "file" && files.every(({ path }) => /\.(csv|tsv|txt)$/i.test(path))));
  const { header, delimiter, decimal, thousands, comment, missing, encoding, stride } = options;
  return {
    kind: isRead ? "csv" : kind, files: files.map(({ path }) => relocate(path)), header, delimiter, decimal, thousands, comment, missing, encoding, stride, ...(!isRead && { unread }),
  };
}

/** The shape of one example, and the columns of a file that it is read from. */
function valueOf(model: CheckedModel, array: string): Literal {
  const definition = model.arrays.get(array);
  const value = model.inputs.find((i) => i.array === array) ?? model.outputs.find((o) => o.target === array);
  const columns = value === undefined ? [] : columnsOf(value.name, value.column?.text, value.encoding, seriesOf(model, array));
  return { shape: definition?.extents.slice(1).map(({ lower, upper }) => upper - lower) ?? [], whole: definition?.content.kind === "index", columns };
}

/** In a series, the row at which a value of so many rows begins: 0 is the first after the present. */
type BeginOf = (name: string, steps: number) => number;

function seriesOf({ train: { data }, inputs }: CheckedModel, array: string): BeginOf | undefined {
  if (data?.kind !== "series") return undefined;
  const isInput = inputs.some((i) => i.array === array);
  return (name, steps) => (!isInput ? (data.horizon ?? 1) - 1 : data.known?.includes(name) === true ? 0 : -steps);
}

function columnsOf(name: string, column: string | undefined, encoding: Encoding, beginOf: BeginOf | undefined): readonly Literal[] {
  if (encoding.kind !== "record") return [{ name: column ?? name, ...stepping(name, cellOf(encoding, false), beginOf) }];
  return encoding.fields.map((field) => ({
    name: field.column?.text ?? field.name, ...stepping(field.name, cellOf(field.encoding, true), beginOf),
    ...(field.missing !== undefined && { missing: isFilled(field) ? "fill" : "drop" }),
  }));
}

/** In a series a value has one column, and as many rows as it has numbers. */
function stepping(name: string, { size = 1, ...cell }: Readonly<Record<string, Literal>>, beginOf: BeginOf | undefined): Readonly<Record<string, Literal>> {
  if (beginOf === undefined || typeof size !== "number") return { ...cell, ...(size !== 1 && { size }) };
  return { ...cell, from: beginOf(name, size), steps: size };
}

/** `size`: how many columns it has; `width`: how many numbers each gives. */
function cellOf(encoding: Encoding, inRecord: boolean): Readonly<Record<string, Literal>> {
  switch (encoding.kind) {
    case "record": return {};
    case "real": return encoding.date === undefined ? sizeOf(encoding.shape) : { date: encoding.date, width: dateWidth(encoding.date) };
    case "index": return { ...sizeOf(encoding.shape), below: encoding.below };
    case "binary": return { ...sizeOf(encoding.shape), classes: encoding.classes };
    case "oneHot": return { ...sizeOf(encoding.shape), classes: encoding.classes, ...(encoding.other === true && { other: true }), ...(inRecord && { block: true, width: encoding.classes.length }) };
  }
}

function sizeOf(shape: readonly number[]): Readonly<Record<string, Literal>> {
  const size = shape.reduce((a, b) => a * b, 1);
  return size === 1 ? {} : { size };
}

/** Name, kind, number of the output, argument with its data, and the argument of the metric. */
function metricsOf(model: CheckedModel, args: readonly Argument[]): readonly Literal[] {
  const measured = model.outputs.map((output, number) => ({ output, number })).filter(({ output }) => output.target !== undefined);
  return measured.flatMap(({ output, number }) => model.train.metrics.flatMap((metric): readonly Literal[] => {
    if (isOwn(metric) || !readable.has(metric.name) || metricRow(metric.name).of !== kindOf(output)) return [];
    const key = measured.length === 1 ? metricText(metric) : `${output.name}.${metricText(metric)}`;
    return [[key, metric.name, number, args.find((a) => a.array === output.target)?.name ?? output.name, metric.argument]];
  }));
}

/** Metrics that the file has a function for. */
const readable: ReadonlySet<string> = new Set(["accuracy", "topK", "logLoss", "mae", "mse", "rmse", "mape", "r2"]);

function kindOf({ encoding }: ModelOutput): "classes" | "numbers" {
  return encoding.kind === "oneHot" || encoding.kind === "binary" ? "classes" : "numbers";
}
