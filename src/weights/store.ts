/** Weights as bytes of a module: each array in an element type. */
import type { CheckedModel, Variable } from "../ir/model/types.ts";
import { decodeHalves, encodeHalves } from "../runtime/half.ts";
import { littleEndian, type TensorValues } from "../runtime/safetensors.ts";
import type { Precision, StoredArray, StoredType, StoredWeights } from "../targets/target.ts";
import { outputAxes } from "./channels.ts";
import { type Weights, WeightsError } from "./fit.ts";

interface Stored {
  readonly array: Omit<StoredArray, "at">;
  readonly bytes: Uint8Array;
}

/**
 * `as`: the element type of weights, biases and gains; without one, the narrowest of f16, f32 and f64 that has all of their values, at most
 * the module's `precision`. Running statistics and fitted values are stored exactly. With `int8`, weights of contractions have a scale for
 * each output channel, and everything else is f32. Throws `WeightsError` for values that the type cannot have.
 */
export function storeWeights(model: CheckedModel, { values, fitted }: Weights, as: StoredType | undefined, precision: Precision): StoredWeights {
  const parameters = model.variables.filter(isParameter);
  const valuesOf = (v: Variable): TensorValues => values.get(v.name) ?? new Float64Array(0);
  const type = as ?? narrowest(parameters.map(valuesOf), precision);
  const axes = type === "int8" ? outputAxes(model) : new Map<string, readonly number[]>();
  const stored = model.variables.map((v) => {
    if (!isParameter(v)) return reals(v.name, valuesOf(v), narrowest([valuesOf(v)], "f64") === "f64" ? "F64" : "F32");
    const channels = axes.get(v.name);
    if (channels !== undefined && type === "int8" && isLarge(v, channels)) return integers(v, valuesOf(v), channels);
    return reals(v.name, valuesOf(v), type === "int8" ? "F32" : typeNames[type]);
  });
  let at = 0;
  const arrays = stored.map(({ array, bytes }): StoredArray => ({ ...array, at: (at += bytes.length) - bytes.length }));
  const bytes = new Uint8Array(at);
  stored.forEach((s, i) => bytes.set(s.bytes, arrays[i]?.at ?? 0));
  return { bytes, arrays, fitted };
}

const typeNames = { f64: "F64", f32: "F32", f16: "F16" } as const;

function isParameter({ role }: Variable): boolean {
  return role !== "state" && role !== "fitted";
}

/** Whether integers and scales take at most half of what float32 takes. */
function isLarge({ shape }: Variable, channels: readonly number[]): boolean {
  const size = shape.reduce((a, b) => a * b, 1);
  return size >= 4 * channels.reduce((n, axis) => n * (shape[axis] ?? 1), 1);
}

/** The narrowest type that has all the values; at most `widest`. */
function narrowest(arrays: readonly TensorValues[], widest: Precision): "f64" | "f32" | "f16" {
  const all = (round: (values: TensorValues) => Float32Array): boolean => arrays.every((values) => round(values).every((value, i) => Object.is(value, values[i])));
  if (all((values) => decodeHalves(encodeHalves(values, "F16"), "F16"))) return "f16";
  return widest === "f32" || all((values) => Float32Array.from(values)) ? "f32" : "f64";
}

function reals(name: string, values: TensorValues, type: "F64" | "F32" | "F16"): Stored {
  const rounded = type === "F64" ? Float64Array.from(values) : type === "F32" ? Float32Array.from(values) : encodeHalves(values, "F16");
  const found = type === "F16" ? decodeHalves(Uint16Array.from(rounded), "F16") : rounded;
  const over = found.findIndex((value, i) => !Number.isFinite(value) && Number.isFinite(values[i]));
  if (over >= 0) throw new WeightsError(`${name} has the value ${values[over]}, which overflows ${type.toLowerCase()}`);
  return { array: { name, type }, bytes: littleEndian(new Uint8Array(rounded.buffer), rounded.BYTES_PER_ELEMENT) };
}

/** Symmetric: from -127 to 127 times a scale, so that 0 stays 0. */
function integers({ name, shape }: Variable, values: TensorValues, channels: readonly number[]): Stored {
  const axes = channels.map((axis) => [shape[axis] ?? 1, shape.slice(axis + 1).reduce((a, b) => a * b, 1)] as const);
  const channelOf = (i: number): number => axes.reduce((n, [size, stride]) => n * size + (Math.floor(i / stride) % size), 0);
  const scales = new Float32Array(axes.reduce((n, [size]) => n * size, 1));
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) throw new WeightsError(`${name} has the value ${value}, and int8 has finite values alone: train the model again`);
    scales[channelOf(i)] = Math.max(scales[channelOf(i)] ?? 0, Math.abs(value) / 127);
  });
  const bytes = new Uint8Array(4 * scales.length + values.length);
  bytes.set(littleEndian(new Uint8Array(scales.buffer), 4));
  values.forEach((value, i) => {
    const scale = scales[channelOf(i)] ?? 0;
    bytes[4 * scales.length + i] = scale === 0 ? 0 : Math.max(-127, Math.min(127, Math.round(value / scale)));
  });
  return { array: { name, type: "I8", axes }, bytes };
}
