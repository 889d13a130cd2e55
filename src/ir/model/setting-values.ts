/** The kinds of value that settings of `train` take, read from their expressions. */
import type { Argument, Expression, Name } from "../ast/expression.ts";
import { isMetric, type Metric, metricRow, metricRows } from "./metrics.ts";
import { dataOptions, type DataOptionName, type DataOptions, isDataOption, optionsOfSource, type SourceKind, sourceKinds } from "./data-options.ts";

/** Evaluates expressions of the model; undefined for a value of another kind. */
export interface Evaluate {
  readonly number: (e: Expression) => number | undefined;
  readonly boolean: (e: Expression) => boolean | undefined;
  /** The names of `metric` definitions. */
  readonly definedMetrics: readonly string[];
  /** Reports an unknown metric that is nearly one of some, if it is. */
  readonly refuseMetric: (name: Name, metrics: readonly string[]) => void;
  /** Reports a part of a value that is wrong, by its name, and what it takes. */
  readonly refuse: (at: Expression["span"], name: string, expected: string) => void;
  /** Reports a number that is no share of the examples. */
  readonly refuseShare: (at: Expression["span"], share: number) => void;
  /** Reports a way to split that there is not, or one without a name. */
  readonly refuseWay: (at: Expression["span"], name: string | undefined, ways: readonly string[]) => void;
  /** Reports an option of a file that there is not, or one without a name. */
  readonly refuseOption: (at: Expression["span"], name: string | undefined, options: readonly string[]) => void;
}

/** The value of a setting; undefined for an expression that is none. */
export type ReadValue<T> = (value: Expression, evaluate: Evaluate) => T | undefined;

/** Data from `csv("…")`, `series("…")`, `file("…")`, `images("…")` or `text("…")`. */
export interface DataSource extends DataOptions {
  readonly kind: SourceKind;
  /** One or more, of the same columns. */
  readonly files: readonly DataFile[];
  /** From the first file to the last. */
  readonly span: Expression["span"];
}

export interface DataFile {
  /** Relative to the model's file; or a pattern, such as `2024-*.csv`, which means all files that match. */
  readonly path: string;
  /** What it has, where each file has other columns: `image` of `file(image: "images.gz", label: "labels.gz")`. */
  readonly name?: string;
  readonly span: Expression["span"];
}

/** A whole number, `least` or more. */
export function whole(least: number): ReadValue<number> {
  return (value, evaluate) => {
    const n = evaluate.number(value);
    return n !== undefined && Number.isSafeInteger(n) && n >= least ? n : undefined;
  };
}

/** The word `all`. */
export function isAll(value: Expression): boolean {
  return value.kind === "reference" && value.name.text === "all" && value.arguments === undefined && value.indices === undefined && value.member === undefined;
}

export const choice: ReadValue<boolean> = (value, evaluate) => evaluate.boolean(value);

/** `[accuracy, topK(3)]`: names of metrics, each with its argument where it takes one. */
export const metricList: ReadValue<readonly Metric[]> = (value, evaluate) => {
  if (value.kind !== "shape") return undefined;
  const found = value.items.map((item) => (item.kind === "pack" ? undefined : readMetric(item, evaluate))).filter((metric) => metric !== undefined);
  return found.length === value.items.length ? found : undefined;
};

export function readMetric(value: Expression, evaluate: Evaluate): Metric | undefined {
  // A definition hides the built-in metric of its name, as it does one of the library.
  if (value.kind === "reference" && value.indices === undefined && evaluate.definedMetrics.includes(value.name.text)) return { own: value };
  if (value.kind === "reference" && value.member === undefined && !isMetric(value.name.text)) evaluate.refuseMetric(value.name, [...evaluate.definedMetrics, ...Object.keys(metricRows)]);
  if (value.kind !== "reference" || value.member !== undefined || value.indices !== undefined || !isMetric(value.name.text)) return undefined;
  const name = value.name.text;
  const takes = metricRow(name).argument;
  if (takes === undefined) return value.arguments === undefined ? { name } : undefined;
  const argument = calledWith(name, (e) => evaluate.number(e))(value, evaluate);
  return argument !== undefined && takes.accepts(argument) ? { name, argument } : undefined;
}

/** The argument of `name(argument)`. */
function calledWith<T>(name: string, argument: ReadValue<T>): ReadValue<T> {
  return (value, evaluate) => {
    if (value.kind !== "reference" || value.name.text !== name) return undefined;
    const [only, ...more] = value.arguments ?? [];
    return only?.kind === "value" && only.key === undefined && more.length === 0 ? argument(only.value, evaluate) : undefined;
  };
}

/** `norm(limit)` or `value(limit)`. */
export const limit: ReadValue<{ readonly kind: "norm" | "value"; readonly limit: number }> = (value, evaluate) => {
  for (const kind of ["norm", "value"] as const) {
    const found = calledWith(kind, (e) => evaluate.number(e))(value, evaluate);
    if (found !== undefined && found > 0) return { kind, limit: found };
  }
  return undefined;
};

/** `csv("file.csv")`, `series("file.csv")`, `file("file.parquet")`, `images("folder")` or `text("book.txt")`, with more files and then options after the first; or `file(image: "images.gz", label: "labels.gz")`. */
export const source: ReadValue<DataSource> = (value, evaluate) => {
  const kind = value.kind === "reference" ? sourceKinds.find((k) => k === value.name.text) : undefined;
  if (value.kind !== "reference" || kind === undefined || value.indices !== undefined || value.member !== undefined) return undefined;
  const given = value.arguments ?? [];
  const files = given[0]?.kind === "value" && given[0].key !== undefined && besides.includes(kind) ? given.map((argument) => namedFile(argument, kind)) : given.map(fileOf);
  const count = files.includes(undefined) ? files.indexOf(undefined) : files.length;
  const named = files.slice(0, count).filter((file) => file !== undefined);
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const found = given.slice(count).map((option) => readOption(option, kind, evaluate));
  return found.includes(undefined) ? undefined : Object.assign({ kind, files: named, span: { ...first.span, end: last.span.end } }, ...found);
};

/** Sources whose columns may be in several files. */
const besides: readonly SourceKind[] = ["file", "series"];

function namedFile(argument: Argument, source: SourceKind): DataFile | undefined {
  if (argument.kind !== "value" || argument.key?.kind !== "reference" || argument.value.kind !== "string") return undefined;
  const name = argument.key.name.text;
  return isDataOption(name, source) ? undefined : { path: argument.value.value, name, span: argument.value.span };
}

function fileOf(argument: Argument): DataFile | undefined {
  return argument.kind === "value" && argument.key === undefined && argument.value.kind === "string" ? { path: argument.value.value, span: argument.value.span } : undefined;
}

/** One option; `undefined` after a fault. */
function readOption(option: Argument, source: SourceKind, evaluate: Evaluate): DataOptions | undefined {
  const names = optionsOfSource(source);
  if (option.kind !== "value" || option.key?.kind !== "reference") {
    evaluate.refuseOption(option.span, undefined, names);
    return undefined;
  }
  const { text: name, span } = option.key.name;
  if (!isDataOption(name, source)) {
    evaluate.refuseOption(span, name, names);
    return undefined;
  }
  return readKnown(name, option.value, evaluate);
}

function readKnown(name: DataOptionName, value: Expression, evaluate: Evaluate): DataOptions | undefined {
  const { read, takes } = dataOptions[name];
  const found = read(value, evaluate);
  if (found === undefined) evaluate.refuse(value.span, name, takes);
  return found === undefined ? undefined : { [name]: found };
}
