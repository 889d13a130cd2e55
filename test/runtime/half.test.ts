import { describe, expect, test } from "vitest";
import { decodeHalves, encodeHalves, type HalfType } from "../../src/runtime/half.ts";
import { noise } from "../targets/typescript/support.ts";

const all = Uint16Array.from({ length: 65536 }, (_, i) => i);

/** By the definition of the formats. */
function valueOf(half: number, type: HalfType): number {
  const [digits, bias] = type === "F16" ? [10, 15] : [7, 127];
  const exponent = (half & 0x7fff) >> digits;
  const fraction = half & (2 ** digits - 1);
  const sign = half >> 15 === 0 ? 1 : -1;
  if (exponent === 2 * bias + 1) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction : fraction + 2 ** digits) * 2 ** (Math.max(exponent, 1) - bias - digits);
}

describe.each(["F16", "BF16"] as const)("%s", (type) => {
  const values = decodeHalves(all, type);

  test("decodes every number of 16 bits exactly", () => {
    expect(Array.from(values)).toEqual(Array.from(all, (half) => valueOf(half, type)));
  });

  test("encodes every value as the number it was decoded from", () => {
    const again = encodeHalves(values, type);
    const wrong = Array.from(all).filter((half) => (Number.isNaN(values[half]) ? !Number.isNaN(valueOf(again[half] ?? 0, type)) : again[half] !== half));
    expect(wrong).toEqual([]);
  });

  test("rounds between neighbours to the nearer one, and ties to the even one", () => {
    const last = all.findIndex((half) => valueOf(half, type) === Infinity) - 1;
    for (let half = 0; half < last; half++) {
      const [low, high] = [valueOf(half, type), valueOf(half + 1, type)];
      const middle = (low + high) / 2;
      const near = Number.EPSILON * middle;
      const even = half % 2 === 0 ? half : half + 1;
      const found = encodeHalves([middle, middle - near, middle + near, -middle], type);
      if (String(found) !== String([even, half, half + 1, 0x8000 | even])) expect([half, ...found]).toEqual([half, even, half, half + 1, 0x8000 | even]);
    }
  });

  test("rounds what is greater than the greatest number by half a unit or more to infinity", () => {
    const top = type === "F16" ? 65504 : 3.3895313892515355e38;
    const unit = type === "F16" ? 32 : 2 ** 120;
    const [infinity = 0, negative = 0, finite = 0] = encodeHalves([top + unit / 2, -1e308, (top + unit / 2) * (1 - Number.EPSILON)], type);
    expect([infinity, negative, finite].map((half) => valueOf(half, type))).toEqual([Infinity, -Infinity, top]);
  });
});

test("doubles are rounded once, not by way of float32", () => {
  // Half a unit of F16 above 1 and a little more: float32 rounds the little more away.
  expect(Array.from(encodeHalves([1 + 2 ** -11 + 2 ** -40, 1 + 2 ** -11], "F16"))).toEqual([0x3c01, 0x3c00]);
  const draw = noise(5);
  for (let i = 0; i < 1000; i++) {
    const value = draw() * 2 ** (Math.floor(22 * draw()) - 7);
    const [half = 0] = encodeHalves([value], "F16");
    const off = Math.abs(valueOf(half, "F16") - value);
    for (const other of [half - 1, half + 1]) expect(off).toBeLessThanOrEqual(Math.abs(valueOf(other, "F16") - value) || Infinity);
  }
});
