/** Files that are compressed, in other encodings, or no text at all. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bytesOf } from "../../src/data/bytes.ts";
import { type FormatOptions, openRecords } from "../../src/data/open.ts";

const text = "größe,art\n1.5,weiß\n2,rot\n";

async function first(bytes: Uint8Array, options: FormatOptions = {}): Promise<readonly [readonly string[], readonly number[]]> {
  const records = await openRecords(bytesOf("d", bytes), options);
  const numbers: number[] = [];
  for await (const batch of records.batches([{ column: 0, kind: { kind: "number" } }, { column: 1, kind: { kind: "class", classes: ["rot", "weiß"] } }], true)) {
    for (let row = 0; row < batch.rows; row++) numbers.push(batch.numbers[0]?.[row] ?? NaN, batch.numbers[1]?.[row] ?? NaN);
  }
  return [records.first, numbers];
}

const utf16 = (bigEndian: boolean): Uint8Array => {
  const buffer = Buffer.from(`\uFEFF${text}`, "utf16le");
  return new Uint8Array(bigEndian ? buffer.swap16() : buffer);
};

test.each<[string, Uint8Array, FormatOptions]>([
  ["UTF-8", Buffer.from(text), {}],
  ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`), {}],
  ["UTF-16, little-endian", utf16(false), {}],
  ["UTF-16, big-endian", utf16(true), {}],
  ["Latin-1, which the caller names", Buffer.from(text, "latin1"), { encoding: "latin1" }],
  ["gzip", gzipSync(text), {}],
  ["gzip twice", gzipSync(gzipSync(text)), {}],
  ["two files of gzip one after the other", Buffer.concat([gzipSync(text.slice(0, 10)), gzipSync(text.slice(10))]), {}],
])("%s", async (_name, bytes, options) => {
  expect(await first(new Uint8Array(bytes), options)).toEqual([["größe", "art"], [1.5, 1, 2, 0]]);
});

test("a gzip file that is cut off", async () => {
  const bytes = gzipSync(text);
  await expect(first(new Uint8Array(bytes.subarray(0, bytes.length - 12)))).rejects.toThrow("its compression by gzip is damaged");
});

test("a text in another encoding that nobody names", async () => {
  await expect(first(new Uint8Array(Buffer.from(text, "latin1")))).rejects.toThrow('name its encoding, as in `csv("…", encoding: "latin1")`');
});

test.each([
  ["SQLite format 3\0", "an SQLite database"],
  ["%PDF-1.4", "a PDF document"],
  ["\x89PNG\r\n\x1a\n", "a PNG image"],
  ["a,b\n\0\0", "a binary file of an unknown format"],
])("%j is not read as text", async (beginning, called) => {
  await expect(first(Uint8Array.from(beginning, (c) => c.charCodeAt(0)))).rejects.toThrow(`it is ${called}`);
});
