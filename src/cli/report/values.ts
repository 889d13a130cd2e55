/** Values of examples as people look at them: images, curves over positions, fields, or text. */
import type { DataSet } from "../../data/read.ts";
import type { Encoding, ModelInput } from "../../ir/model/types.ts";
import { short } from "../../numbers.ts";
import type { Setting, Value } from "../../report/record.ts";
import { type Example, exampleAt } from "../examples.ts";

/** The sides of what is taken for an image. */
const [leastSide, mostSide] = [5, 256];
/** A curve has more values than are read as numbers. */
const leastCurve = 5;
const mostCurves = 6;
const mostFields = 16;

/** The least and the greatest number of an array, which are black and white. */
export interface Brightness {
  readonly low: number;
  readonly high: number;
}

export function brightnessOf(numbers: ArrayLike<number>): Brightness {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < numbers.length; i++) {
    low = Math.min(low, numbers[i] ?? 0);
    high = Math.max(high, numbers[i] ?? 0);
  }
  return { low, high };
}

/** The inputs of an example, where predictions need them. */
export function inputsAt(inputs: readonly ModelInput[], data: DataSet, row: number, series: boolean): readonly { readonly name: string; readonly value: Value }[] {
  return inputs.filter(({ needed }) => needed).flatMap((input) => {
    const { name, encoding } = input;
    const example = exampleAt([input], data, row);
    if (encoding.kind === "record") return fieldsOf(name, example);
    return [{ name, value: valueOf(encoding, example, brightnessOf(data.arrays.get(name) ?? []), series) }];
  });
}

/** Scalars of a record are fields, arrays in it curves. */
function fieldsOf(name: string, example: Example): readonly { readonly name: string; readonly value: Value }[] {
  const entries = Object.entries(example ?? {});
  const curves = entries.flatMap(([field, value]: readonly [string, Example]) => (isNumbers(value) && value.length >= leastCurve ? [{ name: field, values: Array.from(value) }] : []));
  const fields = entries.filter(([field]) => !curves.some((curve) => curve.name === field)).map(([field, value]: readonly [string, Example]): Setting => ({ name: field, value: textOf(value) }));
  const rest = fields.length > mostFields ? [{ name: "and others", value: String(fields.length - mostFields) }] : [];
  return [
    ...(fields.length > 0 ? [{ name, value: { kind: "fields" as const, fields: [...fields.slice(0, mostFields), ...rest] } }] : []),
    ...(curves.length > 0 ? [{ name, value: { kind: "curves" as const, curves } }] : []),
  ];
}

/** `series`: rows of an array are times, so that it is no image. */
export function valueOf(encoding: Encoding, example: Example, brightness: Brightness, series: boolean): Value {
  if (encoding.kind !== "real" || !isNumbers(example)) return { kind: "text", text: textOf(example) };
  const { shape } = encoding;
  const layout = series ? undefined : imageLayout(shape);
  if (layout !== undefined) return imageOf(layout, example, brightness);
  const [length = 0, columns = 1, ...more] = shape;
  if (more.length > 0 || length < leastCurve || columns > mostCurves) return { kind: "text", text: textOf(example) };
  return { kind: "curves", curves: Array.from({ length: columns }, (_, c) => ({ name: columns === 1 ? "" : `column ${c + 1}`, values: Array.from({ length }, (__, i) => example[i * columns + c] ?? NaN) })) };
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** Whether channels come before rows. */
  readonly planes: boolean;
}

/** `[h, w]`, `[h, w, 1]`, `[h, w, 3]`, `[1, h, w]` and `[3, h, w]` are images where h and w are large enough. */
function imageLayout(shape: readonly number[]): Layout | undefined {
  const [a = 0, b = 0, c = 1] = shape;
  const isSide = (side: number): boolean => side >= leastSide && side <= mostSide;
  if (shape.length === 2 || shape.length === 3) {
    if (isSide(a) && isSide(b) && (c === 1 || c === 3)) return { height: a, width: b, channels: c, planes: false };
    if (isSide(b) && isSide(c) && (a === 1 || a === 3)) return { height: b, width: c, channels: a, planes: true };
  }
  return undefined;
}

function imageOf({ width, height, channels, planes }: Layout, numbers: ArrayLike<number>, { low, high }: Brightness): Value {
  const scale = high > low ? 255 / (high - low) : 0;
  const pixels = Uint8Array.from({ length: width * height * channels }, (_, i) => {
    const from = planes ? (i % channels) * width * height + Math.floor(i / channels) : i;
    return Math.max(0, Math.min(255, Math.round(((numbers[from] ?? 0) - low) * scale)));
  });
  return { kind: "image", width, height, channels, pixels };
}

function isNumbers(value: Example): value is Float64Array | Float32Array | Int32Array {
  return value instanceof Float64Array || value instanceof Float32Array || value instanceof Int32Array;
}

function textOf(value: Example): string {
  if (value === null) return "missing";
  if (typeof value === "number") return short(value);
  if (typeof value === "string") return value;
  const all = isNumbers(value) ? Array.from(value, short) : Object.values(value).map(String);
  const shown = all.slice(0, mostFields);
  const separator = shown.every((text) => text.length === 1) ? "" : ", ";
  return `${shown.join(separator)}${all.length > shown.length ? `… (${all.length})` : ""}`;
}
