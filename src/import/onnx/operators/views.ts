/** Other shapes of the same numbers. */
import { refuse } from "../fault.ts";
import { sizeOf } from "../lazy/affine.ts";
import { isConstant, numberOf } from "../lazy/expression.ts";
import type { Axis, Factor, Lazy } from "../lazy/types.ts";
import { placesIn, regrouped, shapeOf, transposed } from "../lazy/views.ts";
import { naturalLayout } from "../steps/natural.ts";
import type { Node } from "../types.ts";
import { applied } from "./applied.ts";
import type { Context } from "./context.ts";
import { type Operator, together } from "./elementwise.ts";

const identity: Operator = (node, c) => [c.input(node, 0)];

/** A view of another shape; written as an array first where the new dimensions cut the old ones elsewhere. */
function reshaped(node: Node, c: Context, x: Lazy, shape: readonly number[]): Lazy {
  const direct = regrouped(x, shape);
  if (direct !== undefined) return direct;
  const factors = x.axes.flat();
  const batch = factors.filter((f) => f.isBatch);
  if (batch.length > 0 && factors[0]?.isBatch !== true) refuse(node, "mixes the batch with other dimensions");
  const rest = factors.filter((f) => f.isBatch !== true);
  const one: Factor = { size: sizeOf(rest) };
  const index = placesIn([[one]]);
  const flat: Lazy = isConstant(x.body) ? x : { ...x, axes: [batch, [one]], body: { kind: "read", value: c.builder.written(x, [rest]), index } };
  return regrouped(flat, shape) ?? refuse(node, `makes [${shapeOf(x).join(", ")}] into [${shape.join(", ")}], which mixes the batch with other dimensions`);
}

const reshape: Operator = (node, c) => {
  const x = c.input(node, 0);
  const wanted = c.numbers(node, 1, "shape") ?? c.list(node, "shape") ?? [];
  const before = shapeOf(x);
  const keepsZero = c.number(node, "allowzero") === 1;
  const sizes = wanted.map((size, k) => (size === 0 && !keepsZero ? (before[k] ?? 1) : size));
  const all = before.reduce((a, b) => a * b, 1);
  const known = sizes.reduce((n, size) => (size < 0 ? n : n * size), 1);
  const shape = sizes.map((size) => (size < 0 ? all / known : size));
  if (shape.reduce((a, b) => a * b, 1) !== all || shape.some((size) => !Number.isInteger(size))) refuse(node, `makes [${before.join(", ")}] into [${wanted.join(", ")}], which has another number of elements`);
  return [reshaped(node, c, x, shape)];
};

const flatten: Operator = (node, c) => {
  const x = c.input(node, 0);
  const shape = shapeOf(x);
  const at = c.number(node, "axis") ?? 1;
  const axis = at < 0 ? at + shape.length : at;
  const size = (part: readonly number[]): number => part.reduce((a, b) => a * b, 1);
  return [reshaped(node, c, x, [size(shape.slice(0, axis)), size(shape.slice(axis))])];
};

const transpose: Operator = (node, c) => {
  const x = c.input(node, 0);
  const order = c.list(node, "perm") ?? x.axes.map((_, k) => x.axes.length - 1 - k);
  if (order.length !== x.axes.length || new Set(order).size !== order.length || order.some((k) => x.axes[k] === undefined)) refuse(node, `permutes ${x.axes.length} dimensions by [${order.join(", ")}]`);
  return [transposed(x, order)];
};

/** Axes are an attribute up to opset 12, an input since. */
export function axesOf(node: Node, c: Context, k: number, rank: number): readonly number[] | undefined {
  return (c.numbers(node, k, "axes") ?? c.list(node, "axes"))?.map((axis) => c.axis(node, axis, rank));
}

const squeeze: Operator = (node, c) => {
  const x = c.input(node, 0);
  const axes = axesOf(node, c, 1, x.axes.length) ?? x.axes.flatMap((axis, k) => (axis.length === 0 ? k : []));
  if (axes.some((k) => x.axes[k]?.length !== 0)) refuse(node, "removes a dimension that is not of size 1");
  return [{ ...x, axes: x.axes.filter((_, k) => !axes.includes(k)) }];
};

