/** Scalar functions of the language that `Math` lacks. */
import { exp, on } from "./exponential.ts";
import { log1p } from "./logarithm.ts";

export function square(x: number): number {
  return x * x;
}

/** 1 / (1 + exp(-x)), without overflow. */
export function logistic(values: Float64Array): Float64Array {
  // Where exp(-x) overflows, the result underflows to 0.
  values[0] = 1 / (1 + exp(on(-values[0]!))[0]!);
  return values;
}

/**
 * The hyperbolic tangent, within 4 ulp: near 0 the eighth convergent of Lambert's continued fraction
 * x / (1 + x² / (3 + x² / (5 + …))), elsewhere 1 - 2 / (exp(2|x|) + 1) with the sign of x.
 */
export function tanh(values: Float64Array): Float64Array {
  const x = values[0]!;
  const a = Math.abs(x);
  if (a < 0.75) {
    const z = x * x;
    values[0] = (x * (34459425 + z * (4729725 + z * (135135 + z * (990 + z))))) / (34459425 + z * (16216200 + z * (945945 + z * (13860 + z * 45))));
  } else {
    const y = 1 - 2 / (exp(on(2 * a))[0]! + 1);
    values[0] = x < 0 ? -y : y;
  }
  return values;
}

/** log(1 + exp(x)), without overflow. */
export function softplus(values: Float64Array): Float64Array {
  const x = values[0]!;
  values[0] = Math.max(x, 0) + log1p(exp(on(-Math.abs(x))))[0]!;
  return values;
}

/**
 * The error function, within 1 ulp: a rational function on each of four intervals. Intervals and coefficients are those of
 * `s_erf.c` in fdlibm (Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun
 * Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided
 * that this notice is preserved).
 */
export function erf(values: Float64Array): Float64Array {
  const x = values[0]!;
  const a = Math.abs(x);
  if (a < 0.84375) {
    const z = x * x;
    const p = 0.12837916709551256 + z * (-0.3250421072470015 + z * (-0.02848174957559851 + z * (-0.005770270296489442 +
      z * -0.000023763016656650163)));
    const q = 1 + z * (0.39791722395915535 + z * (0.0650222499887673 + z * (0.005081306281875766 + z * (0.00013249473800432164 +
      z * -0.000003960228278775368))));
    values[0] = x + x * (p / q);
    return values;
  }
  if (a < 1.25) {
    const s = a - 1;
    const p = -0.0023621185607526594 + s * (0.41485611868374833 + s * (-0.3722078760357013 + s * (0.31834661990116175 +
      s * (-0.11089469428239668 + s * (0.035478304325618236 + s * -0.002166375594868791)))));
    const q = 1 + s * (0.10642088040084423 + s * (0.540397917702171 + s * (0.07182865441419627 + s * (0.12617121980876164 +
      s * (0.01363708391202905 + s * 0.011984499846799107)))));
    const y = 0.8450629115104675 + p / q;
    values[0] = x < 0 ? -y : y;
    return values;
  }
  if (a >= 6) {
    values[0] = x < 0 ? -1 : 1;
    return values;
  }
  const s = 1 / (a * a);
  let p: number;
  let q: number;
  if (a < 1 / 0.35) {
    p = -0.009864944034847148 + s * (-0.6938585727071818 + s * (-10.558626225323291 + s * (-62.375332450326006 +
      s * (-162.39666946257347 + s * (-184.60509290671104 + s * (-81.2874355063066 + s * -9.814329344169145))))));
    q = 1 + s * (19.651271667439257 + s * (137.65775414351904 + s * (434.56587747522923 + s * (645.3872717332679 +
      s * (429.00814002756783 + s * (108.63500554177944 + s * (6.570249770319282 + s * -0.0604244152148581)))))));
  } else {
    p = -0.0098649429247001 + s * (-0.799283237680523 + s * (-17.757954917754752 + s * (-160.63638485582192 +
      s * (-637.5664433683896 + s * (-1025.0951316110772 + s * -483.5191916086514)))));
    q = 1 + s * (30.33806074348246 + s * (325.7925129965739 + s * (1536.729586084437 + s * (3199.8582195085955 +
      s * (2553.0504064331644 + s * (474.52854120695537 + s * -22.44095244658582))))));
  }
  // Truncated to 24 bits, the square is exact, and so is the larger part of the exponent.
  const cut = Math.fround(a);
  const y = 1 - (exp(on(-cut * cut - 0.5625))[0]! * exp(on((cut - a) * (cut + a) + p / q))[0]!) / a;
  values[0] = x < 0 ? -y : y;
  return values;
}
