/** Parquet files of many pages, which pyarrow and fastparquet wrote (files/make_parquet.py): pages of both versions, with and without dictionaries, checksums and missing values. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bytesOf } from "../../src/data/bytes.ts";
import { fileSource } from "../../src/data/file.ts";
import { readAll } from "./values.ts";

const path = (name: string): string => fileURLToPath(new URL(`files/${name}.parquet`, import.meta.url));

const kinds = { kind: { kind: "class", classes: ["low", "high"] }, "truth": { kind: "class", classes: [0, 1] } } as const;
const rows = Array.from({ length: 1000 }, (_, i) => i);
const noon = Date.parse("2024-02-29T12:30:00Z");
const gap = <T>(i: number, every: number, value: T): T | string => (i % every === every - 1 ? "<>" : value);

const expected = rows.map((i) => [
  i - 500, gap(i, 3, i), 2 ** 32 - 1 - i,
  -i * 2 ** 40 + 0, Number(2n ** 53n + 1n + BigInt(i)), gap(i, 4, Number(2n ** 64n - 1n - BigInt(i))),
  gap(i, 5, i / 4), i % 10 === 0 ? "<NaN>" : i / 8, gap(i, 7, (i % 7) / 2),
  i % 3 === 0 ? 1 : 0, gap(i, 6, String(i % 2 === 0)),
  i % 3 === 0 ? 1 : 0, gap(i, 8, `é${i}`), gap(i, 9, i * 25),
  new Date(Date.UTC(2024, 1, 29 + (i % 5))).toISOString().slice(0, 10), gap(i, 2, new Date(noon + 1000 * i).toISOString()), "<>",
]);

test.each(["pages", "checked", "raw"])("%s: every type, with missing values, in pages that end at different rows", async (name) => {
  const { names, rows: found } = await readAll(await fileSource(path(name)), kinds);
  expect(names).toEqual(["i32", "i32 gaps", "u32", "i64", "large", "u64 gaps", "f32 gaps", "f64", "few", "truth", "truth gaps", "kind", "text gaps", "price", "day", "moment gaps", "none"]);
  expect(found.map((row) => row.map((cell) => (cell === 0 ? 0 : cell)))).toEqual(expected);
});

test("of fastparquet, which writes a dictionary of classes", async () => {
  const { names, rows: found } = await readAll(await fileSource(path("fast")), kinds);
  expect(names).toEqual(["i", "x", "gaps", "kind", "text"]);
  expect(found).toEqual(rows.map((i) => [i - 500, i / 8, gap(i, 3, i), i % 3 === 0 ? 1 : 0, `é${i % 50}`]));
});

test("a page that is not what its checksum says", async () => {
  const bytes = new Uint8Array(readFileSync(path("checked")));
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  await expect(readAll(bytesOf("d", bytes))).rejects.toThrow("it is damaged: in its column `i32` the checksum of a page is another");
});
