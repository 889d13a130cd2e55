/** Numbers are those that `Number` gives for the same characters, to the bit. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalIn, type Marks } from "../../../src/data/csv/decimal.ts";

const english: Marks = { decimal: 46, thousands: -1 };

function read(text: string, marks = english): number {
  const bytes = new TextEncoder().encode(`x${text}y`);
  return decimalIn(bytes, 1, bytes.length - 1, marks);
}

const digits = fc.stringMatching(/^\d{1,25}$/);
const spelled = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.tuple(digits, digits).map(([a, b]) => `${a}.${b}`),
  fc.tuple(fc.constantFrom("", "+", "-"), digits, fc.integer({ min: -330, max: 308 })).map(([sign, a, e]) => `${sign}${a}e${e}`),
  // Halfway between two float64 numbers, and next to it.
  fc.tuple(fc.bigInt(2n ** 52n, 2n ** 53n - 1n), fc.constantFrom(".5", ".4999", ".5001", ".0")).map(([a, b]) => `${a}${b}`),
  fc.tuple(fc.bigInt(2n ** 53n, 2n ** 60n), fc.nat(20)).map(([a, cut]) => `${String(a).slice(0, cut)}.${String(a).slice(cut)}`),
);

test("random numbers, and those halfway between two of float64", () => {
  fc.assert(
    fc.property(spelled, (text) => {
      const expected = Number(text);
      expect(read(text)).toBe(Number.isFinite(expected) ? expected : NaN);
    }),
    { numRuns: 20000 },
  );
});

test.each(["", ".", "-", "+", "e5", "1e", "1e+", "1 2", "0x10", "Infinity", "NaN", "1e999", "1.2.3", "--1", "1,5", "1_000", "٣"])("%j is no number", (text) => {
  expect(read(text)).toBeNaN();
});

test.each([["1.234,5", 1234.5], ["1.234.567", 1234567], ["-12,25", -12.25], ["0,1e-3", 1e-4], ["1234,5", 1234.5]])("%j with a comma and groups by points", (text, value) => {
  expect(read(text, { decimal: 44, thousands: 46 })).toBe(value);
});

test.each(["1.23,4", "12.34.567", "1234.567", "1..234", ".234", "1.234,567.890"])("%j has no such groups", (text) => {
  expect(read(text, { decimal: 44, thousands: 46 })).toBeNaN();
});

test.each([["1\u00a0234\u00a0567", 1234567], ["-12\u00a0345,25", -12345.25], ["1\u00a02345", NaN], ["1\u00a7234", NaN], ["12345678901234567890\u00a0", NaN], ["12\u00a0345\u00a0678\u00a0901\u00a0234\u00a0567\u00a0890,5", Number("12345678901234567890.5")]])("%j with groups by no-break spaces", (text, value) => {
  expect(read(text, { decimal: 44, thousands: 0xc2, moreOfThousands: [0xa0] })).toBe(value);
});
