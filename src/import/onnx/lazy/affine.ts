/** Sums of indices with strides. */
import type { Affine, Axis, Factor } from "./types.ts";

export const zero: Affine = { offset: 0, terms: new Map() };

export function constantPlace(offset: number): Affine {
  return { offset, terms: new Map() };
}

export function indexOf(factor: Factor): Affine {
  return { offset: 0, terms: new Map([[factor, 1]]) };
}

/** The position within a dimension that consists of these factors. */
export function merged(axis: Axis): Affine {
  const terms = new Map<Factor, number>();
  let stride = 1;
  for (const factor of [...axis].reverse()) {
    terms.set(factor, stride);
    stride *= factor.size;
  }
  return { offset: 0, terms };
}

/** Every factor that the map has is replaced. */
export function substituted({ offset, terms }: Affine, by: ReadonlyMap<Factor, Affine>): Affine {
  const result = new Map<Factor, number>();
  let sum = offset;
  const add = (factor: Factor, stride: number): void => {
    const total = (result.get(factor) ?? 0) + stride;
    if (total === 0) result.delete(factor);
    else result.set(factor, total);
  };
  for (const [factor, stride] of terms) {
    const other = by.get(factor);
    if (other === undefined) add(factor, stride);
    else {
      sum += stride * other.offset;
      for (const [each, inner] of other.terms) add(each, stride * inner);
    }
  }
  return { offset: sum, terms: result };
}

export function equalAffine(a: Affine, b: Affine): boolean {
  return a.offset === b.offset && a.terms.size === b.terms.size && [...a.terms].every(([factor, stride]) => b.terms.get(factor) === stride);
}

export function sizeOf(axis: Axis): number {
  return axis.reduce((size, factor) => size * factor.size, 1);
}
