import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantileMeter, relativeMeter } from "../../../src/runtime/metrics/errors.ts";

const number = fc.integer({ min: -8, max: 8 });
const pairs = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 20 });
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe("numbers, as defined", () => {
  test("mape", () => {
    fc.assert(fc.property(pairs, (rows) => {
      const meter = relativeMeter(1);
      meter.add(rows.map(([y]) => y), rows.map(([, t]) => t), rows.length);
      const expected = mean(rows.map(([y, t]) => Math.abs(y - t) / Math.max(2 ** -52, Math.abs(t))));
      expect(Math.abs(meter.value("mape") - expected)).toBeLessThanOrEqual(1e-13 * expected);
    }));
  });

  test.each([0.1, 0.5, 0.9])("quantileLoss(%d)", (q) => {
    fc.assert(fc.property(pairs, (rows) => {
      const meter = quantileMeter(1, q);
      meter.add([100], [0], 1);
      meter.reset();
      for (const [y, t] of rows) meter.add([y], [t], 1);
      expect(meter.value("quantileLoss")).toBeCloseTo(mean(rows.map(([y, t]) => Math.max(q * (t - y), (q - 1) * (t - y)))), 12);
    }));
  });

  test("several numbers an example count each for itself", () => {
    const [two, one] = [quantileMeter(2, 0.9), quantileMeter(1, 0.9)];
    two.add([1, 2, 3, 4], [2, 1, 5, 0], 2);
    one.add([1, 2, 3, 4], [2, 1, 5, 0], 4);
    expect(two.value("quantileLoss")).toBe(one.value("quantileLoss"));
    expect(relativeMeter(1).value("mape")).toBeNaN();
  });
});
