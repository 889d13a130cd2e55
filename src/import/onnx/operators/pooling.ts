/** Windows without weights: pools, padding, magnification. */
import { refuse } from "../fault.ts";
import { zero } from "../lazy/affine.ts";
import { isConstant } from "../lazy/expression.ts";
import type { Affine, Axis } from "../lazy/types.ts";
import { shapeOf } from "../lazy/views.ts";
import { shortened } from "../steps/activations.ts";
import { layoutWithLast, naturalLayout } from "../steps/natural.ts";
import { changed } from "./applied.ts";
import { option } from "./convolution.ts";
import type { Operator } from "./elementwise.ts";
import { countsOf, squareArguments, windowOf } from "./window.ts";

const axis = (size: number): Axis => (size === 1 ? [] : [{ size }]);

function pool(kind: "max" | "average"): Operator {
  return (node, c) => {
    const x = c.input(node, 0);
    c.checkExample(node, x);
    const sizes = shapeOf(x).slice(2);
    if (sizes.length !== 1 && sizes.length !== 2) refuse(node, `is over ${sizes.length} dimensions`, "the library's pools are over one or two");
    if (node.outputs.filter((output) => output !== "").length > 1) refuse(node, "gives places, too", "the language's pools give values alone");
    const window = windowOf(node, c, c.list(node, "kernel_shape") ?? [], sizes);
    const counts = countsOf(window, sizes, c.number(node, "ceil_mode") === 1);
    if (counts.some((n) => n < 1)) refuse(node, `has a window that does not fit into [${sizes.join(", ")}]`);
    const square = squareArguments(window, sizes, counts);
    const isPadded = [...window.before, ...window.after].some((n) => n > 0);
    const ignoresPadding = kind === "average" && isPadded && c.number(node, "count_include_pad") !== 1;
    const isPlain = square !== undefined && square.dilation === 1 && !ignoresPadding && 2 * square.padding <= square.size;
    const suffix = sizes.length === 1 ? "1d" : "";
    const ends = [x.axes[1] ?? [], ...counts.map(axis)];
    const own = (): readonly string[] => {
      if (sizes.length === 1) return refuse(node, "has a window with padding on one side, gaps, or an end beyond the array", "the library's pools of one dimension have none");
      if (window.dilations.some((n) => n > 1)) return refuse(node, "has gaps in its window", "the library's pools have none");
      if (kind === "average" && !ignoresPadding && c.number(node, "ceil_mode") === 1) return refuse(node, "rounds up what a mean with padding is divided by");
      const [rows = 1, columns = 1] = window.kernel;
      return [String(rows), String(columns), String(counts[0]), String(counts[1]), ...option("down", window.strides[0] ?? 1, 1), ...option("across", window.strides[1] ?? 1, 1), ...option("top", window.before[0] ?? 0, 0), ...option("left", window.before[1] ?? 0, 0)];
    };
    const args = isPlain ? [String(square.size), ...option("stride", square.stride, square.size), ...option("padding", square.padding, 0)] : own();
    const definition = isPlain ? `${kind}Pool${suffix}` : kind === "max" ? "maxPool2d" : ignoresPadding ? "averagePoolInside" : "averagePool2d";
    return [changed(c, x, [...x.axes.slice(2), x.axes[1] ?? []], [...ends.slice(1), ends[0] ?? []], [x.axes[0] ?? [], ...ends], { definition, arguments: args, weights: [] })];
  };
}

function globalPool(definition: string): Operator {
  return (node, c) => {
    const x = c.input(node, 0);
    c.checkExample(node, x);
    const channels = x.axes[1] ?? [];
    return [changed(c, x, layoutWithLast(x, channels), [channels], [x.axes[0] ?? [], channels, ...x.axes.slice(2).map((): Axis => [])], { definition, arguments: [], weights: [] })];
  };
}

