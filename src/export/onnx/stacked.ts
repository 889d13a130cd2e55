/** The steps of a recurrence as one tensor. */
import type { Extent } from "../../ir/equation/types.ts";
import { cannot, type Emitter, type StoredTensor } from "./emitter.ts";
import { expanded } from "./expanded.ts";
import type { Size } from "./types.ts";

export function stacked(array: string, dimension: number, values: ReadonlyMap<number, StoredTensor>, extents: readonly Extent[], emitter: Emitter): StoredTensor {
  const { builder } = emitter;
  const { lower, upper } = extents[dimension] ?? { lower: 0, upper: 1 };
  const steps = Array.from({ length: upper - lower }, (_, k) => values.get(lower + k) ?? cannot(emitter, `${array} reads a step that is not there yet`));
  const [first] = steps;
  if (first === undefined) return cannot(emitter, `${array} is read before it has a value`);
  const areAlike = steps.every((s) => s.dimensions.length === first.dimensions.length && s.dimensions.every((d) => first.dimensions.includes(d)));
  const sizes = extents.filter((_, d) => d !== dimension).map((e): Size => (e.upper === Infinity ? "batch" : e.upper - e.lower));
  const dimensions = areAlike ? [...first.dimensions.filter((d) => d < dimension), dimension, ...first.dimensions.filter((d) => d > dimension)] : extents.map((_, d) => d);
  const axis = dimensions.indexOf(dimension);
  const parts = steps.map((step) => {
    const turned = areAlike
      ? builder.transpose(step.operand, dimensions.filter((d) => d !== dimension).map((d) => step.dimensions.indexOf(d)))
      : expanded(withoutDimension(step, dimension), sizes, emitter);
    return builder.reshape(turned, [...turned.shape.slice(0, axis), 1, ...turned.shape.slice(axis)]);
  });
  const shape = (parts[0]?.shape ?? []).map((size, k) => (k === axis ? parts.length : size));
  const all = parts.length === 1 ? parts[0] : builder.node("Concat", parts, first.operand.type, shape, { attributes: { axis: { kind: "int", value: axis } } });
  return { kind: "tensor", operand: all ?? first.operand, dimensions };
}

/** A step's tensor, whose dimensions are counted as if the array had no steps. */
export function withoutDimension(stored: StoredTensor, dimension: number): StoredTensor {
  return { kind: "tensor", operand: stored.operand, dimensions: stored.dimensions.map((d) => (d > dimension ? d - 1 : d)) };
}
