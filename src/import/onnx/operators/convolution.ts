/** Convolutions over one or two dimensions. Here channels are last, and kernels are [rows, columns, in, out]. */
import { refuse } from "../fault.ts";
import { evaluated } from "../lazy/evaluate.ts";
import type { Axis, Lazy } from "../lazy/types.ts";
import { shapeOf } from "../lazy/views.ts";
import type { Weight } from "../steps/types.ts";
import type { Node } from "../types.ts";
import { changed, pathOf } from "./applied.ts";
import type { Context } from "./context.ts";
import type { Operator } from "./elementwise.ts";
import { unpadded } from "./unpadded.ts";
import { countsOf, squareArguments, type Window, windowOf } from "./window.ts";

const axis = (size: number): Axis => (size === 1 ? [] : [{ size }]);

/** `name: value`, where the value is not the library's. */
export function option(name: string, value: number, usual: number): readonly string[] {
  return value === usual ? [] : [`${name}: ${value}`];
}

interface Convolution {
  readonly x: Lazy;
  readonly weights: Lazy;
  readonly groups: number;
  readonly bias: Weight | undefined;
  /** Sizes of the dimensions behind the channels. */
  readonly spatial: readonly number[];
}

function partsOf(node: Node, c: Context): Convolution {
  const [x, weights] = [c.input(node, 0), c.input(node, 1)];
  c.checkExample(node, x);
  if (!c.isKnown(weights)) refuse(node, "has weights that depend on inputs");
  const rank = x.axes.length;
  if ((rank !== 3 && rank !== 4) || weights.axes.length !== rank) refuse(node, `is over ${rank - 2} dimensions`, "the language's convolutions are over one or two");
  const bias = c.optional(node, 2) === undefined ? undefined : { member: "b", tensor: c.constant(node, 2, "bias") };
  return { x, weights, groups: c.number(node, "group") ?? 1, bias, spatial: shapeOf(x).slice(2) };
}

const conv: Operator = (node, c) => {
  const { x, weights, groups, bias } = partsOf(node, c);
  const { lazy: given, before, after } = unpadded(x);
  const sizes = shapeOf(given).slice(2);
  const [filters = 1, each = 1, ...kernel] = shapeOf(weights);
  const channels = shapeOf(given)[1] ?? 1;
  if (each * groups !== channels || filters % groups !== 0) refuse(node, `has weights for ${each * groups} channels, and gets ${channels}`);
  const inner = windowOf(node, c, kernel, shapeOf(x).slice(2));
  const window = { ...inner, before: inner.before.map((n, k) => n + (before[k] ?? 0)), after: inner.after.map((n, k) => n + (after[k] ?? 0)) };
  const counts = countsOf(window, sizes);
  if (counts.some((n) => n < 1)) refuse(node, `has a kernel that does not fit into [${sizes.join(", ")}]`);
  const isDepthwise = groups === channels && channels > 1 && kernel.length === 2;
  const [out = [], into = [], ...places] = weights.axes;
  // A filter of a depthwise convolution is that of one channel: [channels × multiplier, 1, …].
  const table = isDepthwise ? depthwiseTable(weights, channels, filters / channels) : evaluated(weights, [...places, into, out]);
  const square = squareArguments(window, sizes, counts);
  const ends = [axis(filters), ...counts.map(axis)];
  const layer = layerOf({ window, square, filters, groups, isDepthwise, multiplier: filters / channels });
  return [changed(c, given, [...given.axes.slice(2), given.axes[1] ?? []], [...ends.slice(1), ends[0] ?? []], [given.axes[0] ?? [], ...ends], {
    ...layer, ...(bias === undefined && { takes: { "+": "b" } }), ...pathOf(node, c, table.name),
    weights: [{ member: "K", tensor: table }, ...(bias === undefined ? [] : [bias])],
  })];
};

function depthwiseTable(weights: Lazy, channels: number, multiplier: number): ReturnType<typeof evaluated> {
  const [out = [], into = [], ...places] = weights.axes;
  const table = evaluated(weights, [...places, into, out]);
  return { ...table, shape: [...table.shape.slice(0, 2), channels, multiplier] };
}

interface Layer {
  readonly window: Window;
  readonly square: ReturnType<typeof squareArguments>;
  readonly filters: number;
  readonly groups: number;
  readonly isDepthwise: boolean;
  readonly multiplier: number;
}

