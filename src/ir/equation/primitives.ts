/** What each scalar primitive computes, in float64: with the functions of emitted modules, whose bits no engine changes. */
import { cos, cosh, exp, expm1, log, log1p, pow, sin, sinh, tanh } from "./elementary.ts";
import type { BinaryPrimitive, Primitive, UnaryPrimitive } from "./types.ts";

type Function1 = (x: number) => number;
type Function2 = (x: number, y: number) => number;

/** 1 / (1 + exp(−x)) without overflow. */
export function logistic(x: number): number {
  const e = exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** log(1 + exp x) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}

/**
 * The error function to about 1e-16: its Maclaurin series in the form of Kummer below 2.5, a continued fraction
 * (Abramowitz and Stegun 7.1.6 and 7.1.14) above.
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (Number.isNaN(a)) return NaN;
  if (a > 6) return Math.sign(x);
  const gauss = exp(-a * a) / Math.sqrt(Math.PI);
  if (a < 2.5) {
    let term = a;
    let sum = a;
    for (let n = 1; term > sum * 1e-18; n++) {
      term *= (2 * a * a) / (2 * n + 1);
      sum += term;
    }
    return Math.sign(x) * 2 * gauss * sum;
  }
  let fraction = 0;
  for (let n = 80; n > 0; n--) fraction = n / 2 / (a + fraction);
  return Math.sign(x) * (1 - gauss / (a + fraction));
}

const unary: Readonly<Record<UnaryPrimitive, Function1>> = {
  exp, log, log1p, expm1, abs: Math.abs, sign: Math.sign, floor: Math.floor,
  sin, cos, tanh, cosh, sinh, erf, logistic, softplus, not: (x) => (x === 0 ? 1 : 0),
};

const binary: Readonly<Record<BinaryPrimitive, Function2>> = {
  max: Math.max, min: Math.min, power: pow,
  less: (x, y) => Number(x < y), lessEqual: (x, y) => Number(x <= y), equal: (x, y) => Number(x === y),
  and: (x, y) => Number(x !== 0 && y !== 0), or: (x, y) => Number(x !== 0 || y !== 0),
};

export function isUnary(primitive: string): primitive is UnaryPrimitive {
  return Object.hasOwn(unary, primitive);
}

export function isBinary(primitive: string): primitive is BinaryPrimitive {
  return Object.hasOwn(binary, primitive);
}

/** The function of a primitive, to be called with as many arguments as it takes. */
export function primitiveFunction(primitive: Primitive): (x: number, y: number) => number {
  return isUnary(primitive) ? unary[primitive] : binary[primitive];
}

/** The value of a primitive; `args` must be as many as it takes. */
export function applyPrimitive(primitive: Primitive, args: readonly number[]): number {
  const [x = NaN, y = NaN] = args;
  return isUnary(primitive) ? unary[primitive](x) : binary[primitive](x, y);
}
