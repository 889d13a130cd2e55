/**
 * Exponential functions with bit-identical results in every engine. `Math.exp` and its relatives differ between engines and
 * between versions of one; these use only + - * /, which IEEE 754 rounds identically everywhere.
 */

/**
 * Powers of 2 from 2^-1074 to 2^1023. Methods and coefficients of the functions that use them are those of `e_exp.c`,
 * `s_expm1.c`, `e_sinh.c`, `e_cosh.c`, `e_log.c`, `s_log1p.c` and `e_pow.c` in fdlibm (Copyright (C) 1993 by Sun Microsystems,
 * Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and
 * distribute this software is freely granted, provided that this notice is preserved).
 */
export const powersOfTwo = doublings();

function doublings(): Float64Array {
  const powers = new Float64Array(2098);
  let power = Number.MIN_VALUE;
  for (let i = 0; i < powers.length; i++) {
    powers[i] = power;
    power *= 2;
  }
  return powers;
}

/** Operands of the functions below: the argument first, then any second operand. The result replaces the first. */
const operands = new Float64Array(new ArrayBuffer(24));

/**
 * Passes one operand. V8 allocates a heap number for each argument and result of a call that it does not inline, and it
 * inlines only a few functions of this size per kernel; a typed array avoids the allocation.
 */
export function on(x: number): Float64Array {
  operands[0] = x;
  return operands;
}

/** Passes two operands. */
export function onBoth(x: number, y: number): Float64Array {
  operands[0] = x;
  operands[1] = y;
  return operands;
}

/**
 * The exponential function, within 1 ulp: x = k log 2 + r with |r| ≤ ½ log 2, and a rational function of r. Terms of its
 * polynomial are paired (Estrin's scheme), so that fewer of the operations wait for another.
 */
export function exp(values: Float64Array): Float64Array {
  const x = values[0]!;
  if (!(x > -708 && x < 708)) return extremeExp(values);
  // Next to 1.5 · 2^52, numbers have no digits after the point: the sum rounds to an integer.
  const k = x * Math.LOG2E + 6755399441055744 - 6755399441055744;
  // The logarithm of 2 in two parts, the first of which ends in zeros, so that k times it is exact.
  const high = x - k * 0.6931471803691238;
  const low = k * 1.9082149292705877e-10;
  const r = high - low;
  const z = r * r;
  const z2 = z * z;
  const c = r - z * (0.16666666666666602 + z * -0.0027777777777015593 + z2 * (0.00006613756321437934 + z * -0.0000016533902205465252 +
    z2 * 4.1381367970572385e-8));
  // With `| 0` the engine indexes without tests for fractions and for -0.
  values[0] = (1 - (low - (r * c) / (2 - c) - high)) * powersOfTwo[(k + 1074) | 0]!;
  return values;
}

/** The exponential function where 2^k may be out of range: multiplies by two halves of it, so that the result is rounded once. */
function extremeExp(values: Float64Array): Float64Array {
  const x = values[0]!;
  if (!(x > -745.2 && x < 709.8)) {
    values[0] = x > 0 ? Infinity : x < 0 ? 0 : x;
    return values;
  }
  const k = Math.floor(x * Math.LOG2E + 0.5);
  values[0] = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  values[0] = exp(values)[0]! * powersOfTwo[(k >> 1) + 1074]! * powersOfTwo[k - (k >> 1) + 1074]!;
  return values;
}

/** exp(x) - 1 without cancellation near 0, within 1 ulp. */
export function expm1(values: Float64Array): Float64Array {
  const x = values[0]!;
  // NaN, and arguments so small that exp(x) - 1 rounds to x.
  if (!(Math.abs(x) > 1e-17)) return values;
  if (x > 709) return exp(values);
  if (x < -38) {
    values[0] = -1;
    return values;
  }
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * 0.6931471803691238;
  const low = k * 1.9082149292705877e-10;
  const r = high - low;
  const rest = high - r - low;
  const half = 0.5 * r;
  const z = r * half;
  const p = 1 + z * (-0.03333333333333313 + z * (0.0015873015872548146 + z * (-0.0000793650757867488 + z * (0.000004008217827329362 +
    z * -2.0109921818362437e-7))));
  const t = 3 - p * half;
  const q = z * ((p - t) / (6 - r * t));
  // exp(r) is 1 + r - e.
  const e = r * (q - rest) - rest - z;
  const power = powersOfTwo[k + 1074]!;
  const less = powersOfTwo[1074 - k]!;
  if (k === 0) values[0] = r - (r * q - z);
  else if (k === -1) values[0] = 0.5 * (r - e) - 0.5;
  else if (k === 1) values[0] = r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  else if (k < 0 || k > 56) values[0] = (1 - (e - r)) * power - 1;
  else values[0] = (k < 20 ? 1 - less - (e - r) : r - (e + less) + 1) * power;
  return values;
}

/** The hyperbolic sine, within 2 ulp. */
export function sinh(values: Float64Array): Float64Array {
  const x = values[0]!;
  const a = Math.abs(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (a < 22) {
    const t = expm1(on(a))[0]!;
    values[0] = a < 1e-9 ? x : half * (a < 1 ? 2 * t - (t * t) / (t + 1) : t + t / (t + 1));
  } else if (a < 709) values[0] = half * exp(on(a))[0]!;
  // exp(a / 2) squared does not overflow before the result does.
  else {
    const t = exp(on(0.5 * a))[0]!;
    values[0] = half * t * t;
  }
  return values;
}

/** The hyperbolic cosine, within 2 ulp. */
export function cosh(values: Float64Array): Float64Array {
  const a = Math.abs(values[0]!);
  if (a < 0.34657359027997264) {
    const t = expm1(on(a))[0]!;
    values[0] = 1 + (t * t) / (2 * (1 + t));
  } else if (a < 22) {
    const t = exp(on(a))[0]!;
    values[0] = 0.5 * t + 0.5 / t;
  } else if (a < 709) values[0] = 0.5 * exp(on(a))[0]!;
  else {
    const t = exp(on(0.5 * a))[0]!;
    values[0] = 0.5 * t * t;
  }
  return values;
}
