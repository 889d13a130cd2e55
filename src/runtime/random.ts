/**
 * A counter-based random number generator: each number is a pure function of seed, step, draw and element, so results do not
 * depend on the order of evaluation or on the target. Bits come from rounds of `triple32`, the 32-bit integer mixer of Chris
 * Wellons (hash-prospector). All integers fit in 32 signed bits, which engines keep off the heap. The rest is + - * / and
 * the square root, which IEEE 754 rounds identically everywhere; `Math.log` and `Math.cos` are not, so normal draws have
 * their own.
 */

/** One round of `triple32`. */
function mixBits(value: number): number {
  let x = value;
  x ^= x >>> 17;
  x = Math.imul(x, 0xed5ad4bb);
  x ^= x >>> 11;
  x = Math.imul(x, 0xac4c1b51);
  x ^= x >>> 15;
  x = Math.imul(x, 0x31848bab);
  return x ^ (x >>> 14);
}

/** The key of one draw, shared by its elements: 32 bits of seed, step and occurrence. */
export function drawKey(seed: number, step: number, occurrence: number): number {
  let h = mixBits((seed | 0) ^ 0x3c6ef372);
  h = mixBits(h ^ (Math.floor(seed / 4294967296) | 0));
  h = mixBits((h + Math.imul(occurrence, 0x27d4eb2f) + 1) | 0);
  h = mixBits(h ^ (step | 0));
  return mixBits((h + (Math.floor(step / 4294967296) | 0)) | 0);
}

/** Element `ordinal` of a draw: uniform in [0, 1), in multiples of 2^-53. */
export function uniformAt(key: number, ordinal: number): number {
  const high = mixBits(mixBits(key ^ Math.imul(ordinal, 0x9e3779b1)) ^ key);
  const low = mixBits((high + 0x165667b1) | 0);
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
}

/** Element `ordinal` of a draw: standard normal, by the Box-Muller transform; its absolute value is below 8.6. */
export function gaussianAt(key: number, ordinal: number): number {
  const high = mixBits(mixBits(key ^ Math.imul(ordinal, 0x9e3779b1)) ^ key);
  const low = mixBits((high + 0x165667b1) | 0);
  const turn = mixBits((low ^ 0x2c1b3c6d) | 0);
  return Math.sqrt(-2 * logShare(high >>> 5, low >>> 6)) * cosTurn(turn);
}

/**
 * log((high 2^26 + low + 1) / 2^53) of a number of 27 bits and one of 26: at most 0, within 1 ulp. Method and coefficients
 * are those of `e_log.c` in fdlibm (Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a
 * Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided
 * that this notice is preserved).
 */
export function logShare(high: number, low: number): number {
  // The argument is m 2^-k, with m first from 1 to 2, then from √½ to √2.
  const zeros = high === 0 ? Math.clz32(low + 1) - 5 : Math.clz32(high) - 5;
  let k = high === 0 ? zeros + 27 : zeros + 1;
  let m = high === 0 ? ((low + 1) * (1 << zeros)) / 67108864 : ((high * 67108864 + low + 1) * (1 << zeros)) / 4503599627370496;
  if (m > Math.SQRT2) {
    m /= 2;
    k--;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const r = z * (0.6666666666666735 + z * (0.3999999999940942 + z * (0.2857142874366239 + z * (0.22222198432149784 +
    z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const half = 0.5 * f * f;
  // The logarithm of 2 in two parts, the first of which ends in zeros, so that k times it is exact.
  return f - (half - (s * (half + r) - k * 1.9082149292705877e-10)) - k * 0.6931471803691238;
}

/**
 * cos(π t / 2^31) for t of 32 signed bits, to about 1e-16: the reduction to a quarter turn is exact. The coefficients are those of
 * `k_cos.c` and `k_sin.c` in fdlibm.
 */
export function cosTurn(t: number): number {
  const quarter = ((t >> 29) + 1) >> 1;
  const y = (t - quarter * 1073741824) * 1.4629180792671596e-9;
  const z = y * y;
  const part = (quarter & 1) === 0
    ? 1 - (0.5 * z - z * z * (0.0416666666666666 + z * (-0.001388888888887411 + z * (0.00002480158728947673 +
      z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11))))))
    : y + y * z * (-0.16666666666666632 + z * (0.00833333333332249 + z * (-0.0001984126982985795 + z * (0.0000027557313707070068 +
      z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))));
  return quarter === 0 || quarter === -1 ? part : -part;
}

/** One uniform number of a draw, without a shared key. */
export function uniform(seed: number, step: number, occurrence: number, ordinal: number): number {
  return uniformAt(drawKey(seed, step, occurrence), ordinal);
}

/** One normal number of a draw, without a shared key. */
export function gaussian(seed: number, step: number, occurrence: number, ordinal: number): number {
  return gaussianAt(drawKey(seed, step, occurrence), ordinal);
}

/** Shuffles the first `count` entries in place (Fisher-Yates). The result depends only on the previous order, `seed` and `round`. */
export function shuffleOrder(order: Int32Array, count: number, seed: number, round: number): void {
  const key = drawKey(seed, round, 0x7fffffff);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniformAt(key, i) * (i + 1));
    const moved = order[i]!;
    order[i] = order[j]!;
    order[j] = moved;
  }
}
