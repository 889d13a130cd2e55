/** Functions with values from −1 to 1, on four float32 lanes. */
import { get, set } from "../encode/value.ts";
import { f32x4, v128 } from "../encode/vector.ts";
import { polynomial } from "./arithmetic.ts";
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
    statements: [set(x, f32x4.maxSimple(f32x4.minSimple(get(x), ops.constant(limit)), ops.constant(-limit))), set(square, f32x4.multiply(get(x), get(x)))],
    // The quotient first: the product would lose digits of numbers that are hardly normal.
    result: f32x4.multiply(get(x), f32x4.divide(p, q)),
  };
};

/** The error function within 2 ulp: a polynomial near 0, 1 − exp of one elsewhere; coefficients of Norbert Juffa's `my_erff` (public domain). */
export const erf: VectorFunction = ({ frame, x, ops, call }) => {
  const [t, square, far] = [frame.local("v128"), frame.local("v128"), frame.local("v128")];
  const high = ops.multiplyAdd(ops.constant(-1.72853470e-5), get(t), ops.constant(3.83197126e-4));
  const low = ops.multiplyAdd(ops.constant(-3.88396438e-3), get(t), ops.constant(2.42546219e-2));
  const rest = [-1.06777877e-1, -6.34846687e-1, -1.28717512e-1].reduce((sum, k) => ops.multiplyAdd(sum, get(t), ops.constant(k)), ops.multiplyAdd(high, get(square), low));
  const exponent = f32x4.subtract(f32x4.multiply(rest, get(t)), get(t));
  const near = polynomial(ops, get(square), [-5.96761703e-4, 4.99119423e-3, -2.67681349e-2, 1.12819925e-1, -3.76125336e-1, 1.28379166e-1]);
  return {
    statements: [
      // Beyond 4 it is ±1 to the last bit, and the polynomial is not made for more.
      set(t, f32x4.minSimple(f32x4.abs(get(x)), ops.constant(4))), set(square, f32x4.multiply(get(t), get(t))),
      set(far, v128.or(f32x4.subtract(ops.constant(1), call("exp", exponent)), v128.and(get(x), ops.constant(-0)))),
    ],
    result: v128.select(ops.multiplyAdd(near, get(x), get(x)), get(far), f32x4.lessEqual(get(t), ops.constant(0.927734375))),
  };
};
