/** PNG and JPEG, as Pillow and NumPy read them (test/oracle/pictures.py), and files that are damaged. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type PictureUse, pictureNumbers } from "../../src/data/images/table.ts";
import { png } from "./png.ts";

interface Goldens {
  readonly cases: readonly { readonly name: string; readonly file: string; readonly tolerance: number; readonly rgba: readonly number[] }[];
  readonly conversions: { readonly file: string; readonly grey: readonly number[]; readonly sizes: readonly { readonly width: number; readonly height: number; readonly rgb: readonly number[] }[] };
}

const { cases, conversions } = JSON.parse(readFileSync("test/oracle/goldens/pictures.json", "utf8")) as Goldens;
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

const use = (width: number, height: number, channels: number, resize = false): PictureUse => ({ input: "image", column: "image", label: "kind", width, height, channels, resize });

/** The greatest difference of two lists. */
function difference(found: ArrayLike<number>, expected: readonly number[]): number {
  expect(found).toHaveLength(expected.length);
  return expected.reduce((most, value, k) => Math.max(most, Math.abs(value - (found[k] ?? NaN))), 0);
}

test.each(cases)("$name", async ({ name, file, tolerance, rgba }) => {
  const [width, height] = name.startsWith("PNG") ? [9, 7] : [20, 16];
  const found = await pictureNumbers(bytesOf(file), name, use(width, height, 4));
  expect(difference(found, rgba)).toBeLessThanOrEqual(tolerance);
  const rgb = await pictureNumbers(bytesOf(file), name, use(width, height, 3));
  expect(difference(rgb, rgba.filter((_, k) => k % 4 !== 3))).toBeLessThanOrEqual(tolerance);
});

test("colours become grey by their luma, to the half that Pillow rounds", async () => {
  expect(difference(await pictureNumbers(bytesOf(conversions.file), "a.png", use(16, 12, 1)), conversions.grey)).toBeLessThanOrEqual(0.51);
});

test.each(conversions.sizes)("resized to $width × $height, to the rounding of Pillow", async ({ width, height, rgb }) => {
  expect(difference(await pictureNumbers(bytesOf(conversions.file), "a.png", use(width, height, 3, true)), rgb)).toBeLessThanOrEqual(1.01);
});

const [grey = new Uint8Array()] = cases.filter(({ name }) => name === "PNG kind 0, 8 bits").map(({ file }) => bytesOf(file));
const [jpeg = new Uint8Array()] = cases.filter(({ name }) => name.startsWith("JPEG RGB")).map(({ file }) => bytesOf(file));

describe("a file at fault is named", () => {
  const pixels = Buffer.concat(Array.from({ length: 7 }, () => Buffer.alloc(10)));
  test.each<[string, Uint8Array, RegExp, PictureUse?]>([
    ["cut off in its data", grey.subarray(0, 60), /^a\.png: it is a PNG image that is cut off$/],
    ["cut off in its header", grey.subarray(0, 20), /^a\.png: it is a PNG image that is cut off$/],
    ["one bit is wrong", grey.with(70, (grey[70] ?? 0) ^ 4), /^a\.png: it is a damaged PNG image: the checksum of its part \w+ is wrong$/],
    ["a text", new TextEncoder().encode("no picture"), /^a\.png: it is no PNG or JPEG image$/],
    ["a GIF", new TextEncoder().encode("GIF89a"), /^a\.png: it is a GIF image, and nnc reads pictures of PNG and JPEG$/],
    ["another size", grey, /^a\.png: it has 9 × 7 pixels \(width × height\), and `image` takes 8 × 7: write `images\("…", resize: true\)` to resize pictures$/, use(8, 7, 1)],
    ["a declared size beyond the limit", png(60000, 60000, pixels), /^a\.png: it says that it has 60000 × 60000 pixels, and nnc reads pictures of at most 50 million$/, use(9, 7, 1, true)],
    ["fewer pixels than declared", png(9, 70, pixels), /^a\.png: it is a PNG image that is cut off$/, use(9, 70, 1)],
    ["more pixels than declared", png(9, 7, Buffer.alloc(200_000_000)), /^a\.png: it is a damaged PNG image: it has more pixels than its header says$/],
    ["a JPEG that is cut off", jpeg.subarray(0, jpeg.length - 100), /^a\.png: it is a damaged JPEG image, or one that jpeg-js does not read: /, use(20, 16, 3)],
    ["a JPEG that ends in its header", jpeg.subarray(0, 100), /^a\.png: it is a JPEG image that is cut off$/],
  ])("%s", async (_name, bytes, message, used = use(9, 7, 1)) => {
    const began = process.cpuUsage();
    await expect(pictureNumbers(bytes, "a.png", used)).rejects.toThrow(message);
    expect(process.cpuUsage(began).user).toBeLessThan(1e6);
  });
});
