import { describe, expect, test } from "vitest";
import * as reference from "../../src/ir/equation/primitives.ts";
import { exp, tanh } from "../../src/ir/equation/elementary.ts";
import { on } from "../../src/runtime/exponential.ts";
import * as special from "../../src/runtime/special.ts";

const { square } = special;
const erf = (x: number): number => special.erf(on(x))[0]!;
const logistic = (x: number): number => special.logistic(on(x))[0]!;
const softplus = (x: number): number => special.softplus(on(x))[0]!;

const bits = 160n;
const one = 1n << bits;

/** A double as a fixed-point number, exactly where it is no smaller than 2^-100. */
function fixed(x: number): bigint {
  let exponent = 0;
  let scaled = x;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    exponent++;
  }
  return (BigInt(scaled) << bits) >> BigInt(exponent);
}

/** The Maclaurin series of erf, in fixed point. */
function exactErf(x: number): number {
  const a = fixed(x);
  const square = (a * a) >> bits;
  let power = a;
  let sum = 0n;
  for (let n = 0n; power !== 0n && power !== -1n; n++) {
    sum += (n % 2n === 0n ? power : -power) / (2n * n + 1n);
    power = ((power * square) >> bits) / (n + 1n);
  }
  // 2 / √π to 160 bits.
  const factor = (2n * one * one) / squareRoot(3141592653589793238462643383279502884197169399375105820974944n * one * one / 10n ** 60n);
  return toNumber((sum * factor) >> bits);
}

function squareRoot(n: bigint): bigint {
  let x = n;
  for (let next = (x + 1n) / 2n; next < x; next = (x + n / x) / 2n) x = next;
  return x;
}

function toNumber(x: bigint): number {
  const digits = (x < 0n ? -x : x).toString(2).length;
  const drop = BigInt(Math.max(0, digits - 64));
  return Number(x >> drop) * 2 ** (Number(drop) - Number(bits));
}

describe("erf", () => {
  test("is within 1 ulp of its series", () => {
    for (let i = 1; i < 3000; i++) {
      const x = (i * 6.03) / 3000;
      const exact = exactErf(x);
      const ulp = 2 ** (Math.floor(Math.log2(exact)) - 52);
      expect(Math.abs(erf(x) - exact) / ulp, `erf(${x})`).toBeLessThanOrEqual(1);
      expect(erf(-x)).toBe(-erf(x));
    }
  });

  test("is known at the ends of its intervals, at zero and without a number", () => {
    for (const x of [0.84375, 1.25, 1 / 0.35, 6]) for (const near of [x - 1e-9, x, x + 1e-9]) expect(erf(near)).toBeCloseTo(reference.erf(near), 15);
    expect(erf(1e-200) / 1e-200).toBeCloseTo(2 / Math.sqrt(Math.PI), 14);
    expect([erf(0), erf(-0), erf(Infinity), erf(-Infinity), erf(30), erf(NaN)]).toEqual([0, -0, 1, -1, 1, NaN]);
  });

  test("erf never decreases", () => {
    let before = -1;
    for (let x = -6.5; x < 6.5; x += 1e-3) {
      const y = erf(x);
      expect(y).toBeGreaterThanOrEqual(before);
      before = y;
    }
  });
});

test("each computes what the equations mean by it", () => {
  for (let x = -40; x <= 40; x += 0.0625) {
    expect(Math.abs(logistic(x) / reference.logistic(x) - 1)).toBeLessThan(1e-15);
    expect(softplus(x)).toBe(reference.softplus(x));
    expect(square(x)).toBe(x * x);
    // That one's series is off by up to 5 ulp.
    expect(Math.abs(erf(x) - reference.erf(x))).toBeLessThan(1e-15);
  }
});

test("nothing overflows where the value is finite", () => {
  expect([logistic(800), logistic(-800), logistic(NaN)]).toEqual([1, 0, NaN]);
  expect(logistic(-700)).toBeGreaterThan(0);
  expect([softplus(800), softplus(-800), softplus(NaN)]).toEqual([800, 0, NaN]);
  expect(softplus(-700)).toBe(exp(-700));
});

test("tanh is within 4 ulp of Math.tanh, odd, and at most 1", () => {
  for (let i = 0; i < 200_000; i++) {
    const x = i < 100_000 ? i * 3e-5 : 2 ** ((i - 100_000) / 1000 - 60);
    const exact = Math.tanh(x);
    const ulp = 2 ** (Math.floor(Math.log2(exact || 1e-300)) - 52);
    const y = tanh(x);
    if (!(Math.abs(y - exact) <= 4 * ulp)) expect(y, `tanh(${x})`).toBe(exact);
    if (tanh(-x) !== -y || y > 1) expect.fail(`tanh(${x}) = ${y}, tanh(${-x}) = ${tanh(-x)}`);
  }
  expect([tanh(0), tanh(-0), tanh(Infinity), tanh(-Infinity), tanh(1000), tanh(NaN), tanh(1e-310)]).toEqual([0, -0, 1, -1, 1, NaN, 1e-310]);
});
