/** Values joined along a dimension. */
import { refuse } from "../fault.ts";
import { sizeOf } from "../lazy/affine.ts";
import { isConstant, numberOf, replaceFactors } from "../lazy/expression.ts";
import type { Axis, Factor, Lazy } from "../lazy/types.ts";
import { placesIn } from "../lazy/views.ts";
import { graphLayout } from "../steps/natural.ts";
import type { Context } from "./context.ts";
import { type Operator, together } from "./elementwise.ts";

const concat: Operator = (node, c) => {
  const inputs = node.inputs.map((_, k) => c.input(node, k));
  const rank = inputs[0]?.axes.length ?? 0;
  const axis = c.axis(node, c.number(node, "axis") ?? 0, rank);
  const single = inputs.map((x) => ((x.axes[axis]?.length ?? 0) > 1 ? c.plain(node, x) : x));
  const lengths = single.map((x) => sizeOf(x.axes[axis] ?? []));
  if (single.some((x) => x.axes[axis]?.[0]?.isBatch)) refuse(node, "joins values along the batch");
  const all: Factor = { size: lengths.reduce((a, b) => a + b, 0) };
  const opened = single.map((x, k): Lazy => {
    const from = lengths.slice(0, k).reduce((a, b) => a + b, 0);
    const [factor] = x.axes[axis] ?? [];
    const body = factor === undefined ? x.body : replaceFactors(x.body, new Map([[factor, { offset: -from, terms: new Map([[all, 1]]) }]]));
    return { ...x, axes: x.axes.map((a, d) => (d === axis ? [] : a)), body };
  });
  const { axes, bodies } = together(node, c, opened);
  const joinedAxes = axes.map((a, d): Axis => (d === axis ? [all] : a));
  const isWhole = inputs.every((x) => x.isWhole);
  const chained = chainedConcat(c, single, axis, joinedAxes);
  if (chained !== undefined) return [{ ...chained, isWhole }];
  let end = all.size;
  const body = bodies.reduceRight((rest, piece, k) => {
    end -= lengths[k + 1] ?? 0;
    return k === bodies.length - 1 ? piece : { kind: "choice", comparison: "<", left: { kind: "position", index: { offset: 0, terms: new Map([[all, 1]]) } }, right: numberOf(end), whenTrue: piece, whenFalse: rest } as const;
  }, numberOf(0));
  return [{ axes: joinedAxes, body, isWhole, isShared: false }];
};

/** `concat` of the library joins along the last dimension. */
function chainedConcat(c: Context, inputs: readonly Lazy[], axis: number, axes: readonly Axis[]): Lazy | undefined {
  const [first, ...others] = inputs.map((x) => c.builder.settled(x));
  if (first === undefined || others.length === 0 || inputs.some((x) => isConstant(x.body))) return undefined;
  // The order in which the first one lies is that of all.
  const order = first.body.kind === "read" ? axisOrder(first) : undefined;
  if (order === undefined || order.at(-1) !== axis) return undefined;
  const [joined, ...more] = [first, ...others].map((x) => c.builder.written(x, order.map((k) => x.axes[k] ?? [])));
  if (joined === undefined) return undefined;
  const layout = order.map((k) => axes[k] ?? []);
  const value = more.reduce((left, right) => {
    const shape = [...left.shape.slice(0, -1), (left.shape.at(-1) ?? 0) + (right.shape.at(-1) ?? 0)];
    return c.builder.call(shape, { inputs: [left, right], definition: "concat", arguments: [], weights: [] }).output;
  }, joined);
  return { axes, body: { kind: "read", value, index: placesIn(layout) }, isWhole: false, isShared: false };
}

/** The dimensions of the graph, without the batch and those of size 1, in the order in which an array has them; nothing where it has them in parts. */
function axisOrder(x: Lazy): readonly number[] | undefined {
  if (x.body.kind !== "read") return undefined;
  const order = x.body.index.flatMap(({ terms }) => {
    const found = x.axes.findIndex((axis) => axis.some((factor) => terms.has(factor)));
    return found < 0 ? [] : found;
  });
  return new Set(order).size === order.length && order.length === graphLayout(x).length ? order : undefined;
}

export const joins: Readonly<Record<string, Operator>> = { Concat: concat };