const unsqueeze: Operator = (node, c) => {
  const x = c.input(node, 0);
  const count = c.numbers(node, 1, "axes")?.length ?? c.list(node, "axes")?.length ?? 0;
  const added = new Set(axesOf(node, c, 1, x.axes.length + count));
  const rest = [...x.axes];
  return [{ ...x, axes: Array.from({ length: x.axes.length + added.size }, (_, k): Axis => (added.has(k) ? [] : (rest.shift() ?? []))) }];
};

const expand: Operator = (node, c) => {
  const x = c.input(node, 0);
  const shape = c.numbers(node, 1, "shape") ?? [];
  const { axes, bodies: [body = x.body] } = together(node, c, [x, { axes: shape.map((size) => c.axisOf(size)), body: numberOf(0), isWhole: x.isWhole, isShared: false }]);
  return [{ ...x, axes, body }];
};

/** Repetition of a dimension that has one place is broadcasting. */
const tile: Operator = (node, c) => {
  const x = c.input(node, 0);
  const repeats = c.numbers(node, 1, "repeats") ?? [];
  return [{ ...x, axes: x.axes.map((axis, k) => {
    const times = repeats[k] ?? 1;
    if (times !== 1 && axis.length > 0) refuse(node, `repeats a dimension of ${sizeOf(axis)} places`, "the language has no such step");
    return axis.length > 0 ? axis : c.axisOf(times);
  }) }];
};

const dropout: Operator = (node, c) => {
  const x = c.input(node, 0);
  const ratio = c.optional(node, 1) === undefined ? c.number(node, "ratio") : c.constant(node, 1, "ratio").values[0];
  const mode = c.optional(node, 2) === undefined ? 0 : c.constant(node, 2, "mode").values[0];
  if (mode !== 1 || ratio === undefined || ratio <= 0 || ratio >= 1 || isConstant(x.body)) return node.outputs.map(() => x);
  return [applied(c, x, naturalLayout(x), { definition: "dropout", arguments: [String(Number(ratio.toPrecision(6)))], weights: [] })];
};

/** Pixels out of channels: the order of a reshape, a transposition and a reshape, which the mode says. */
const depthToSpace: Operator = (node, c) => {
  const x = c.input(node, 0);
  const [batch = 1, channels = 1, height = 1, width = 1] = shapeOf(x);
  const block = c.number(node, "blocksize") ?? 1;
  const left = channels / (block * block);
  if (x.axes.length !== 4 || !Number.isInteger(left)) refuse(node, `makes blocks of ${block} of ${channels} channels`);
  const isColumns = c.text(node, "mode") === "CRD";
  const taken = isColumns ? reshaped(node, c, x, [batch, left, block, block, height, width]) : reshaped(node, c, x, [batch, block, block, left, height, width]);
  return [reshaped(node, c, transposed(taken, isColumns ? [0, 1, 4, 2, 5, 3] : [0, 3, 4, 1, 5, 2]), [batch, left, height * block, width * block])];
};

const spaceToDepth: Operator = (node, c) => {
  const x = c.input(node, 0);
  const [batch = 1, channels = 1, height = 1, width = 1] = shapeOf(x);
  const block = c.number(node, "blocksize") ?? 1;
  if (x.axes.length !== 4 || height % block !== 0 || width % block !== 0) refuse(node, `makes blocks of ${block} of [${height}, ${width}]`);
  const taken = reshaped(node, c, x, [batch, channels, height / block, block, width / block, block]);
  return [reshaped(node, c, transposed(taken, [0, 3, 5, 1, 2, 4]), [batch, channels * block * block, height / block, width / block])];
};

export const views: Readonly<Record<string, Operator>> = {
  Identity: identity, Dropout: dropout, Reshape: reshape, Flatten: flatten, Transpose: transpose, Squeeze: squeeze, Unsqueeze: unsqueeze, Expand: expand, Tile: tile,
  DepthToSpace: depthToSpace, SpaceToDepth: spaceToDepth,
};
