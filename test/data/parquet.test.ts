/** Parquet files that DuckDB wrote (`npm run oracle` has more of them), whole and damaged. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bytesOf } from "../../src/data/bytes.ts";
import { fileSource } from "../../src/data/file.ts";
import { parquetTable } from "../../src/data/columnar/parquet.ts";
import { notInstalled } from "../../src/data/columnar/package.ts";
import { readAll } from "./values.ts";

const path = (name: string): string => fileURLToPath(new URL(`files/${name}.parquet`, import.meta.url));
const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(path(name)));

const moment = "2024-02-29T12:30:00.000Z";
const kinds = { kind: { kind: "class", classes: ["k0", "k1"] } } as const;
const expected = {
  names: ["id", "size", "kind", "pair[0]", "pair[1]", "at.x", "moment", "gap"],
  rows: [[0, 0, 0, 0, 0, 0, moment, "<NaN>"], [1, "<>", 1, 1, 10, 1.5, moment, "<NaN>"], [2, 0.5, 0, 2, 20, 3, moment, "<NaN>"]],
};

test.each(["snappy", "zstd"])("%s: numbers, missing values, classes, lists, records and times", async (name) => {
  expect(await readAll(await fileSource(path(name)), kinds)).toEqual(expected);
  expect(await readAll(bytesOf("d", bytes(name)), kinds)).toEqual(expected);
});

test("only the bytes of the columns that are wanted are read", async () => {
  const source = await fileSource(path("snappy"));
  let count = 0;
  const { names, read } = await parquetTable({ ...source, slice: async (start, end) => {
    count += end - start;
    return source.slice?.(start, end) ?? new Uint8Array();
  } });
  const before = count;
  for await (const { columns } of read([names.indexOf("id")])) expect(columns).toHaveLength(1);
  expect(count - before).toBeLessThan(100);
});

describe("damaged files", () => {
  const lying = (): Uint8Array => {
    const changed = bytes("snappy");
    new DataView(changed.buffer).setUint32(changed.length - 8, 1e9, true);
    return changed;
  };
  test.each<[string, Uint8Array, string]>([
    ["cut off", bytes("snappy").slice(0, -100), "it is a Parquet file that is cut off"],
    ["a footer beyond the file", lying(), "it is a damaged Parquet file"],
    ["without its first bytes", new Uint8Array([...bytes("snappy").slice(0, 4), ...bytes("snappy").slice(100)]), "it is damaged: it says that its column `"],
    ["encrypted", bytes("encrypted"), "it is an encrypted Parquet file, which nnc does not read"],
  ])("%s", async (_name, damaged, message) => {
    await expect(readAll(bytesOf("d", damaged))).rejects.toThrow(message);
  });
});

test.each([
  ["Node", Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" })],
  ["webpack", Object.assign(new Error("Cannot find module 'hyparquet'"), { code: "MODULE_NOT_FOUND" })],
  ["Vite", new Error('Could not resolve "hyparquet" imported by "nnc". Is it installed?')],
  ["Chromium", new TypeError("Failed to resolve module specifier 'hyparquet'")],
  ["Firefox", new TypeError("The specifier “hyparquet” was a bare specifier, but was not remapped to anything.")],
  ["WebKit", new TypeError('Module name, "hyparquet" does not resolve to a valid URL.')],
])("a package that is not installed is named, where %s says so", (_who, missing) => {
  expect(notInstalled("hyparquet", "it is a Parquet file", missing).message).toBe("it is a Parquet file, which the package hyparquet reads: `npm install hyparquet` beside nnc");
});

test("a package that is installed and does not load says why", () => {
  expect(notInstalled("better-sqlite3", "it is an SQLite database", new Error("wrong ELF class")).message).toContain("(it is installed, and does not load: wrong ELF class)");
});
