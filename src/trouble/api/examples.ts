/** The examples of a training in a program, as positions and numbers, in the parts that `fit` makes of them. */
import type { DataArray } from "../../data/growing.ts";
import type { RowsOf } from "../../data/leaks.ts";
import { numberedClasses } from "../../ir/model/labels.ts";
import type { WatchedModel, WatchedValue } from "../../ir/model/watched.ts";
import { type FitOptions, heldShare } from "../../runtime/fit.ts";
import { completeExamples } from "../../runtime/incomplete.ts";
import { partRows, rowNumbers } from "../../runtime/parts.ts";
import { takeRows } from "../../runtime/rows.ts";
import { type Split, splitBy } from "../../runtime/split.ts";
import { nameOthers } from "../../runtime/unseen.ts";
import { dataWidth, type Target, writeExample } from "./encode.ts";

/** Examples by name of input and output, as `fit` takes them. */
export type Data = Readonly<Record<string, ArrayLike<unknown>>>;

export type Options = FitOptions<unknown>;

export interface WatchedParts {
  readonly training: RowsOf;
  readonly validation: RowsOf;
}

/** No examples: a source gives none to look at. */
export const noRows: RowsOf = { data: { count: 0, arrays: new Map(), dropped: 0 }, rows: new Int32Array(0), sampled: { rows: new Int32Array(0), numbers: new Int32Array(0) } };

/** All examples of a data set that `fit` has taken. */
export function allRows(model: WatchedModel, data: Data): RowsOf {
  return rowsOf(model, complete(model, data, {}).data);
}

/** A sample of examples that a source gives to `fit`. */
export function sampleRows(model: WatchedModel, data: Data): RowsOf {
  const { rows, ...of } = allRows(model, data);
  return { ...of, rows, sampled: { rows, numbers: rows } };
}

/** The parts that `fit` with these options makes of a data set, which it has taken. `seed`: the network's own. */
export function partsOf(model: WatchedModel, given: Data, asked: Options, seed: number): WatchedParts {
  const { data: whole, options } = complete(model, given, asked);
  const { data, rows } = rowsOf(model, whole);
  const { holding } = model;
  const other = typeof options.validation === "object" && options.validation !== null ? allRows(model, options.validation as Data) : typeof options.validation === "function" ? noRows : undefined;
  const validation = other === undefined ? heldShare("validation", options.validation as number | undefined, holding.validation, options.hold) : 0;
  const test = heldShare("test", options.test, holding.test, options.hold);
  const drawn = options.seed ?? seed;
  const holdOut = ({ by, column }: Split, order: Int32Array, count: number, held: number): number => {
    const values = (by === "stratify" ? data.arrays.get(column) : undefined) ?? options.columns?.[column] ?? [];
    return splitBy(by, values, order, count, held, drawn);
  };
  const { order, trained, validated } = partRows(rows.length, { validation, test, hold: options.hold ?? holding.hold, seed: drawn, shuffle: options.shuffle ?? holding.shuffle }, holdOut);
  return { training: { data, rows: order.subarray(0, trained) }, validation: other ?? { data, rows: order.subarray(trained, trained + validated) } };
}

/** The share of the examples of a source that `fit` holds out for validation. */
export function validationShare({ holding }: WatchedModel, { validation, hold }: Options): number {
  if (validation !== undefined && typeof validation !== "number") return 0;
  const held = heldShare("validation", validation, holding.validation, hold);
  return typeof held === "number" ? held : held.share;
}

/** Without the examples that `fit` leaves out; it warns of them itself. */
function complete(model: WatchedModel, data: Data, options: Options): { readonly data: Data; readonly options: Options } {
  if (model.needed.length === 0) return { data, options };
  const { onWarning: _onWarning, ...silent } = options;
  return completeExamples(data, partsIn(model).map(({ name, encoding }) => ({ name, width: dataWidth(encoding) })), model.needed, silent);
}

function partsIn({ inputs, outputs }: WatchedModel): readonly WatchedValue[] {
  return [...inputs, ...outputs.filter((o) => !o.input)];
}

function rowsOf(model: WatchedModel, data: Data): RowsOf {
  const arrays = new Map(partsIn(model).map((value) => [value.name, arrayOf(value, data[value.name] ?? [])] as const));
  const [first] = partsIn(model);
  const count = first === undefined ? 0 : (arrays.get(first.name)?.length ?? 0) / dataWidth(first.encoding);
  return { data: { count, arrays, dropped: 0 }, rows: rowNumbers(count) };
}

function arrayOf({ name, encoding }: WatchedValue, data: ArrayLike<unknown>): DataArray {
  const width = dataWidth(encoding);
  const numbered = numberedClasses(encoding);
  const below = encoding.kind === "index" ? encoding.below : encoding.kind === "oneHot" || encoding.kind === "binary" ? encoding.classes.length : undefined;
  const encode = (value: unknown, into: Target, at: number): void => writeExample(encoding, value, into, at, name);
  const open = numbered.filter(({ other }) => other);
  const named = open.length === 0 ? data : nameOthers(data, width, open);
  const taken = numbered.length === 0 ? undefined : numbered;
  if (below !== undefined) return takeRows(named, width, below, Int32Array, encode, name, taken);
  return data instanceof Float32Array ? takeRows(named, width, undefined, Float32Array, encode, name, taken) : takeRows(named, width, undefined, Float64Array, encode, name, taken);
}
