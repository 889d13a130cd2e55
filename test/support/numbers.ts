/** Numbers to test with, and how near they are. */
import { expect } from "vitest";

/** Deterministic numbers in [-1, 1). */
export function noise(count: number, seed: number): Float64Array {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

export function close(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, what: string): void {
  expect(found.length, what).toBe(expected.length);
  const scale = Array.from(expected).reduce((most, v) => Math.max(most, Math.abs(v)), 1e-3);
  for (let i = 0; i < expected.length; i++) expect(Math.abs((found[i] ?? NaN) - (expected[i] ?? NaN)) / scale, `${what}[${i}]`).toBeLessThanOrEqual(tolerance);
}
