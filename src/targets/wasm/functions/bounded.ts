/** Functions with values from −1 to 1, on four float32 lanes. */
import { get, set, type V128 } from "../encode/value.ts";
import { f32x4 } from "../encode/vector.ts";
import { type Arithmetic, polynomial } from "./arithmetic.ts";
import type { VectorFunction } from "./function.ts";

/** The hyperbolic tangent as a rational function of degree 13 over 6, within 7 ulp; coefficients of Eigen's `ptanh_float`. Beyond ±7.9 it is ±1. */
export const tanh: VectorFunction = ({ frame, x, ops }) => {
  const square = frame.local("v128");
  const limit = 7.90531110763549805;
  const p = polynomial(ops, get(square), [
    -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3,
  ]);
  const q = polynomial(ops, get(square), [1.19825839466702e-6, 1.18534705686654e-4, 2.2684346324390e-3, 4.89352518554385e-3]);
  return {
    statements: [set(x, within(get(x), limit, ops)), set(square, f32x4.multiply(get(x), get(x)))],
    // The quotient first: the product would lose digits of numbers that are hardly normal.
    result: f32x4.multiply(get(x), f32x4.divide(p, q)),
  };
};

/** The error function as a rational function of degree 11 over 10, a minimax fit on ±4.05, within 6 ulp. Beyond ±3.95 it is ±1. */
export const erf: VectorFunction = ({ frame, x, ops }) => {
  const square = frame.local("v128");
  const limit = 3.95;
  const p = polynomial(ops, get(square), [1.94926039e-6, 2.84713103e-4, 3.96396397e-3, 5.3347212e-2, 0.195650377, 1.12837913]);
  const q = polynomial(ops, get(square), [3.70378272e-5, 1.20195895e-3, 1.53708765e-2, 0.116190091, 0.506723052, 1]);
  return {
    statements: [set(x, within(get(x), limit, ops)), set(square, f32x4.multiply(get(x), get(x)))],
    result: within(f32x4.multiply(get(x), f32x4.divide(p, q)), 1, ops),
  };
};

/** A number, or the nearest to it from −limit to limit. */
function within(x: V128, limit: number, ops: Arithmetic): V128 {
  return f32x4.maxSimple(f32x4.minSimple(x, ops.constant(limit)), ops.constant(-limit));
}
