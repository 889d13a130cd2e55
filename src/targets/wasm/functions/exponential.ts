/**
 * exp, log and what is made of them, on four float32 lanes. NaN stays NaN, infinities and what overflows or underflows
 * give what they give in `Math`. Polynomials of `exp` and `log` are those of Cephes (`expf.c`, `logf.c`; Copyright 1984 to
 * 1992 by Stephen L. Moshier, free to use with this notice).
 */
import { i32 } from "../encode/scalar.ts";
import { get, type Local, set, type V128 } from "../encode/value.ts";
import { f32x4, i32x4, v128 } from "../encode/vector.ts";
import { type Arithmetic, polynomial } from "./arithmetic.ts";
import type { VectorFunction } from "./function.ts";

/** 2^n of whole numbers from −126 to 127. */
function powerOfTwo(n: V128, ops: Arithmetic): V128 {
  return i32x4.shiftLeft(i32x4.add(n, ops.bits(127)), i32.constant(23));
}

/** Within 1 ulp: x = n log 2 + r with |r| ≤ log 2 / 2; the power of two in halves, so that it neither overflows nor underflows before the result does. */
export const exp: VectorFunction = ({ frame, x, ops }) => {
  const [r, n, half] = [frame.local("v128"), frame.local("v128"), frame.local("v128")];
  // The sum with 1.5 · 2^23 has the rounded quotient as its last bits; a NaN comes through either comparison.
  const clamped = f32x4.maxSimple(f32x4.minSimple(get(x), ops.constant(89)), ops.constant(-105));
  const q = polynomial(ops, get(r), [1.987569150e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1]);
  return {
    statements: [
      set(x, clamped), set(n, ops.multiplyAdd(get(x), ops.constant(Math.LOG2E), ops.constant(12582912))),
      set(half, f32x4.subtract(get(n), ops.constant(12582912))),
      set(r, ops.multiplyAdd(get(half), ops.constant(2.1219444e-4), ops.multiplyAdd(get(half), ops.constant(-0.693359375), get(x)))),
      set(n, i32x4.subtract(get(n), ops.bits(0x4b400000))), set(half, i32x4.shiftRight(get(n), i32.constant(1))),
      set(r, f32x4.add(ops.multiplyAdd(q, f32x4.multiply(get(r), get(r)), get(r)), ops.constant(1))),
    ],
    result: f32x4.multiply(f32x4.multiply(get(r), powerOfTwo(get(half), ops)), powerOfTwo(i32x4.subtract(get(n), get(half)), ops)),
  };
};

/** Within 1 ulp: x = 2^e m with √½ ≤ m < √2. */
export const log: VectorFunction = ({ frame, x, ops }) => {
  const [e, m, z, y] = [frame.local("v128"), frame.local("v128"), frame.local("v128"), frame.local("v128")];
  const small = f32x4.less(get(x), ops.constant(1.17549435e-38));
  const p = polynomial(ops, get(m), [
    7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
  ]);
  const least = f32x4.less(get(m), ops.constant(Math.SQRT1_2));
  const value = f32x4.add(f32x4.add(get(m), f32x4.subtract(f32x4.add(f32x4.multiply(f32x4.multiply(p, get(m)), get(z)), f32x4.multiply(get(e), ops.constant(-2.1219444e-4))), f32x4.multiply(get(z), ops.constant(0.5)))), f32x4.multiply(get(e), ops.constant(0.693359375)));
  return {
    statements: [
      // Numbers too small to be normal are scaled up first.
      set(z, small), set(y, v128.select(f32x4.multiply(get(x), ops.constant(8388608)), get(x), get(z))),
      set(e, f32x4.fromI32(i32x4.subtract(i32x4.shiftRightUnsigned(get(y), i32.constant(23)), ops.bits(126)))),
      set(e, f32x4.subtract(get(e), v128.and(get(z), ops.constant(23)))),
      set(m, v128.or(v128.and(get(y), ops.bits(0x007fffff)), ops.bits(0x3f000000))),
      set(z, least), set(e, f32x4.subtract(get(e), v128.and(ops.constant(1), get(z)))),
      set(m, f32x4.add(f32x4.subtract(get(m), ops.constant(1)), v128.and(get(m), get(z)))), set(z, f32x4.multiply(get(m), get(m))),
      set(y, value),
      set(y, v128.select(get(y), get(x), f32x4.less(get(x), ops.constant(Infinity)))),
      // Not above zero: −∞ at zero, NaN below.
      set(y, v128.select(v128.select(ops.constant(-Infinity), ops.constant(NaN), f32x4.equal(get(x), ops.constant(0))), get(y), f32x4.lessEqual(get(x), ops.constant(0)))),
    ],
    result: get(y),
  };
};

