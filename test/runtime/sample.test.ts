/** Classes drawn from probabilities: as often as these say, among the likeliest, the same for one seed and step. */
import { describe, expect, test } from "vitest";
import { checkSample, chooseClass, type SampleOptions } from "../../src/runtime/sample.ts";

const shares = [0.1, 0.4, 0.2, 0.3];

function frequencies(options: SampleOptions, draws = 20_000): readonly number[] {
  const counts = shares.map(() => 0);
  for (let step = 0; step < draws; step++) {
    const k = chooseClass(shares, shares.length, options, step, 0);
    counts[k] = (counts[k] ?? 0) + 1;
  }
  return counts.map((c) => c / draws);
}

function expectNear(found: readonly number[], expected: readonly number[]): void {
  // Four standard deviations of a frequency of 20,000 draws.
  found.forEach((x, k) => expect(Math.abs(x - (expected[k] ?? 0))).toBeLessThan(0.015));
}

describe("frequencies", () => {
  test("are the probabilities", () => expectNear(frequencies({}), shares));

  test("with a temperature, those of powers of them", () => {
    const powers = shares.map((p) => p ** 2);
    const sum = powers.reduce((a, b) => a + b, 0);
    expectNear(frequencies({ temperature: 0.5 }), powers.map((p) => p / sum));
  });

  test("among the likeliest alone", () => {
    expectNear(frequencies({ topK: 2 }), [0, 4 / 7, 0, 3 / 7]);
    expect(frequencies({ topK: 2 }).filter((x) => x === 0)).toHaveLength(2);
    expectNear(frequencies({ topK: 9 }), shares);
  });

  test("of the likeliest at temperature 0, with one class left, and without options", () => {
    expect(frequencies({ temperature: 0 }, 10)).toEqual([0, 1, 0, 0]);
    expect(frequencies({ topK: 1 }, 10)).toEqual([0, 1, 0, 0]);
    expect(chooseClass([0.3, 0.3, 0.4, 0.4], 4, undefined, 0, 0)).toBe(2);
  });
});

test("a draw is a function of seed, step and output", () => {
  const draws = (options: SampleOptions, occurrence = 0): readonly number[] => Array.from({ length: 50 }, (_, step) => chooseClass(shares, 4, options, step, occurrence));
  expect(draws({ seed: 3 })).toEqual(draws({ seed: 3 }));
  expect(draws({ seed: 3 })).not.toEqual(draws({ seed: 4 }));
  expect(draws({ seed: 3 })).not.toEqual(draws({ seed: 3 }, 1));
  expect(draws({})).toEqual(draws({ seed: 1 }));
});

test("wrong options", () => {
  expect(() => checkSample({ temperature: -1 })).toThrow("temperature is -1, not a number from 0");
  expect(() => checkSample({ topK: 0.5 })).toThrow("topK is 0.5, not a whole number from 1");
  expect(() => checkSample({ seed: Number.NaN })).toThrow("seed is NaN, not a whole number");
  expect(() => checkSample(3 as unknown as SampleOptions)).toThrow("sample is 3, not a record");
  expect(() => checkSample(undefined)).not.toThrow();
});
