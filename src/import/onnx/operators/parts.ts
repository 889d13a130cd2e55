/** Parts of a value. */
import { refuse } from "../fault.ts";
import { constantPlace, sizeOf } from "../lazy/affine.ts";
import { isConstant, replaceFactors } from "../lazy/expression.ts";
import type { Affine, Axis, Factor, Lazy } from "../lazy/types.ts";
import { regrouped, shapeOf } from "../lazy/views.ts";
import type { Node } from "../types.ts";
import { constantOf, type Context } from "./context.ts";
import type { Operator } from "./elementwise.ts";

/** Part of one dimension: `count` places from `start` in steps. */
export function part(node: Node, c: Context, x: Lazy, k: number, start: number, count: number, step = 1): Lazy {
  const axis = x.axes[k] ?? [];
  if (start === 0 && step === 1 && count === sizeOf(axis)) return x;
  if (axis.some((f) => f.isBatch)) refuse(node, "takes a part of the batch");
  const [outer, ...inner] = axis;
  const each = sizeOf(inner);
  if (outer === undefined) refuse(node, `takes ${count} places of a dimension of size 1`);
  if (inner.length > 0 && (step !== 1 || start % each !== 0 || count % each !== 0)) return part(node, c, c.plain(node, x), k, start, count, step);
  const fewer: Factor = { size: count / each };
  const place: Affine = fewer.size === 1 ? constantPlace(start / each) : { offset: start / each, terms: new Map([[fewer, step]]) };
  const shortAxis = fewer.size === 1 ? inner : [fewer, ...inner];
  return { ...x, axes: x.axes.map((a, d) => (d === k ? shortAxis : a)), body: replaceFactors(x.body, new Map([[outer, place]])) };
}

const slice: Operator = (node, c) => {
  let x = c.input(node, 0);
  const starts = c.numbers(node, 1, "places") ?? c.list(node, "starts") ?? [];
  const ends = c.numbers(node, 2, "places") ?? c.list(node, "ends") ?? [];
  const steps = c.numbers(node, 4, "steps");
  const axes = (c.numbers(node, 3, "axes") ?? c.list(node, "axes") ?? starts.map((_, k) => k)).map((axis) => c.axis(node, axis, x.axes.length));
  axes.forEach((axis, k) => {
    const [size, step] = [shapeOf(x)[axis] ?? 1, steps?.[k] ?? 1];
    if (step === 0) refuse(node, "has a step of 0");
    const clamped = (place: number, low: number, high: number): number => Math.min(Math.max(place < 0 ? place + size : place, low), high);
    const from = step > 0 ? clamped(starts[k] ?? 0, 0, size) : clamped(starts[k] ?? 0, 0, size - 1);
    const to = step > 0 ? clamped(ends[k] ?? size, 0, size) : clamped(ends[k] ?? size, -1, size - 1);
    const count = Math.ceil((to - from) / step);
    if (count < 1) refuse(node, "takes no places at all");
    x = part(node, c, x, axis, from, count, step);
  });
  return [x];
};

const split: Operator = (node, c) => {
  const x = c.input(node, 0);
  const axis = c.axis(node, c.number(node, "axis") ?? 0, x.axes.length);
  const size = shapeOf(x)[axis] ?? 1;
  const each = Math.ceil(size / node.outputs.length);
  const sizes = c.numbers(node, 1, "sizes") ?? c.list(node, "split") ?? node.outputs.map((_, k) => Math.min(each, size - k * each));
  if (sizes.reduce((a, b) => a + b, 0) !== size || sizes.length !== node.outputs.length || sizes.some((n) => n < 1)) refuse(node, `splits ${size} places into ${sizes.join(" + ")}`);
  return sizes.map((count, k) => part(node, c, x, axis, sizes.slice(0, k).reduce((a, b) => a + b, 0), count));
};

/** Constants at constant places are shapes; one place or places at equal distances are a part of a value. */
export const gatherParts: Operator = (node, c) => {
  const [x, places] = [c.input(node, 0), c.constant(node, 1, "places")];
  const axis = c.axis(node, c.number(node, "axis") ?? 0, x.axes.length);
  const size = shapeOf(x)[axis] ?? 1;
  const at = Array.from(places.values, (place) => (place < 0 ? place + size : place));
  if (at.some((place) => place >= size || place < 0)) refuse(node, `reads place ${at.find((place) => place >= size || place < 0)} of ${size}`);
  const [first = 0, second = first + 1] = at;
  const step = second - first;
  const around = (middle: readonly Axis[], y: Lazy): Lazy => ({ ...y, axes: [...y.axes.slice(0, axis), ...middle, ...y.axes.slice(axis + 1)] });
  if (at.every((place, k) => place === first + k * step) && step !== 0) {
    const taken = part(node, c, x, axis, first, at.length, step);
    return [places.shape.length === 1 ? taken : regrouped(taken, around(places.shape.map((n) => c.axisOf(n)), taken).axes.map(sizeOf)) ?? refuse(node, "reads places in an order that has no form in the language")];
  }
  if (!isConstant(x.body)) refuse(node, `reads ${at.length} places in an order that has no form in the language`);
  const whole = c.constant(node, 0, "numbers");
  const inner = whole.shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const outer = whole.shape.slice(0, axis).reduce((a, b) => a * b, 1);
  const values = Array.from({ length: outer }, (_, o) => at.flatMap((place) => Array.from(whole.values.subarray((o * size + place) * inner, (o * size + place + 1) * inner)))).flat();
  return [constantOf({ ...whole, shape: [...whole.shape.slice(0, axis), ...places.shape, ...whole.shape.slice(axis + 1)], values: Float64Array.from(values) })];
};

export const parts: Readonly<Record<string, Operator>> = { Slice: slice, Split: split };
