/**
 * Constants of equations: exact rationals while they fit (so that 1/49 · 49 cancels), else IEEE doubles.
 */
import { pow } from "./elementary.ts";

export type Num = Rational | Real;

export interface Rational {
  readonly kind: "rational";
  readonly n: number;
  /** Positive; `n / d` is in lowest terms. */
  readonly d: number;
}

export interface Real {
  readonly kind: "real";
  readonly x: number;
}

const limit = Number.MAX_SAFE_INTEGER;

export function gcd(a: number, b: number): number {
  a = Math.abs(a);
  b = Math.abs(b);
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** `n / d` as an exact fraction; `undefined` where it leaves the safe integers. */
function fraction(n: number, d: number): Num | undefined {
  if (!Number.isInteger(n) || !Number.isInteger(d) || d === 0 || Math.abs(n) > limit || Math.abs(d) > limit) return undefined;
  const g = gcd(n, d) || 1;
  const s = d < 0 ? -1 : 1;
  return { kind: "rational", n: (s * n) / g || 0, d: (s * d) / g };
}

/** A whole number to the power of another, by multiplication, which is exact as long as the result is safe. */
function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let n = 0; n < exponent && Math.abs(power) <= limit; n++) power *= base;
  return power;
}

export function num(x: number): Num {
  return fraction(x, 1) ?? { kind: "real", x };
}

export function ratio(n: number, d: number): Num {
  return fraction(n, d) ?? { kind: "real", x: n / d };
}

/** The exact value of a decimal literal such as `0.1` or `1e-8`, where it fits. */
export function decimal(text: string): Num {
  const match = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const value = Number(text);
  if (match === null) return num(value);
  const digits = (match[1] ?? "") + (match[2] ?? "");
  const exponent = Number(match[3] ?? "0") - (match[2] ?? "").length;
  const exact = exponent >= 0 ? fraction(Number(digits) * wholePower(10, exponent), 1) : fraction(Number(digits), wholePower(10, -exponent));
  return exact !== undefined && toNumber(exact) === value ? exact : { kind: "real", x: value };
}

/** The logarithm to base 2 of what is a power of two below 2^31; undefined for other numbers. */
export function exponentOfTwo(n: number): number | undefined {
  return Number.isInteger(n) && n > 0 && n < 2147483648 && (n & (n - 1)) === 0 ? 31 - Math.clz32(n) : undefined;
}

export const zero: Num = { kind: "rational", n: 0, d: 1 };
export const one: Num = { kind: "rational", n: 1, d: 1 };

export function toNumber(a: Num): number {
  return a.kind === "rational" ? a.n / a.d : a.x;
}

export function addNum(a: Num, b: Num): Num {
  if (a.kind === "rational" && b.kind === "rational") {
    const exact = fraction(a.n * b.d + b.n * a.d, a.d * b.d);
    if (exact !== undefined) return exact;
  }
  return num(toNumber(a) + toNumber(b));
}

export function mulNum(a: Num, b: Num): Num {
  if (a.kind === "rational" && b.kind === "rational") {
    const g = gcd(a.n, b.d) || 1;
    const h = gcd(b.n, a.d) || 1;
    const exact = fraction((a.n / g) * (b.n / h), (a.d / h) * (b.d / g));
    if (exact !== undefined) return exact;
  }
  return num(toNumber(a) * toNumber(b));
}

/** `a / b`, exact where both are rational; IEEE where `b` is 0. */
export function divideNum(a: Num, b: Num): Num {
  return mulNum(a, powNum(b, -1));
}

export function negNum(a: Num): Num {
  return a.kind === "rational" ? { kind: "rational", n: -a.n || 0, d: a.d } : { kind: "real", x: -a.x };
}

/** `a ^ exponent`; exact for small integer exponents of rationals. */
export function powNum(a: Num, exponent: number): Num {
  if (a.kind === "rational" && Number.isInteger(exponent) && Math.abs(exponent) <= 64 && (exponent >= 0 || a.n !== 0)) {
    const [n, d] = exponent >= 0 ? [a.n, a.d] : [a.d, a.n];
    const exact = fraction(wholePower(n, Math.abs(exponent)), wholePower(d, Math.abs(exponent)));
    if (exact !== undefined) return exact;
  }
  return num(pow(toNumber(a), exponent));
}

export function isZero(a: Num): boolean {
  return toNumber(a) === 0;
}

export function isOne(a: Num): boolean {
  return toNumber(a) === 1;
}

export function numKey(a: Num): string {
  return a.kind === "rational" ? (a.d === 1 ? String(a.n) : `${a.n}/${a.d}`) : String(a.x);
}
