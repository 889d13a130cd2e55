import { describe, expect, test } from "vitest";
import { compareArray } from "../../src/cli/differences.ts";

/** A loss with a known gradient: the sum of sin(v) + v³ over the values. */
const values = Float64Array.from({ length: 7 }, (_, i) => 0.3 * i - 0.8);
const loss = (): number => values.reduce((sum, v) => sum + Math.sin(v) + v ** 3, 0);
const gradient = values.map((v) => Math.cos(v) + 3 * v ** 2);

describe("central differences", () => {
  test("agree with a right gradient and leave the values as they were", () => {
    const before = values.slice();
    const { error, compared } = compareArray("v", values, gradient, loss, 100);
    expect(error).toBeLessThan(1e-7);
    expect(compared).toBe(7);
    expect(values).toEqual(before);
  });

  test.each([
    ["a wrong sign", (g: number) => -g],
    ["a dropped term", (g: number, i: number) => g - Math.cos(values[i] ?? 0)],
    ["a factor", (g: number) => 1.001 * g],
  ])("catch %s", (_name, spoil) => {
    const spoiled = gradient.map((g, i) => (i === 4 ? spoil(g, i) : g));
    const { error, worst } = compareArray("v", values, spoiled, loss, 100);
    expect(error).toBeGreaterThan(1e-4);
    expect(worst.index).toBe(4);
  });

  test("see past a kink close by", () => {
    const x = Float64Array.of(2e-5);
    expect(compareArray("x", x, [1], () => Math.max(x[0] ?? 0, 0), 1).error).toBeLessThan(1e-7);
  });

  test("are made at entries spread over a large array", () => {
    const { compared, size } = compareArray("v", values, gradient, loss, 3);
    expect([compared, size]).toEqual([3, 7]);
  });

  test("say that a gradient of NaN is wrong", () => {
    expect(compareArray("v", values, values.map(() => Number.NaN), loss, 100).error <= 1e-5).toBe(false);
  });
});
