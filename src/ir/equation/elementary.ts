/** The elementary functions of emitted modules, from number to number. */
import * as exponential from "../../runtime/exponential.ts";
import * as logarithm from "../../runtime/logarithm.ts";
import * as special from "../../runtime/special.ts";
import * as trigonometric from "../../runtime/trigonometric.ts";

import type { RuntimePrimitive } from "./primitives/rows.ts";

type Function1 = (x: number) => number;
type OfArray = (values: Float64Array) => Float64Array;

/** The functions of the runtime by name: a primitive that has none does not compile. */
const runtime: Readonly<Record<RuntimePrimitive, OfArray>> = { ...exponential, ...logarithm, ...special, ...trigonometric };

/** A function that replaces the first number of an array, called on a number. */
function called(f: OfArray): Function1 {
  return (x) => f(exponential.on(x))[0] ?? Number.NaN;
}

/** A primitive of the runtime as a function of a number. */
export function elementary(name: RuntimePrimitive): Function1 {
  return called(runtime[name]);
}

export const exp = elementary("exp");
export const expm1 = elementary("expm1");
export const sinh = elementary("sinh");
export const cosh = elementary("cosh");
export const log = elementary("log");
export const log1p = elementary("log1p");
export const sin = elementary("sin");
export const cos = elementary("cos");
export const tanh = elementary("tanh");

export function pow(x: number, y: number): number {
  return logarithm.pow(exponential.onBoth(x, y))[0] ?? Number.NaN;
}
