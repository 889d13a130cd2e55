/** Reductions: windows and contractions by their own operators, the others by `Reduce…` over the dimensions of their indices. */
import { log } from "../../ir/equation/elementary.ts";
import type { Expr, IndexVariable, Reduce, ReduceOperator } from "../../ir/equation/types.ts";
import type { Operand } from "./builder.ts";
import { conditionValue } from "./conditions.ts";
import { contracted } from "./contraction.ts";
import { cannot, type Emitter } from "./emitter.ts";
import { convolved } from "./convolution.ts";
import { pooled } from "./pooling.ts";
import { spread } from "./transposed-convolution.ts";
import { aligned, cast, elementwise, has, isBatch, scalarValue, sizeOf, type Value } from "./value.ts";

export function reduced(e: Reduce, emitter: Emitter): Value {
  return pooled(e, 1, emitter) ?? convolved(e, emitter) ?? spread(e, emitter) ?? contracted(e, emitter) ?? overDimensions(e, emitter);
}

/** `factor` times a sum, where that is a mean; `undefined` elsewhere. */
export function scaledReduction(e: Reduce, factor: number, emitter: Emitter): Value | undefined {
  if (e.operator !== "sum" || factor === 1) return undefined;
  const window = pooled(e, factor, emitter);
  if (window !== undefined) return window;
  const count = e.indices.reduce((n, v) => n * (v.upper - v.lower), 1);
  if (Math.abs(factor * count - 1) > 1e-12 || e.conditions.length > 0 || isContraction(e.body)) return undefined;
  const value = cast(emitter.emit(e.body), "float", emitter.builder);
  if (!e.indices.every((v) => has(value.axes, v))) return undefined;
  return along("ReduceMean", value, e.indices, emitter);
}

/** Whether a product has several factors, so that its sum is computed otherwise. */
function isContraction(body: Expr): boolean {
  return body.kind === "product" && body.factors.length > 1;
}

const operators: Readonly<Record<Exclude<ReduceOperator, "argmax" | "argmin">, string>> = { sum: "ReduceSum", product: "ReduceProd", max: "ReduceMax", min: "ReduceMin", logsumexp: "ReduceLogSumExp" };

function neutral(operator: ReduceOperator): number {
  switch (operator) {
    case "sum": return 0;
    case "product": return 1;
    case "max": case "argmax": case "logsumexp": return -Infinity;
    case "min": case "argmin": return Infinity;
  }
}

function overDimensions(e: Reduce, emitter: Emitter): Value {
  const { builder } = emitter;
  if (e.indices.some(isBatch)) return cannot(emitter, "predictions of an example depend on the other examples of its batch");
  const mask = conditionValue(e.conditions, emitter);
  const body = cast(emitter.emit(e.body), "float", builder);
  const value = mask === undefined ? body : elementwise(builder, "Where", [mask, body, scalarValue(builder, neutral(e.operator))], "float");
  if (e.operator === "argmax" || e.operator === "argmin") return ordinal(e.operator === "argmax" ? "ArgMax" : "ArgMin", value, e.indices, emitter);
  const inside = e.indices.filter((v) => has(value.axes, v));
  const times = e.indices.filter((v) => !has(value.axes, v)).reduce((n, v) => n * (v.upper - v.lower), 1);
  const result = inside.length === 0 ? value : along(operators[e.operator], value, inside, emitter);
  if (times === 1) return result;
  switch (e.operator) {
    case "sum": return elementwise(builder, "Mul", [result, scalarValue(builder, times)], "float");
    case "product": return elementwise(builder, "Pow", [result, scalarValue(builder, times)], "float");
    case "logsumexp": return elementwise(builder, "Add", [result, scalarValue(builder, log(times))], "float");
    case "max": case "min": return result;
  }
}

/** `ReduceSum` takes the dimensions as an input, the others do from version 18 on. */
function along(operator: string, { operand, axes }: Value, indices: readonly IndexVariable[], { builder }: Emitter): Value {
  const dims = axes.flatMap((v, k) => (has(indices, v) ? [k] : []));
  const left = axes.filter((v) => !has(indices, v));
  const keep = { keepdims: { kind: "int", value: 0 } } as const;
  const asInput = operator === "ReduceSum" || builder.opset >= 18;
  const made: Operand = asInput
    ? builder.node(operator, [operand, builder.integers(dims)], "float", left.map(sizeOf), { attributes: keep })
    : builder.node(operator, [operand], "float", left.map(sizeOf), { attributes: { axes: { kind: "ints", value: dims }, ...keep } });
  return { operand: made, axes: left };
}

/** The place of the greatest or least value among all indices, row-major; of equal ones the first. */
function ordinal(operator: "ArgMax" | "ArgMin", value: Value, indices: readonly IndexVariable[], emitter: Emitter): Value {
  const { builder } = emitter;
  const left = value.axes.filter((v) => !has(indices, v));
  const zeros = builder.constant("float", indices.map((v) => v.upper - v.lower), Array.from({ length: indices.reduce((n, v) => n * (v.upper - v.lower), 1) }, () => 0), "zeros");
  const wide = indices.every((v) => has(value.axes, v)) ? value : elementwise(builder, "Add", [value, { operand: zeros, axes: indices }], "float");
  const ordered = aligned(wide, [...left, ...indices], builder);
  const size = indices.reduce((n, v) => n * (v.upper - v.lower), 1);
  const flat = builder.reshape(ordered, [...left.map(sizeOf), size]);
  return { operand: builder.node(operator, [flat], "int64", left.map(sizeOf), { attributes: { axis: { kind: "int", value: left.length }, keepdims: { kind: "int", value: 0 } } }), axes: left };
}