/** log(1 + x) as log(u) · x / (u − 1) with u = 1 + x rounded (Kahan): what u lost in rounding is made good. */
export const log1p: VectorFunction = ({ frame, x, call, ops }) => {
  const [u, y] = [frame.local("v128"), frame.local("v128")];
  return {
    statements: [
      set(u, f32x4.add(get(x), ops.constant(1))),
      set(y, f32x4.multiply(call("log", get(u)), f32x4.divide(get(x), f32x4.subtract(get(u), ops.constant(1))))),
      set(y, v128.select(get(x), get(y), v128.or(f32x4.equal(get(u), ops.constant(1)), f32x4.equal(get(x), ops.constant(Infinity))))),
      set(y, v128.select(ops.constant(-Infinity), get(y), f32x4.equal(get(x), ops.constant(-1)))),
    ],
    result: get(y),
  };
};

/** exp(x) − 1: its series near 0, the difference elsewhere. */
export const expm1: VectorFunction = ({ x, ops, call }) => {
  const series = polynomial(ops, get(x), [1 / 40320, 1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 0.5]);
  const near = ops.multiplyAdd(series, f32x4.multiply(get(x), get(x)), get(x));
  return { statements: [], result: v128.select(near, f32x4.subtract(call("exp", get(x)), ops.constant(1)), f32x4.less(f32x4.abs(get(x)), ops.constant(0.5))) };
};

/** 1 / (1 + exp(−x)). */
export const logistic: VectorFunction = ({ x, call, ops }) => ({
  statements: [], result: f32x4.divide(ops.constant(1), f32x4.add(ops.constant(1), call("exp", f32x4.negate(get(x))))),
});

/** log(1 + exp x) without overflow. */
export const softplus: VectorFunction = ({ x, call, ops }) => ({
  statements: [], result: f32x4.add(f32x4.max(get(x), ops.constant(0)), call("log1p", call("exp", f32x4.negate(f32x4.abs(get(x)))))),
});

/** exp(|x| / 2), which does not overflow before its square does. */
function halfPower(x: Local<"v128">, ops: Arithmetic, call: (name: "exp", x: V128) => V128): V128 {
  return call("exp", f32x4.multiply(f32x4.abs(get(x)), ops.constant(0.5)));
}

/** (eˣ + e⁻ˣ) / 2. */
export const cosh: VectorFunction = ({ frame, x, call, ops }) => {
  const t = frame.local("v128");
  return {
    statements: set(t, halfPower(x, ops, call)),
    result: f32x4.add(f32x4.multiply(f32x4.multiply(get(t), ops.constant(0.5)), get(t)), f32x4.divide(ops.constant(0.5), f32x4.multiply(get(t), get(t)))),
  };
};

/** (eˣ − e⁻ˣ) / 2: its series below 1. */
export const sinh: VectorFunction = ({ frame, x, ops, call }) => {
  const [t, square] = [frame.local("v128"), frame.local("v128")];
  const series = polynomial(ops, get(square), [1 / 362880, 1 / 5040, 1 / 120, 1 / 6]);
  const near = ops.multiplyAdd(f32x4.multiply(series, get(square)), get(x), get(x));
  const far = f32x4.subtract(f32x4.multiply(f32x4.multiply(get(t), ops.constant(0.5)), get(t)), f32x4.divide(ops.constant(0.5), f32x4.multiply(get(t), get(t))));
  return {
    statements: [set(square, f32x4.multiply(get(x), get(x))), set(t, halfPower(x, ops, call)), set(t, v128.or(far, v128.and(get(x), ops.constant(-0))))],
    result: v128.select(near, get(t), f32x4.less(f32x4.abs(get(x)), ops.constant(1))),
  };
};
