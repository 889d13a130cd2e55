import { describe, expect, test } from "vitest";
import { cosTurn, drawKey, gaussian, gaussianAt, logShare, shuffleOrder, uniform, uniformAt } from "../../src/runtime/random.ts";
import { on } from "../../src/runtime/exponential.ts";
import { erf } from "../../src/runtime/special.ts";

const many = 200_000;

function moments(draw: (i: number) => number): { mean: number; variance: number; least: number; greatest: number } {
  let sum = 0;
  let squares = 0;
  let least = Infinity;
  let greatest = -Infinity;
  for (let i = 0; i < many; i++) {
    const x = draw(i);
    sum += x;
    squares += x * x;
    least = Math.min(least, x);
    greatest = Math.max(greatest, x);
  }
  return { mean: sum / many, variance: squares / many - (sum / many) ** 2, least, greatest };
}

/** Pearson's statistic over equal bins, with its expectation (bins − 1) and deviation √(2 (bins − 1)). */
function chiSquare(draw: (i: number) => number, bins: number): number {
  const counts = new Float64Array(bins);
  for (let i = 0; i < many; i++) {
    const bin = Math.floor(draw(i) * bins);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.reduce((s, c) => s + (c - many / bins) ** 2 / (many / bins), 0);
}

function correlation(a: (i: number) => number, b: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < many; i++) sum += (a(i) - 0.5) * (b(i) - 0.5);
  return (sum / many) * 12;
}

describe("uniform draws", () => {
  test.each([["by element", (i: number) => uniform(1, 2, 3, i)], ["by step", (i: number) => uniform(1, i, 3, 7)], ["by occurrence", (i: number) => uniform(1, 2, i, 7)], ["by seed", (i: number) => uniform(i, 2, 3, 7)]] as const)("spread evenly %s", (_what, draw) => {
    const { mean, variance, least, greatest } = moments(draw);
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / many));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.001);
    expect(least).toBeGreaterThanOrEqual(0);
    expect(greatest).toBeLessThan(1);
    expect(Math.abs(chiSquare(draw, 256) - 255)).toBeLessThan(5 * Math.sqrt(2 * 255));
  });

  test.each([
    ["elements", (i: number) => uniform(1, 2, 3, i + 1)], ["steps", (i: number) => uniform(1, 3, 3, i)], ["occurrences", (i: number) => uniform(1, 2, 4, i)], ["seeds", (i: number) => uniform(2, 2, 3, i)],
  ] as const)("are independent between neighboring %s", (_what, other) => {
    expect(Math.abs(correlation((i) => uniform(1, 2, 3, i), other))).toBeLessThan(5 / Math.sqrt(many));
  });

  test("depend on nothing but where they are drawn", () => {
    expect(uniform(42, 7, 1, 9)).toBe(uniform(42, 7, 1, 9));
    expect(uniformAt(drawKey(42, 7, 1), 9)).toBe(uniform(42, 7, 1, 9));
    // Seeds and steps beyond 32 bits count wholly.
    expect(uniform(2 ** 40 + 1, 7, 1, 9)).not.toBe(uniform(1, 7, 1, 9));
    expect(uniform(1, 2 ** 40 + 7, 1, 9)).not.toBe(uniform(1, 7, 1, 9));
  });

  test("are these, on every machine", () => {
    expect([uniform(0, 0, 0, 0), uniform(1, 2, 3, 4), gaussian(0, 0, 0, 0)]).toMatchInlineSnapshot(`
      [
        0.9603248194075177,
        0.630204996619664,
        -0.25682448582993816,
      ]
    `);
  });
});

describe("normal draws", () => {
  test("have mean 0, variance 1 and the tails of the normal distribution", () => {
    const draw = (i: number): number => gaussian(5, 1, 0, i);
    const { mean, variance } = moments(draw);
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(many));
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    let beyond = 0;
    for (let i = 0; i < many; i++) if (Math.abs(draw(i)) > 1.959964) beyond++;
    expect(Math.abs(beyond / many - 0.05)).toBeLessThan(0.003);
  });

  test("normal draws are finite", () => {
    let finite = 0;
    for (let i = 0; i < many; i++) if (Number.isFinite(gaussianAt(i, i))) finite++;
    expect(finite).toBe(many);
  });

  test("are independent between neighbors, and of the uniform draws beside them", () => {
    const normal = (i: number): number => gaussian(1, 2, 3, i) / Math.sqrt(12) + 0.5;
    for (const other of [(i: number) => normal(i + 1), (i: number) => gaussian(1, 3, 3, i) / Math.sqrt(12) + 0.5, (i: number) => uniform(1, 2, 4, i)]) {
      expect(Math.abs(correlation(normal, other))).toBeLessThan(5 / Math.sqrt(many));
    }
  });

  test("spread as the normal distribution has it", () => {
    // Through the distribution function they are uniform again.
    expect(Math.abs(chiSquare((i) => 0.5 * (1 + erf(on(gaussian(9, 8, 7, i) * Math.SQRT1_2))[0]!), 256) - 255)).toBeLessThan(5 * Math.sqrt(2 * 255));
  });

  test("come of a logarithm that is right to the last digits", () => {
    const [most, last] = [2 ** 27 - 1, 2 ** 26 - 1];
    expect(logShare(most, last)).toBe(0);
    expect(logShare(0, 0)).toBe(-53 * Math.LN2);
    expect(logShare(most, last - 1)).toBe(-(2 ** -53));
    expect(logShare(2 ** 26 - 1, last)).toBe(-Math.LN2);
    for (let i = 0; i < 20_000; i++) {
      const [high, low] = [Math.floor(uniform(1, 0, 0, i) * 2 ** (i % 28)), Math.floor(uniform(1, 0, 1, i) * 2 ** (i % 27))];
      const exact = Math.log((high * 2 ** 26 + low + 1) / 2 ** 53);
      expect(Math.abs(logShare(high, low) / exact - 1)).toBeLessThan(5e-16);
    }
  });

  test("come of a cosine that is right to the last digits", () => {
    const turns = [0, 2 ** 28, 2 ** 29 - 1, 2 ** 29, 2 ** 30 - 1, 2 ** 30, 2 ** 30 + 1, 2 ** 31 - 1].flatMap((t) => [t, -t, -t - 1]);
    expect([cosTurn(0), cosTurn(2 ** 30), cosTurn(-(2 ** 30)), cosTurn(-(2 ** 31))]).toEqual([1, -0, 0, -1]);
    for (let i = 0; i < 20_000; i++) {
      const turn = turns[i] ?? Math.floor((uniform(2, 0, 0, i) - 0.5) * 2 ** 32);
      expect(Math.abs(cosTurn(turn) - Math.cos((Math.PI * turn) / 2 ** 31))).toBeLessThan(6e-16);
    }
  });
});

test("a shuffle keeps every entry, depends on seed and round, and favors no place", () => {
  const shuffled = (seed: number, round: number): Int32Array => {
    const order = Int32Array.from({ length: 10 }, (_, i) => i);
    shuffleOrder(order, 10, seed, round);
    return order;
  };
  expect([...shuffled(3, 1)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(shuffled(3, 1)).toEqual(shuffled(3, 1));
  expect(shuffled(3, 1)).not.toEqual(shuffled(3, 2));
  expect(shuffled(3, 1)).not.toEqual(shuffled(4, 1));
  const first = new Float64Array(10);
  for (let seed = 0; seed < 20_000; seed++) {
    const at = shuffled(seed, 1)[0] ?? 0;
    first[at] = (first[at] ?? 0) + 1;
  }
  for (const count of first) expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(2000));
});
