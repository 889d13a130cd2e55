/**
 * Interval arithmetic: between which bounds a value lies, and whether it is finite. Overflow of sums and products of finite
 * numbers is left out of account; that of exponentials and reciprocals is not, and is that of float32.
 */
import { exp, log, pow } from "../elementary.ts";

/**
 * `finite`: a finite number. `masked`: that, or −∞ at positions that conditions on indices choose. `unknown`: anything, NaN
 * too; then the bounds are those of what is a number.
 */
export type Certainty = "finite" | "masked" | "unknown";

export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly certainty: Certainty;
}

/** The least number greater than 0, subnormal ones left out of account, and the greatest number. */
export const least = 1.2e-38;
const greatest = 3.4e38;
/** The exponential of more overflows, and of less is 0. */
const mostExponent = 88;

/** A bound that is NaN, such as ∞ − ∞, is none. */
export function between(lower: number, upper: number, certainty: Certainty = "finite"): Interval {
  return { lower: Number.isNaN(lower) ? -Infinity : lower, upper: Number.isNaN(upper) ? Infinity : upper, certainty };
}

export const real = between(-Infinity, Infinity);
export const unknown = between(-Infinity, Infinity, "unknown");

export function exactly(x: number): Interval {
  return between(x, x, Number.isFinite(x) ? "finite" : x === -Infinity ? "masked" : "unknown");
}

function worst(...all: readonly Certainty[]): Certainty {
  if (all.includes("unknown")) return "unknown";
  return all.includes("masked") ? "masked" : "finite";
}

/** Of what is one or the other. */
export function hull(a: Interval, b: Interval): Interval {
  return between(Math.min(a.lower, b.lower), Math.max(a.upper, b.upper), worst(a.certainty, b.certainty));
}

/** What is known from both; bounds that contradict each other are of what is never computed. */
export function both(a: Interval, b: { readonly lower: number; readonly upper: number }): Interval {
  const [lower, upper] = [Math.max(a.lower, b.lower), Math.min(a.upper, b.upper)];
  return lower <= upper ? between(lower, upper, a.certainty) : a;
}

export function plus(a: Interval, b: Interval): Interval {
  return between(a.lower + b.lower, a.upper + b.upper, worst(a.certainty, b.certainty));
}

export function scaled(c: number, a: Interval): Interval {
  const ends = [times0(c, a.lower), times0(c, a.upper)];
  return between(Math.min(...ends), Math.max(...ends), !Number.isFinite(c) || (a.certainty === "masked" && c <= 0) ? "unknown" : a.certainty);
}

export function times(a: Interval, b: Interval): Interval {
  const corners = [times0(a.lower, b.lower), times0(a.lower, b.upper), times0(a.upper, b.lower), times0(a.upper, b.upper)];
  return between(Math.min(...corners), Math.max(...corners), a.certainty === "finite" && b.certainty === "finite" ? "finite" : "unknown");
}

/** Infinite bounds are of finite numbers. */
function times0(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : x * y;
}

/** `x ^ exponent` for a constant exponent. */
export function raised(x: Interval, exponent: number): Interval {
  const whole = Number.isInteger(exponent);
  if (x.lower < 0 && !whole) return between(exponent < 0 ? -Infinity : 0, Infinity, "unknown");
  const positive = x.lower > 0;
  const apart = positive || x.upper < 0;
  const ends = [pow(x.lower, exponent), pow(x.upper, exponent)];
  // 1 / −0 is −∞.
  if (exponent < 0 && !apart) return between(exponent % 2 === 0 ? 0 : -Infinity, Infinity, "unknown");
  const low = !apart && exponent % 2 === 0 ? 0 : Math.min(...ends);
  const nearest = Math.min(Math.abs(x.lower), Math.abs(x.upper));
  const finite = x.certainty === "finite" && (exponent > 0 || pow(nearest, exponent) <= greatest);
  return between(low, Math.max(...ends), finite ? "finite" : "unknown");
}

export function exponential({ lower, upper, certainty }: Interval): Interval {
  const low = lower < -mostExponent ? 0 : exp(lower);
  return between(low, exp(upper), upper <= mostExponent && certainty !== "unknown" ? "finite" : "unknown");
}

export function logarithm({ lower, upper, certainty }: Interval): Interval {
  return between(lower > 0 ? log(lower) : -Infinity, upper > 0 ? log(upper) : Infinity, lower > 0 ? certainty : "unknown");
}

/** Of a function that does not decrease and has a limit at −∞. */
export function increasing(f: (x: number) => number, x: Interval): Interval {
  return between(f(x.lower), f(x.upper), x.certainty === "unknown" ? "unknown" : "finite");
}

export function greater(a: Interval, b: Interval): Interval {
  const certainty = worst(a.certainty, b.certainty);
  return between(Math.max(a.lower, b.lower), Math.max(a.upper, b.upper), certainty === "masked" && (a.certainty === "finite" || b.certainty === "finite") ? "finite" : certainty);
}

export function lesser(a: Interval, b: Interval): Interval {
  return between(Math.min(a.lower, b.lower), Math.min(a.upper, b.upper), worst(a.certainty, b.certainty));
}

export function size({ lower, upper, certainty }: Interval): Interval {
  const low = lower > 0 ? lower : upper < 0 ? -upper : 0;
  return between(low, Math.max(Math.abs(lower), Math.abs(upper)), certainty === "finite" ? "finite" : "unknown");
}
