/** An accumulation as `ScatterElements` with a reduction: each value is added, or compared, at the place that it names. */
import { neutral } from "../../ir/equation/build.ts";
import type { Accumulation, AccumulationOperator } from "../../ir/equation/types.ts";
import { scatterOf } from "../scatter.ts";
import type { Operand } from "./builder.ts";
import { conditionValue } from "./conditions.ts";
import { cannot, type Emitter, type StoredTensor } from "./emitter.ts";
import { expanded } from "./expanded.ts";
import { tableValue, whole } from "./read-data.ts";
import type { Size } from "./types.ts";
import { aligned, cast, elementwise, scalarValue, sizeOf, type Value } from "./value.ts";

const reductions: Readonly<Record<AccumulationOperator, string>> = { sum: "add", max: "max", min: "min" };

/** What the version of the operator set has: the greatest and the least since 18. */
export function scatters(operator: AccumulationOperator, opset: number): boolean {
  return operator === "sum" || opset >= 18;
}

export function emitScatter(equation: Accumulation, emitter: Emitter): StoredTensor {
  const { builder } = emitter;
  const { batch, edges, places, kept } = scatterOf(equation, emitter.program.arrays) ?? cannot(emitter, "predictions of an example depend on the other examples of its batch");
  const masks: Value[] = [];
  const inside = conditionValue(equation.conditions, emitter);
  if (inside !== undefined) masks.push(inside);
  let place: Value | undefined;
  for (const { position, extent } of places) {
    const given = position.kind === "data" ? whole(emitter.emit(position.value), emitter) : tableValue(position.affine, emitter);
    const size = extent.upper - extent.lower;
    const from = extent.lower === 0 ? given : elementwise(builder, "Sub", [given, scalarValue(builder, extent.lower, "int64")], "int64");
    const limited = equation.guarded ? elementwise(builder, "Clip", [from, scalarValue(builder, 0, "int64"), scalarValue(builder, size - 1, "int64")], "int64") : from;
    if (equation.guarded) masks.push(elementwise(builder, "Equal", [from, limited], "bool"));
    place = place === undefined ? limited : elementwise(builder, "Add", [elementwise(builder, "Mul", [place, scalarValue(builder, size, "int64")], "int64"), limited], "int64");
  }
  if (place === undefined) return cannot(emitter, `${equation.array} has no position that is data`);
  const none = scalarValue(builder, neutral(equation.operator));
  const body = cast(emitter.emit(equation.body), "float", builder);
  const value = masks.reduce((v, mask) => elementwise(builder, "Where", [mask, v, none], "float"), body);
  const axes = [...(batch === undefined ? [] : [batch]), ...edges, ...kept.map(({ variable }) => variable)];
  const points = edges.reduce((n, v) => n * (v.upper - v.lower), 1);
  const first: readonly Size[] = batch === undefined ? [] : ["batch"];
  const last = kept.map(({ variable }) => sizeOf(variable));
  const size = places.reduce((n, { extent }) => n * (extent.upper - extent.lower), 1);
  // Positions and values of all points, those of edges along one dimension.
  const flat = (v: Value): Operand => builder.reshape(spread(aligned(v, axes, builder), axes.map(sizeOf), emitter), [...first, points, ...last]);
  const zeros = spread(none.operand, [...first, size, ...last], emitter);
  const made = builder.node("ScatterElements", [zeros, flat(place), flat(value)], "float", [...first, size, ...last], { attributes: { axis: { kind: "int", value: first.length }, reduction: { kind: "string", value: reductions[equation.operator] } } });
  return {
    kind: "tensor", operand: builder.reshape(made, [...first, ...places.map(({ extent }) => extent.upper - extent.lower), ...last]),
    dimensions: [...first.map(() => 0), ...places.map(({ dimension }) => dimension), ...kept.map(({ dimension }) => dimension)],
  };
}

/** A tensor at its whole size, whose dimensions, but for leading ones, are there with the size or with 1. */
function spread(operand: Operand, sizes: readonly Size[], emitter: Emitter): Operand {
  const missing = sizes.length - operand.shape.length;
  const there = operand.shape.flatMap((size, k) => (size === sizes[missing + k] ? [missing + k] : []));
  const own = emitter.builder.reshape(operand, there.flatMap((d) => sizes[d] ?? []));
  return expanded({ kind: "tensor", operand: own, dimensions: there }, sizes, emitter);
}
