/** Runs and packed bits of Parquet, of every width. */
import { expect, test } from "vitest";
import { decodeHybrid } from "../../src/data/columnar/hybrid.ts";
import { uniform } from "../../src/runtime/random.ts";

const widths = Array.from({ length: 32 }, (_, k) => k + 1);
const drawn = (width: number, count: number): bigint[] => Array.from({ length: count }, (_, k) => BigInt(Math.floor(uniform(3, k, width, 0) * Number(1n << BigInt(width)))));

function bytesOf(value: bigint, length: number): number[] {
  return Array.from({ length }, (_, k) => Number((value >> BigInt(8 * k)) & 255n));
}

test.each(widths)("%i bits: 16 packed numbers, then a run of 3, of which 18 are wanted", (width) => {
  const packed = drawn(width, 16);
  const [first = 0n] = packed;
  const bits = packed.reduce((all, value, k) => all | (value << BigInt(k * width)), 0n);
  const bytes = Uint8Array.from([5, ...bytesOf(bits, 2 * width), 6, ...bytesOf(first, (width + 7) >> 3)]);
  const into = new Int32Array(18);
  expect(decodeHybrid(bytes, 0, width, into)).toBe(bytes.length);
  expect(Array.from(into)).toEqual([...packed, first, first].map((value) => Number(BigInt.asIntN(32, value))));
  for (let length = 0; length < bytes.length; length++) expect(decodeHybrid(bytes.subarray(0, length), 0, width, into)).toBeUndefined();
});

test("a run of a value that has more bits, and a run of nothing", () => {
  expect(decodeHybrid(Uint8Array.of(6, 2), 0, 1, new Uint8Array(3))).toBeUndefined();
  expect(decodeHybrid(Uint8Array.of(0, 0, 0, 0), 0, 1, new Uint8Array(3))).toBeUndefined();
  expect(decodeHybrid(Uint8Array.of(6, 2), 0, 33, new Uint8Array(3))).toBeUndefined();
});
