/** Logarithms and powers with bit-identical results in every engine (see `exponential.ts`). */
import { powersOfTwo } from "./exponential.ts";

/** Reads the exponent bits of a number. */
const numberBits = new DataView(new ArrayBuffer(8));

/** The natural logarithm, within 1 ulp. */
export function log(values: Float64Array): Float64Array {
  values[1] = 0;
  return logarithm(values);
}

/** log(1 + x) without cancellation near 0, within 1 ulp. */
export function log1p(values: Float64Array): Float64Array {
  const x = values[0]!;
  const sum = 1 + x;
  if (x === 0 || sum === Infinity) return values;
  values[0] = sum;
  // The rounding error of the sum.
  values[1] = sum > 0 ? (x < 1 ? x - (sum - 1) : 1 - (sum - x)) / sum : 0;
  return logarithm(values);
}

/** log(x) plus the small second operand: with x = m 2^k, a polynomial in (m - 1) / (m + 1) for log m, plus k log 2. */
function logarithm(values: Float64Array): Float64Array {
  const x = values[0]!;
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) {
    values[0] = x > 0 && x < 1 ? x * 18014398509481984 : x === 0 ? -Infinity : x < 0 ? Number.NaN : x;
    if (x > 0 && x < 1) values[0] = logarithm(values)[0]! - 37.42994775023705;
    return values;
  }
  numberBits.setFloat64(0, x);
  // m is from √½ to √2.
  const k = (numberBits.getInt32(0) - 0x3fe6a09e) >> 20;
  const f = x * powersOfTwo[1074 - k]! - 1;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  // Even and odd powers apart, so that neither waits for the other.
  const even = z2 * (0.3999999999940942 + z2 * (0.22222198432149784 + z2 * 0.15313837699209373));
  const r = even + z * (0.6666666666666735 + z2 * (0.2857142874366239 + z2 * (0.1818357216161805 + z2 * 0.14798198605116586)));
  const half = 0.5 * f * f;
  values[0] = k * 0.6931471803691238 - (half - (s * (half + r) + (k * 1.9082149292705877e-10 + values[1]!)) - f);
  return values;
}

/**
 * x to the power of y, within 1 ulp, with the special cases of `Math.pow`: log2(x) as an unevaluated sum of two numbers, its
 * product with y as another such sum, and 2 to the power of that. `Math.fround` truncates factors to 24 bits so that their
 * products are exact.
 */
export function pow(values: Float64Array): Float64Array {
  const x = values[0]!;
  const y = values[1]!;
  const size = Math.abs(x);
  const isOdd = Math.floor(y) === y && Math.floor(0.5 * y) !== 0.5 * y;
  if (y === 0) values[0] = 1;
  else if (!(size > 0 && size < Infinity && Math.abs(y) < 1e19) || (x < 0 && Math.floor(y) !== y)) unusualPower(values, isOdd);
  else if (x > 0) powerOf(values);
  else {
    values[0] = size;
    powerOf(values);
    if (isOdd) values[0] = -values[0];
  }
  return values;
}

/** Special cases: zeros, infinities, NaN, and exponents beyond 1e19. */
function unusualPower(values: Float64Array, isOdd: boolean): void {
  const x = values[0]!;
  const y = values[1]!;
  const size = Math.abs(x);
  const isNegative = isOdd && (x < 0 || Object.is(x, -0));
  if (Number.isNaN(x) || Number.isNaN(y) || (size === 1 && Math.abs(y) === Infinity) || (x < 0 && size < Infinity && Math.floor(y) !== y)) values[0] = Number.NaN;
  else if (size === 1) values[0] = isNegative ? -1 : 1;
  else if (size > 1 === y > 0) values[0] = isNegative ? -Infinity : Infinity;
  else values[0] = isNegative ? -0 : 0;
}

/** The power of a positive finite number. */
function powerOf(values: Float64Array): void {
  const x = values[0]!;
  const y = values[1]!;
  const isNormal = x >= 2.2250738585072014e-308;
  const normal = isNormal ? x : x * 18014398509481984;
  numberBits.setFloat64(0, normal);
  let k = (numberBits.getInt32(0) - 0x3fe6a09e) >> 20;
  let m = normal * powersOfTwo[1074 - k]!;
  if (!isNormal) k -= 54;
  if (m < 0.816496580927726) {
    m *= 2;
    k--;
  }
  // With the quotient s = high + low of m - near and m + near, log(m / near) is 2 s + ⅔ s³ + ⅖ s⁵ + …
  const isFar = m > 1.224744871391589;
  const near = isFar ? 1.5 : 1;
  const difference = m - near;
  const inverse = 1 / (m + near);
  const s = difference * inverse;
  const high = Math.fround(s);
  const sum = Math.fround(m + near);
  const low = inverse * (difference - high * sum - high * (m - (sum - near)));
  const z = s * s;
  const z2 = z * z;
  const r = z2 * (0.5999999999999946 + z * 0.4285714285785502 + z2 * (0.33333332981837743 + z * 0.272728123808534 +
    z2 * (0.23066074577556175 + z * 0.20697501780033842))) + low * (high + s);
  const squared = high * high;
  const factor = Math.fround(3 + squared + r);
  const whole = high * factor;
  const part = low * factor + (r - (factor - 3 - squared)) * s;
  const product = Math.fround(whole + part);
  // Multiply by 2 / (3 log 2) and add k and log2(near), each in two parts.
  const first = 0.9617967009544373 * product;
  const second = -7.028461650952758e-9 * product + (part - (product - whole)) * 0.9617966939259756 + (isFar ? 1.350039202129749e-8 : 0);
  const ofNear = isFar ? 0.5849624872207642 : 0;
  const log2 = Math.fround(first + second + ofNear + k);
  const cut = Math.fround(y);
  values[0] = cut * log2;
  values[1] = (y - cut) * log2 + y * (second - (log2 - k - ofNear - first));
  exp2(values);
}

/** 2 to the power of the sum of both operands; the first has 48 significant bits. */
function exp2(values: Float64Array): void {
  const exponent = values[0]! + values[1]!;
  const isFar = exponent > 1100 || exponent < -1100;
  const high = isFar ? (exponent < 0 ? -1100 : 1100) : values[0]!;
  const low = isFar ? 0 : values[1]!;
  const k = Math.floor(high + low + 0.5);
  const t = Math.fround(high - k + low);
  const first = t * 0.6931471824645996;
  const second = (low - (t - (high - k))) * Math.LN2 + t * -1.904654299957768e-9;
  const r = first + second;
  const rest = second - (r - first);
  const z = r * r;
  const z2 = z * z;
  const c = r - z * (0.16666666666666602 + z * -0.0027777777777015593 + z2 * (0.00006613756321437934 + z * -0.0000016533902205465252 +
    z2 * 4.1381367970572385e-8));
  const y = 1 - ((r * c) / (c - 2) - (rest + r * rest) - r);
  // Multiply by two halves of 2^k, neither out of range: the result is rounded once.
  values[0] = y * powersOfTwo[(k >> 1) + 1074]! * powersOfTwo[k - (k >> 1) + 1074]!;
}
