/** Sums of products: two factors at a time, as a matrix product over what they have in common. */
import { monomial } from "../../ir/equation/build.ts";
import type { IndexVariable, Reduce } from "../../ir/equation/types.ts";
import { masksOf, maskValue } from "./conditions.ts";
import { cannot, type Emitter } from "./emitter.ts";
import { aligned, cast, elementwise, has, isBatch, scalarValue, sizeOf, transposed, union, type Value } from "./value.ts";
import type { Size } from "./types.ts";

/** `undefined` where the body is no product of at least two values along the indices. */
export function contracted(e: Reduce, emitter: Emitter): Value | undefined {
  const { body, indices } = e;
  const { builder } = emitter;
  if (e.operator !== "sum" || body.kind !== "product" || indices.some(isBatch)) return undefined;
  const values = body.factors.map(({ base, exponent }) => cast(emitter.emit(exponent === 1 ? base : monomial([{ base, exponent }])), "float", builder));
  const inside = values.filter((v) => indices.some((i) => has(v.axes, i)));
  const beside = values.filter((v) => !inside.includes(v));
  let factors = inside;
  for (const mask of masksOf(e.conditions, emitter).filter((m) => m.holds.includes(0))) {
    const covered = factors.findIndex((f) => mask.variables.every((v) => has(f.axes, v)));
    factors = covered < 0 ? [...factors, maskValue(mask, "float", emitter)]
      : factors.map((f, k) => (k === covered ? elementwise(builder, "Where", [maskValue(mask, "bool", emitter), f, scalarValue(builder, 0)], "float") : f));
  }
  if (factors.length < 2) return undefined;
  const missing = indices.filter((i) => !factors.some((f) => has(f.axes, i)));
  const times = missing.reduce((n, v) => n * (v.upper - v.lower), 1);
  const total = contractAll(factors, indices, emitter);
  const all = times === 1 ? beside : [...beside, scalarValue(builder, times)];
  return all.reduce((a, b) => elementwise(builder, "Mul", [a, b], "float"), total);
}

/** Of all pairs first the one whose product is smallest. */
function contractAll(factors: readonly Value[], indices: readonly IndexVariable[], emitter: Emitter): Value {
  let left = factors;
  while (left.length > 1) {
    let best: { readonly a: Value; readonly b: Value; readonly cost: number } | undefined;
    for (const [k, a] of left.entries()) {
      for (const b of left.slice(k + 1)) {
        const cost = union([a, b]).reduce((n, v) => n * (isBatch(v) ? 64 : v.upper - v.lower), 1);
        if (best === undefined || cost < best.cost) best = { a, b, cost };
      }
    }
    if (best === undefined) break;
    const { a, b } = best;
    const others = left.filter((f) => f !== a && f !== b);
    left = [...others, contractPair(a, b, indices.filter((i) => !others.some((f) => has(f.axes, i))), emitter)];
  }
  return left[0] ?? cannot(emitter, "a sum has no term");
}

/** The sum over the indices of the product of both. */
function contractPair(one: Value, other: Value, indices: readonly IndexVariable[], emitter: Emitter): Value {
  const { builder } = emitter;
  const [a, b] = [one, other].map((v, k) => withoutOwn(v, indices.filter((i) => !has((k === 0 ? other : one).axes, i)), emitter));
  if (a === undefined || b === undefined) return cannot(emitter, "a product lacks a factor");
  // The value of the examples is the left one, a weight the right one.
  const isTurned = a.operand.constant !== undefined || (b.axes.some(isBatch) && !a.axes.some(isBatch));
  const [left, right] = isTurned ? [b, a] : [a, b];
  const summed = left.axes.filter((v) => has(indices, v) && has(right.axes, v));
  if (summed.length === 0) return elementwise(builder, "Mul", [left, right], "float");
  const common = left.axes.filter((v) => has(right.axes, v) && !has(summed, v));
  const rows = left.axes.filter((v) => !has(right.axes, v));
  const columns = right.axes.filter((v) => !has(left.axes, v));
  const axes = [...common, ...rows, ...columns];
  const depth = product(summed);
  const x = transposed(left, [...common, ...rows, ...summed], builder);
  const y = transposed(right, [...common, ...summed, ...columns], builder);
  if (common.length > 0) {
    const group = common.map(sizeOf);
    const [height, width] = [product(rows), product(columns)];
    const made = builder.node("MatMul", [builder.reshape(x, [...group, height, depth]), builder.reshape(y, [...group, depth, width])], "float", [...group, height, width]);
    return { operand: builder.reshape(made, axes.map(sizeOf)), axes };
  }
  const rowSizes = rows.map(sizeOf);
  const columnSizes: readonly Size[] = columns.length === 0 ? [] : [product(columns)];
  const [p, q] = [builder.reshape(x, [...rowSizes, depth]), builder.reshape(y, [depth, ...columnSizes])];
  const shape = [...rowSizes, ...columnSizes];
  const made = builder.node("MatMul", [p, q], "float", shape);
  const plus = (bias: Value): Value | undefined => {
    if (rows.length !== 1 || columns.length === 0 || !bias.axes.every((v) => has(axes, v))) return undefined;
    const wide = aligned(bias, axes, builder);
    const whole = bias.axes.every((v) => has(columns, v)) ? columns.every((v) => has(bias.axes, v)) : columns.length === 1;
    if (!whole) return undefined;
    const added = builder.reshape(wide, columns.length === 1 ? wide.shape : columnSizes);
    return { operand: builder.reshape(builder.node("Gemm", [p, q, added], "float", shape), axes.map(sizeOf)), axes };
  };
  return { operand: builder.reshape(made, axes.map(sizeOf)), axes, plus };
}

/** The sum over indices that the other factor lacks. */
function withoutOwn(value: Value, own: readonly IndexVariable[], { builder }: Emitter): Value {
  const dims = value.axes.flatMap((v, k) => (has(own, v) ? [k] : []));
  if (dims.length === 0) return value;
  const axes = value.axes.filter((v) => !has(own, v));
  return { operand: builder.node("ReduceSum", [value.operand, builder.integers(dims)], "float", axes.map(sizeOf), { attributes: { keepdims: { kind: "int", value: 0 } } }), axes };
}

/** The size of several dimensions as one. A batch may be the only one. */
function product(variables: readonly IndexVariable[]): Size {
  if (variables.some(isBatch)) return variables.length === 1 ? "batch" : NaN;
  return variables.reduce((n, v) => n * (v.upper - v.lower), 1);
}
