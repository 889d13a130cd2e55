/**
 * Functions of float64 numbers, one at a time: for what is computed once a step (the schedule of a rate, β^t of Adam) or
 * seldom. Results are within about 1e-15 over the range of float32; beyond it they lie beyond it too.
 */
import { branch, pick } from "../encode/control.ts";
import { f32, f64, i32 } from "../encode/scalar.ts";
import { type F64, get, type I32, set } from "../encode/value.ts";
import { polynomial64 } from "./arithmetic.ts";
import type { DoubleFunction } from "./function.ts";

const c = f64.constant;

/** 2^n of a whole number from −126 to 127. */
function powerOfTwo(n: I32): F64 {
  return f64.fromF32(f32.ofBits(i32.shiftLeft(i32.add(n, i32.constant(127)), i32.constant(23))));
}

/** exp by its series on |r| ≤ log 2 / 2. */
export const exp64: DoubleFunction = ({ frame, x }) => {
  const [n, r, k, half] = [frame.local("f64"), frame.local("f64"), frame.local("i32"), frame.local("i32")];
  const factorials = Array.from({ length: 14 }, (_, i) => 1 / Array.from({ length: 13 - i }, (_v, j) => j + 1).reduce((a, b) => a * b, 1));
  return {
    statements: [
      set(n, f64.nearest(f64.multiply(f64.max(f64.min(get(x), c(170)), c(-170)), c(Math.LOG2E)))),
      set(r, f64.subtract(f64.subtract(f64.max(f64.min(get(x), c(170)), c(-170)), f64.multiply(get(n), c(0.6931471803691238))), f64.multiply(get(n), c(1.9082149292705877e-10)))),
      set(k, i32.fromF64(get(n))), set(half, i32.shiftRight(get(k), i32.constant(1))),
    ],
    result: f64.multiply(f64.multiply(polynomial64(get(r), factorials), powerOfTwo(get(half))), powerOfTwo(i32.subtract(get(k), get(half)))),
  };
};

/** log by the series of atanh (as `logShare` of the runtime: fdlibm's `e_log.c`); of positive numbers in the range of float32. */
export const log64: DoubleFunction = ({ frame, x }) => {
  const [k, f, s, z] = [frame.local("i32"), frame.local("f64"), frame.local("f64"), frame.local("f64")];
  const exponent = i32.subtract(i32.shiftRightUnsigned(i32.bitsOf(f32.fromF64(get(x))), i32.constant(23)), i32.constant(127));
  const r = f64.multiply(get(z), polynomial64(get(z), [0.14798198605116586, 0.15313837699209373, 0.1818357216161805, 0.22222198432149784, 0.2857142874366239, 0.3999999999940942, 0.6666666666666735]));
  const half = f64.multiply(c(0.5), f64.multiply(get(f), get(f)));
  const inner = f64.subtract(f64.multiply(get(s), f64.add(half, r)), f64.multiply(f64.fromI32(get(k)), c(-1.9082149292705877e-10)));
  return {
    statements: [
      set(k, exponent), set(f, f64.multiply(get(x), powerOfTwo(i32.subtract(i32.constant(0), get(k))))),
      branch(f64.greater(get(f), c(Math.SQRT2)), [set(f, f64.multiply(get(f), c(0.5))), set(k, i32.add(get(k), i32.constant(1)))]),
      set(f, f64.subtract(get(f), c(1))), set(s, f64.divide(get(f), f64.add(c(2), get(f)))), set(z, f64.multiply(get(s), get(s))),
    ],
    result: f64.add(f64.subtract(get(f), f64.subtract(half, inner)), f64.multiply(f64.fromI32(get(k)), c(0.6931471803691238))),
  };
};

/** sin(x + quarter · π / 2): quarter turns are taken off in two parts of π / 2; coefficients of fdlibm's `k_sin.c` and `k_cos.c`. Right to float32 up to about 10⁸. */
function turning(quarter: number): DoubleFunction {
  return ({ frame, x }) => {
    const [n, r, z, k] = [frame.local("f64"), frame.local("f64"), frame.local("f64"), frame.local("i32")];
    const reduced = f64.subtract(f64.subtract(get(x), f64.multiply(get(n), c(1.5707963267341256))), f64.multiply(get(n), c(6.077100506506192e-11)));
    const cos = f64.add(f64.subtract(c(1), f64.multiply(c(0.5), get(z))), f64.multiply(f64.multiply(get(z), get(z)),
      polynomial64(get(z), [-1.1359647557788195e-11, 2.087572321298175e-9, -2.7557314351390663e-7, 2.480158728947673e-5, -1.388888888887411e-3, 4.16666666666666e-2])));
    const sin = f64.add(get(r), f64.multiply(f64.multiply(get(r), get(z)),
      polynomial64(get(z), [1.58969099521155e-10, -2.5050760253406863e-8, 2.7557313707070068e-6, -1.984126982985795e-4, 8.33333333332249e-3, -1.6666666666666632e-1])));
    return {
      statements: [
        set(n, f64.nearest(f64.multiply(get(x), c(2 / Math.PI)))),
        // What is too large to be reduced stays bounded.
        set(r, f64.max(f64.min(reduced, c(0.8)), c(-0.8))), set(z, f64.multiply(get(r), get(r))),
        set(k, i32.add(i32.fromF64(f64.subtract(get(n), f64.multiply(f64.floor(f64.multiply(get(n), c(0.25))), c(4)))), i32.constant(quarter))),
        set(r, pick(i32.and(get(k), i32.constant(1)), cos, sin)),
      ],
      result: pick(i32.and(get(k), i32.constant(2)), f64.negate(get(r)), get(r)),
    };
  };
}

export const sin64 = turning(0);
export const cos64 = turning(1);

/** x to the power of y, as `Math.pow` has it for finite numbers in the range of float32. */
export const power64: DoubleFunction = ({ frame, x, y, call }) => {
  const [result, odd, whole] = [frame.local("f64"), frame.local("i32"), frame.local("i32")];
  const isWhole = f64.equal(f64.floor(get(y)), get(y));
  const isOdd = i32.and(isWhole, f64.notEqual(f64.floor(f64.multiply(get(y), c(0.5))), f64.multiply(get(y), c(0.5))));
  const atZero = pick(f64.less(get(y), c(0)), c(Infinity), c(0));
  const atInfinity = pick(f64.less(get(y), c(0)), c(0), c(Infinity));
  const magnitude = call("exp64", f64.multiply(get(y), call("log64", f64.abs(get(x)))));
  return {
    statements: [
      set(whole, isWhole), set(odd, isOdd),
      set(result, pick(f64.equal(get(x), c(0)), atZero, pick(f64.equal(f64.abs(get(x)), c(Infinity)), atInfinity, magnitude))),
      branch(i32.and(f64.less(get(x), c(0)), i32.isZero(get(whole))), set(result, pick(f64.equal(f64.abs(get(x)), c(Infinity)), get(result), c(NaN)))),
      branch(get(odd), set(result, f64.copySign(get(result), get(x)))),
      branch(f64.notEqual(get(x), get(x)), set(result, get(x))), branch(f64.notEqual(get(y), get(y)), set(result, get(y))),
      branch(f64.equal(get(y), c(0)), set(result, c(1))),
    ],
    result: get(result),
  };
};
