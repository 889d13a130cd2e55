import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binaryMeter, classMeter, type Meter, realMeter } from "../../src/runtime/metrics.ts";

const classNames = ["accuracy", "precision", "recall", "f1"];
const realNames = ["mae", "mse", "rmse", "r2"];

function values(meter: Meter, names: readonly string[]): readonly number[] {
  return names.map((n) => meter.value(n));
}

/** Distributions that have the given classes as their greatest. */
function distributions(predicted: readonly number[], classes: number): Float64Array {
  return Float64Array.from({ length: predicted.length * classes }, (_, i) => (predicted[Math.floor(i / classes)] === i % classes ? 0.6 : 0.4 / (classes - 1)));
}

describe("classes", () => {
  test("by hand", () => {
    const meter = classMeter(3, 1);
    meter.add(distributions([0, 2, 1, 0, 0, 1], 3), [0, 1, 2, 0, 1, 2], 6);
    // Precision 2/3, 0, 0; recall 1, 0, 0; f1 0.8, 0, 0.
    [2 / 6, 2 / 9, 1 / 3, 0.8 / 3].forEach((x, i) => expect(meter.value(classNames[i] ?? "")).toBeCloseTo(x, 14));
  });

  test("a class that neither is nor is predicted does not count, one that is either does", () => {
    const [five, three] = [classMeter(5, 1), classMeter(3, 1)];
    five.add(distributions([0, 2, 2, 0], 5), [0, 2, 1, 0], 4);
    three.add(distributions([0, 2, 2, 0], 3), [0, 2, 1, 0], 4);
    expect(values(five, classNames)).toEqual(values(three, classNames));
    expect(three.value("recall")).toBeCloseTo(2 / 3, 14);
    expect(three.value("precision")).toBeCloseTo(0.5, 14);
  });

  test("of equal probabilities the first wins", () => {
    const meter = classMeter(2, 1);
    meter.add([0.5, 0.5], [0], 1);
    expect(meter.value("accuracy")).toBe(1);
  });

  test("several items an example count each for itself", () => {
    const [items, examples] = [classMeter(3, 2), classMeter(3, 1)];
    const outputs = distributions([0, 1, 2, 2], 3);
    items.add(outputs, [0, 2, 2, 1], 2);
    examples.add(outputs, [0, 2, 2, 1], 4);
    expect(values(items, classNames)).toEqual(values(examples, classNames));
  });

  test("parts add up to the whole, and a reset forgets", () => {
    const label = fc.nat(3);
    fc.assert(fc.property(fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 40 }), fc.nat(40), (pairs, cut) => {
      const outputs = distributions(pairs.map(([p]) => p), 4);
      const targets = Int32Array.from(pairs.map(([, t]) => t));
      const [whole, parts] = [classMeter(4, 1), classMeter(4, 1)];
      const at = Math.min(cut, pairs.length);
      parts.add(outputs, targets, 1);
      parts.reset();
      parts.add(outputs, targets, at);
      parts.add(outputs.subarray(at * 4), targets.subarray(at), pairs.length - at);
      whole.add(outputs, targets, pairs.length);
      expect(values(parts, classNames)).toEqual(values(whole, classNames));
      expect(whole.value("accuracy")).toBeCloseTo(pairs.filter(([p, t]) => p === t).length / pairs.length, 14);
    }));
  });
});

describe("one of two", () => {
  test("the second class is the one found or missed, from a probability of one half", () => {
    const meter = binaryMeter(1);
    meter.add([0.9, 0.5, 0.4, 0.2, 0.7, 0.49], [1, 1, 1, 0, 0, 1], 6);
    // True positives 2, false positives 1, false negatives 2.
    [0.5, 2 / 3, 0.5, 4 / 7].forEach((x, i) => expect(meter.value(classNames[i] ?? "")).toBeCloseTo(x, 14));
  });

  test("where nothing is found, and nothing is there to be found, the shares are 0", () => {
    const meter = binaryMeter(2);
    meter.add([0.1, 0.2], [0, 0], 1);
    expect(values(meter, classNames)).toEqual([1, 0, 0, 0]);
  });
});

describe("numbers", () => {
  const outputs = [0.5, 1, -1, 1, 7, -6];
  const targets = [0, 2, -1, 2, 8, -5];

  test("against the textbook's formulas", () => {
    const meter = realMeter(2);
    meter.add(outputs, targets, 3);
    // Columns [0.5, -1, 7] against [0, -1, 8], and [1, 1, -6] against [2, 2, -5]: the means are 7/3 and -1/3.
    const first = 1 - 1.25 / (49 / 9 + 100 / 9 + 289 / 9);
    const second = 1 - 3 / (49 / 9 + 49 / 9 + 196 / 9);
    [4.5 / 6, 4.25 / 6, Math.sqrt(4.25 / 6), (first + second) / 2].forEach((x, i) => expect(meter.value(realNames[i] ?? "")).toBeCloseTo(x, 13));
  });

  test("batches add up, and a reset forgets", () => {
    const [whole, parts] = [realMeter(2), realMeter(2)];
    whole.add(outputs, targets, 3);
    parts.add(outputs, targets, 2);
    parts.reset();
    parts.add(outputs.slice(0, 2), targets.slice(0, 2), 1);
    parts.add(outputs.slice(2), targets.slice(2), 2);
    expect(values(parts, realNames)).toEqual(values(whole, realNames));
  });

  test("targets far from zero lose no digits", () => {
    const meter = realMeter(1);
    const shifted = Float64Array.from([1, 2, 3, 4], (x) => x + 1e8);
    meter.add(shifted.map((x) => x + 0.5), shifted, 4);
    expect(meter.value("r2")).toBeCloseTo(1 - 1 / 5, 12);
  });

  test("targets that do not vary are either met or not", () => {
    const [met, missed] = [realMeter(1), realMeter(1)];
    met.add([3, 3], [3, 3], 2);
    missed.add([3, 4], [3, 3], 2);
    expect([met.value("r2"), missed.value("r2")]).toEqual([1, 0]);
  });
});

test("what was not seen, and what is not known, is no number", () => {
  for (const meter of [classMeter(3, 1), binaryMeter(1), realMeter(2)]) {
    expect(meter.value("nothing")).toBeNaN();
    expect(meter.value("accuracy")).toBeNaN();
  }
  const meter = realMeter(1);
  meter.add([1], [1], 1);
  expect(meter.value("f1")).toBeNaN();
});
