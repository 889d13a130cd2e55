/** All parameters of a network, or all gradients, as one vector. */
import type { Values } from "./network.ts";

export type Vector = Float64Array<ArrayBuffer>;

export function gather(arrays: Readonly<Record<string, Values>>): Vector {
  return Float64Array.from(Object.values(arrays).flatMap(({ values }) => [...values]));
}

export function scatter(vector: Vector, into: Readonly<Record<string, Values>>): void {
  let at = 0;
  for (const { values } of Object.values(into)) {
    values.set(vector.subarray(at, at + values.length));
    at += values.length;
  }
}

export function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}

/** a + s b */
export function plus(a: Vector, b: Vector, s = 1): Vector {
  return a.map((x, i) => x + s * (b[i] ?? 0));
}