function layerOf({ window: { kernel, strides, dilations, before, after }, square, filters, groups, isDepthwise, multiplier }: Layer): { readonly definition: string; readonly arguments: readonly string[] } {
  if (square !== undefined) {
    const { size, stride, padding, dilation } = square;
    const common = [...option("stride", stride, 1), ...option("padding", padding, 0), ...option("dilation", dilation, 1)];
    if (isDepthwise) return { definition: "depthwise", arguments: [String(size), ...common, ...option("multiplier", multiplier, 1)] };
    return { definition: kernel.length === 1 ? "conv1d" : "conv", arguments: [String(filters), String(size), ...common, ...option("groups", groups, 1)] };
  }
  const [rows = 1, columns = 1] = kernel;
  if (kernel.length === 1) {
    return { definition: "convolution1d", arguments: [String(filters), String(rows), ...option("stride", strides[0] ?? 1, 1), ...option("before", before[0] ?? 0, 0), ...option("after", after[0] ?? 0, 0), ...option("dilation", dilations[0] ?? 1, 1), ...option("groups", groups, 1)] };
  }
  const sides = [...option("top", before[0] ?? 0, 0), ...option("left", before[1] ?? 0, 0), ...option("bottom", after[0] ?? 0, 0), ...option("right", after[1] ?? 0, 0)];
  const steps = [...option("down", strides[0] ?? 1, 1), ...option("across", strides[1] ?? 1, 1), ...option("rowDilation", dilations[0] ?? 1, 1), ...option("columnDilation", dilations[1] ?? 1, 1)];
  const sized = isDepthwise ? [String(rows), String(columns)] : [String(filters), String(rows), String(columns)];
  return { definition: isDepthwise ? "depthwise2d" : "convolution2d", arguments: [...sized, ...steps, ...sides, ...(isDepthwise ? option("multiplier", multiplier, 1) : option("groups", groups, 1))] };
}

/** The values of `auto_pad` that say what is cut off a transposed convolution. SAME asks for a size, which its window may fall short of. */
const explicit: ReadonlySet<string> = new Set(["NOTSET", "VALID"]);

const convTranspose: Operator = (node, c) => {
  const { x, weights, groups, bias, spatial: sizes } = partsOf(node, c);
  const [channels = 1, filters = 1, ...kernel] = shapeOf(weights);
  const { strides, dilations, before, after } = windowOf(node, c, kernel, sizes);
  const output = c.list(node, "output_padding") ?? sizes.map(() => 0);
  const same = (values: readonly number[]): number | undefined => (values.every((n) => n === values[0]) ? (values[0] ?? 0) : undefined);
  const [size, stride, dilation, padding, end, extra] = [same(kernel), same(strides), same(dilations), same(before), same(after), same(output)];
  if (groups !== 1 || sizes.length !== 2 || size === undefined || stride === undefined || dilation === undefined || padding === undefined || end !== padding || extra === undefined || c.list(node, "output_shape") !== undefined || !explicit.has(c.text(node, "auto_pad") ?? "NOTSET")) {
    refuse(node, "is a transposed convolution with groups, of one dimension, or whose sides differ", "the library's has square kernels over two dimensions");
  }
  if (channels !== shapeOf(x)[1]) refuse(node, `has weights for ${channels} channels, and gets ${shapeOf(x)[1]}`);
  const [into = [], out = [], ...places] = weights.axes;
  const ends = [axis(filters), ...sizes.map((n) => axis((n - 1) * stride - 2 * padding + dilation * (size - 1) + extra + 1))];
  const table = evaluated(weights, [...places, into, out]);
  return [changed(c, x, [...x.axes.slice(2), x.axes[1] ?? []], [...ends.slice(1), ends[0] ?? []], [x.axes[0] ?? [], ...ends], {
    definition: "convTranspose", arguments: [String(filters), String(size), ...option("stride", stride, 1), ...option("padding", padding, 0), ...option("extra", extra, 0), ...option("dilation", dilation, 1)],
    ...(bias === undefined && { takes: { "+": "b" } }), ...pathOf(node, c, table.name), weights: [{ member: "K", tensor: table }, ...(bias === undefined ? [] : [bias])],
  })];
};

export const convolutions: Readonly<Record<string, Operator>> = { Conv: conv, ConvTranspose: convTranspose };
