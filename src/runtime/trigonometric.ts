/** Sine and cosine with bit-identical results in every engine (see `exponential.ts`). */

/** The sine, within 1 ulp. */
export function sin(values: Float64Array): Float64Array {
  values[1] = 0;
  return turned(values);
}

/** The cosine, within 1 ulp. */
export function cos(values: Float64Array): Float64Array {
  values[1] = 1;
  return turned(values);
}

/** sin(x + y · π / 2) of two operands. Subtracts quarter turns from x; the remainder is an unevaluated sum of two numbers. */
function turned(values: Float64Array): Float64Array {
  const x = values[0]!;
  const quarters = values[1]!;
  const n = Math.floor(x * 0.6366197723675814 + 0.5);
  // π / 2 in three parts: n times each of the first two is exact.
  const first = x - n * 1.5707963267341256;
  const second = n * 6.077100506303966e-11;
  const close = first - second;
  const less = n * 2.0222662487959506e-21 - (first - close - second);
  const high = close - less;
  // Exact reduction, for large x and for the few x so close to a quarter turn that nearly all digits cancel.
  if (n !== 0 && !(Math.abs(x) < 800000 && Math.abs(high) > 1e-4)) return turnedExactly(values);
  values[0] = high;
  values[1] = close - high - less;
  values[2] = n + quarters;
  return sineOf(values);
}

/** π / 2 times 2^1152: enough digits to reduce the largest double. */
const quarterTurn = BigInt(
  "0x1921fb54442d18469898cc51701b839a252049c1114cf98e804177d4c76273644a29410f31c6809bbdf2a33679a74863" +
  "6605614dbe4be286e9fc26adadaa3848bc90b6aecc4bcfd8de89885d34c6fdad617feb96de80d6fdbdc70d7f6b5133f4b5" +
  "d3e4822f8963fcc9250cca3d9c8b67b8400f97142c77e0b31b4906c38aba734d22c7f51fa499ebf06caba47b9475b2c",
);

/** The same for any finite x, with arbitrary-precision integers. */
function turnedExactly(values: Float64Array): Float64Array {
  const x = values[0]!;
  const quarters = values[1]!;
  if (!(Math.abs(x) < Infinity)) {
    values[0] = Number.NaN;
    return values;
  }
  // Numbers below 2^53 have at most 52 fractional bits here.
  const isWhole = Math.abs(x) >= 9007199254740992;
  const whole = isWhole ? BigInt(x) << BigInt(1152) : BigInt(x * 4503599627370496) << BigInt(1100);
  const remainder = ((whole % quarterTurn) + quarterTurn) % quarterTurn;
  const isPast = remainder + remainder > quarterTurn;
  const n = Number(((whole - remainder) / quarterTurn) & BigInt(3)) + (isPast ? 1 : 0);
  // In units of 2^-200.
  const rest = (isPast ? remainder - quarterTurn : remainder) >> BigInt(952);
  const high = Number(rest);
  values[0] = high / 1.6069380442589903e60;
  values[1] = Number(rest - BigInt(high)) / 1.6069380442589903e60;
  values[2] = n + quarters;
  return sineOf(values);
}

/**
 * sin(y + rest + quarter · π / 2) of three operands, |y| ≤ π / 4. The coefficients are those of `k_sin.c` and `k_cos.c` in
 * fdlibm (Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc.
 * business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is
 * preserved).
 */
function sineOf(values: Float64Array): Float64Array {
  const y = values[0]!;
  const rest = values[1]!;
  const quarter = values[2]!;
  const z = y * y;
  let value: number;
  if ((quarter & 1) === 0) {
    const r = 0.00833333333332249 + z * (-0.0001984126982985795 + z * (0.0000027557313707070068 + z * (-2.5050760253406863e-8 +
      z * 1.58969099521155e-10)));
    value = y - (z * (0.5 * rest - z * y * r) - rest + z * y * 0.16666666666666632);
  } else {
    const r = z * (0.0416666666666666 + z * (-0.001388888888887411 + z * (0.00002480158728947673 + z * (-2.7557314351390663e-7 +
      z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
    const half = 0.5 * z;
    const most = 1 - half;
    value = most + (1 - most - half + (z * r - y * rest));
  }
  values[0] = (quarter & 2) === 0 ? value : -value;
  return values;
}
