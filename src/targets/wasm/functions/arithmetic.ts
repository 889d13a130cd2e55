/** Arithmetic that the two variants of a module have each in its own way, and polynomials by it. */
import { f64 } from "../encode/scalar.ts";
import type { F64, V128 } from "../encode/value.ts";
import { f32x4, i32x4 } from "../encode/vector.ts";

export interface Arithmetic {
  /** a · b + c. */
  readonly multiplyAdd: (a: V128, b: V128, c: V128) => V128;
  /** The same float32 in every lane. */
  readonly constant: (x: number) => V128;
  /** The same 32-bit integer in every lane. */
  readonly bits: (n: number) => V128;
}

/** `relaxed`: with the fused instructions of relaxed SIMD. */
export function arithmetic(relaxed: boolean): Arithmetic {
  return { multiplyAdd: relaxed ? f32x4.relaxedMultiplyAdd : f32x4.multiplyThenAdd, constant: f32x4.constant, bits: i32x4.constant };
}

/** A polynomial, its coefficients from the highest power down. */
export function polynomial({ multiplyAdd, constant }: Arithmetic, x: V128, [first = 0, ...rest]: readonly number[]): V128 {
  return rest.reduce((sum, c) => multiplyAdd(sum, x, constant(c)), constant(first));
}

/** The same in float64. */
export function polynomial64(x: F64, [first = 0, ...rest]: readonly number[]): F64 {
  return rest.reduce((sum, c) => f64.add(f64.multiply(sum, x), f64.constant(c)), f64.constant(first));
}
