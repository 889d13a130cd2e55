/** The elementary functions of emitted modules, from number to number. */
import * as exponential from "../../runtime/exponential.ts";
import * as logarithm from "../../runtime/logarithm.ts";
import * as special from "../../runtime/special.ts";
import * as trigonometric from "../../runtime/trigonometric.ts";

type Function1 = (x: number) => number;

/** A function that replaces the first number of an array, called on a number. */
function called(f: (values: Float64Array) => Float64Array): Function1 {
  return (x) => f(exponential.on(x))[0] ?? Number.NaN;
}

export const exp = called(exponential.exp);
export const expm1 = called(exponential.expm1);
export const sinh = called(exponential.sinh);
export const cosh = called(exponential.cosh);
export const log = called(logarithm.log);
export const log1p = called(logarithm.log1p);
export const sin = called(trigonometric.sin);
export const cos = called(trigonometric.cos);
export const tanh = called(special.tanh);

export function pow(x: number, y: number): number {
  return logarithm.pow(exponential.onBoth(x, y))[0] ?? Number.NaN;
}
