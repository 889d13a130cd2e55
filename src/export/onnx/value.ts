/** Values with named dimensions: an expression becomes a value of the graph whose dimensions are the index variables that it depends on. */
import type { IndexVariable } from "../../ir/equation/types.ts";
import type { GraphBuilder, Operand } from "./builder.ts";
import type { ElementType, Size } from "./types.ts";

export interface Value {
  readonly operand: Operand;
  /** One for each dimension, in any order, but the batch first. */
  readonly axes: readonly IndexVariable[];
  /** The value with another added, where one node computes both: a matrix product or a convolution with a bias. */
  readonly plus?: (bias: Value) => Value | undefined;
}

export function isBatch(v: IndexVariable): boolean {
  return v.upper === Infinity;
}

export function sizeOf(v: IndexVariable): Size {
  return isBatch(v) ? "batch" : v.upper - v.lower;
}

export function has(axes: readonly IndexVariable[], v: IndexVariable): boolean {
  return axes.some((w) => w.id === v.id);
}

/** All the axes of some values: in the order of the value with the most of them that is no constant, the batch first. */
export function union(values: readonly Value[]): readonly IndexVariable[] {
  const rank = (v: Value): number => v.axes.length + (v.operand.constant === undefined ? 0.5 : 0);
  const sorted = [...values].sort((a, b) => rank(b) - rank(a));
  const axes: IndexVariable[] = [];
  for (const { axes: more } of sorted) for (const v of more) if (!has(axes, v)) axes.push(v);
  return [...axes.filter(isBatch), ...axes.filter((v) => !isBatch(v))];
}

/** The value with its dimensions in the order of `axes`, those that it lacks of size 1, but not where broadcasting adds them: at the front. */
export function aligned(value: Value, axes: readonly IndexVariable[], builder: GraphBuilder): Operand {
  const own = axes.filter((v) => has(value.axes, v));
  if (own.length !== value.axes.length) throw new Error(`${value.operand.name} has a dimension that is not among those asked for`);
  const turned = transposed(value, own, builder);
  const first = axes.findIndex((v) => has(own, v));
  const wide = first < 0 ? [] : axes.slice(first).map((v): Size => (has(own, v) ? sizeOf(v) : 1));
  return builder.reshape(turned, wide);
}

/** The value with its dimensions in another order. */
export function transposed({ operand, axes }: Value, order: readonly IndexVariable[], builder: GraphBuilder): Operand {
  return builder.transpose(operand, order.map((v) => axes.findIndex((w) => w.id === v.id)));
}

/** An operator on each element, with broadcasting. */
export function elementwise(builder: GraphBuilder, operator: string, values: readonly Value[], type: ElementType): Value {
  const axes = union(values);
  return { operand: builder.node(operator, values.map((v) => aligned(v, axes, builder)), type, axes.map(sizeOf)), axes };
}

export function cast(value: Value, type: "float" | "int64" | "bool", builder: GraphBuilder): Value {
  return { ...value, operand: builder.cast(value.operand, type) };
}

export function scalarValue(builder: GraphBuilder, x: number, type: "float" | "int64" = "float"): Value {
  return { operand: builder.scalar(x, type), axes: [] };
}