/** Zeros, or another number, around the array. */
const pad: Operator = (node, c) => {
  const x = c.input(node, 0);
  const mode = c.text(node, "mode") ?? "constant";
  if (mode !== "constant") refuse(node, `pads by ${mode}`, "the language's padding is a constant");
  const pads = c.numbers(node, 1, "sizes") ?? c.list(node, "pads") ?? [];
  const outside = c.optional(node, 2) === undefined ? shortened(c.number(node, "value") ?? 0) : (c.constant(node, 2, "value").values[0] ?? 0);
  const named = c.numbers(node, 3, "axes")?.map((a) => c.axis(node, a, x.axes.length)) ?? x.axes.map((_, k) => k);
  const sides = x.axes.map((_, k): readonly [number, number] => {
    const at = named.indexOf(k);
    return at < 0 ? [0, 0] : [pads[at] ?? 0, pads[named.length + at] ?? 0];
  });
  if (sides.every(([a, b]) => a === 0 && b === 0)) return [x];
  if (sides.some(([a, b], k) => (a !== 0 || b !== 0) && x.axes[k]?.some((f) => f.isBatch))) refuse(node, "pads the batch");
  if (isConstant(x.body)) refuse(node, "pads a constant");
  const plain = c.plain(node, x);
  const value = c.builder.written(plain, naturalLayout(plain));
  const sized = plain.axes.map((a, k): Axis => (sides[k]?.some((n) => n !== 0) === true ? axis((shapeOf(x)[k] ?? 1) + (sides[k]?.[0] ?? 0) + (sides[k]?.[1] ?? 0)) : a));
  // Where each dimension of the array is read from.
  const index = naturalLayout(plain).map(([factor]): Affine => {
    const k = plain.axes.findIndex(([f]) => f === factor && f !== undefined);
    const [wider] = sized[k] ?? [];
    return wider === undefined ? zero : { offset: -(sides[k]?.[0] ?? 0), terms: new Map([[wider, 1]]) };
  });
  const missing = plain.axes.findIndex((a, k) => a.length === 0 && sides[k]?.some((n) => n !== 0) === true);
  if (missing >= 0) refuse(node, "pads a dimension of size 1");
  return [{ axes: sized, body: { kind: "read", value, index, outside }, isWhole: x.isWhole, isShared: false }];
};

/** Nearest neighbours by a whole factor. */
const resize: Operator = (node, c) => {
  const x = c.input(node, 0);
  c.checkExample(node, x);
  const before = shapeOf(x);
  const scales = (node.operator === "Upsample" ? c.numbers(node, 1, "scales") : c.numbers(node, c.opset < 11 ? 1 : 2, "scales")) ?? [];
  const sizes = c.numbers(node, 3, "sizes") ?? [];
  const factors = before.map((size, k) => (sizes.length > 0 ? (sizes[k] ?? size) / size : (scales[k] ?? 1)));
  const factor = factors[2] ?? 1;
  if (x.axes.length !== 4 || (c.text(node, "mode") ?? "nearest") !== "nearest" || !Number.isInteger(factor) || factor < 1 || factors.some((f, k) => f !== (k < 2 ? 1 : factor))) {
    refuse(node, `resizes by ${factors.slice(2).join(" and ")} with mode ${c.text(node, "mode") ?? "nearest"}`, "the library's `upsample` repeats pixels a whole number of times, in both directions alike");
  }
  if (factor === 1) return [x];
  const [how, rounding] = [c.text(node, "coordinate_transformation_mode") ?? "half_pixel", c.text(node, "nearest_mode") ?? "round_prefer_floor"];
  if (c.opset >= 11 && !(how === "asymmetric" && rounding === "floor") && !(how === "half_pixel" && rounding.startsWith("round"))) refuse(node, `picks pixels by ${how} and ${rounding}`);
  const ends = [x.axes[1] ?? [], ...before.slice(2).map((n) => axis(n * factor))];
  return [changed(c, x, [...x.axes.slice(2), x.axes[1] ?? []], [...ends.slice(1), ends[0] ?? []], [x.axes[0] ?? [], ...ends], { definition: "upsample", arguments: factor === 2 ? [] : [String(factor)], weights: [] })];
};

export const pooling: Readonly<Record<string, Operator>> = {
  MaxPool: pool("max"), AveragePool: pool("average"), GlobalAveragePool: globalPool("globalAveragePool"), GlobalMaxPool: globalPool("globalMaxPool"), Pad: pad, Resize: resize, Upsample: resize,
};
