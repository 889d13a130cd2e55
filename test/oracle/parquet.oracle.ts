/** Parquet files that DuckDB wrote, read to the numbers that DuckDB reads from them, to the bit. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileSource } from "../../src/data/file.ts";
import { openRecords } from "../../src/data/open.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-parquet-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Database = Awaited<ReturnType<DuckDBInstance["connect"]>>;
const connected: { database?: Database } = {};
beforeAll(async () => {
  connected.database = await (await DuckDBInstance.create()).connect();
  await query("SELECT setseed(0.5)");
});

async function query(sql: string): Promise<Record<string, unknown>[]> {
  if (connected.database === undefined) throw new Error("no database");
  return (await connected.database.runAndReadAll(sql)).getRowObjects();
}

/** The columns by name, in the order of rows; a cell that gives no number is its text, or null where it is missing. */
async function read(file: string): Promise<Record<string, (number | string | null)[]>> {
  const records = await openRecords(await fileSource(file), {});
  const columns = records.first.map((name): [string, (number | string | null)[]] => [name, []]);
  for await (const { rows, numbers, lacks } of records.batches(columns.map((_, column) => ({ column, kind: { kind: "number" } })), false)) {
    const cells = new Map(lacks.map(({ row, read: column, cell, missing }) => [`${row} ${column}`, missing ? null : cell]));
    for (const [k, [, values]] of columns.entries()) {
      for (let row = 0; row < rows; row++) {
        const lack = cells.get(`${row} ${k}`);
        values.push(lack === undefined ? (numbers[k]?.[row] ?? NaN) : lack);
      }
    }
  }
  return Object.fromEntries(columns);
}

const types = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "FLOAT", "DOUBLE", "DECIMAL(4, 1)", "DECIMAL(9, 2)", "DECIMAL(18, 6)", "DECIMAL(15, 3)"];
const layouts = ["COMPRESSION uncompressed", "COMPRESSION snappy", "COMPRESSION gzip", "COMPRESSION zstd", "COMPRESSION brotli", "COMPRESSION lz4_raw", "COMPRESSION snappy, ROW_GROUP_SIZE 2048", "COMPRESSION zstd, PARQUET_VERSION v2"];

describe.each(layouts)("%s", (layout) => {
  test.each(types)("%s", async (type) => {
    const file = join(folder, `${layout}-${type}.parquet`.replace(/[^\w.]/g, "_"));
    const value = type.startsWith("U") ? "random() * 100" : type === "FLOAT" || type === "DOUBLE" ? "(random() - 0.5) * pow(10, (i % 40) - 20)" : "(random() - 0.5) * 200";
    await query(`COPY (SELECT CAST(${value} AS ${type}) AS a, CASE WHEN random() < 0.1 THEN NULL ELSE CAST(${value} AS ${type}) END AS b, CAST(i % 7 AS ${type}) AS c FROM range(5000) t(i)) TO '${file}' (FORMAT parquet, ${layout})`);
    const rows = await query(`SELECT CAST(a AS DOUBLE) AS a, CAST(b AS DOUBLE) AS b, CAST(c AS DOUBLE) AS c FROM '${file}'`);
    expect(await read(file)).toEqual({ a: rows.map(({ a }) => a), b: rows.map(({ b }) => b), c: rows.map(({ c }) => c) });
  });
});

test("the largest integers", async () => {
  const file = join(folder, "large.parquet");
  await query(`COPY (SELECT unnest([9223372036854775807, -9223372036854775808, 9007199254740993]) AS a, unnest([18446744073709551615::UBIGINT, 9223372036854775809::UBIGINT, 3::UBIGINT]) AS b) TO '${file}' (FORMAT parquet)`);
  expect(await read(file)).toEqual({ a: [2 ** 63, -(2 ** 63), 9007199254740992], b: [2 ** 64, 2 ** 63, 3] });
});

test("lists, arrays, records and maps", async () => {
  const file = join(folder, "nested.parquet");
  await query(`COPY (SELECT [i, i + 1] AS list, [[i], [2 * i]] AS lists, array_value(i::FLOAT, 0.5::FLOAT) AS fixed, {x: i, y: {z: [1.5, i]}} AS at, CASE WHEN i % 3 = 0 THEN NULL ELSE [i, NULL, 3] END AS gaps FROM range(5000) t(i)) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
  const i = Array.from({ length: 5000 }, (_, k) => k);
  const ones = i.map(() => 1.5);
  const gap = (value: (k: number) => number | null): (number | null)[] => i.map((k) => (k % 3 === 0 ? null : value(k)));
  expect(await read(file)).toEqual({
    "list[0]": i, "list[1]": i.map((k) => k + 1), "lists[0][0]": i, "lists[1][0]": i.map((k) => 2 * k), "fixed[0]": i, "fixed[1]": i.map(() => 0.5),
    "at.x": i, "at.y.z[0]": ones, "at.y.z[1]": i, "gaps[0]": gap((k) => k), "gaps[1]": gap(() => null), "gaps[2]": gap(() => 3),
  });
});

test("what is no number is its text", async () => {
  const file = join(folder, "texts.parquet");
  await query(`COPY (SELECT 'é💧' AS text, '1.5' AS number, true AS truth, DATE '2024-02-29' AS day, TIMESTAMP '2024-02-29 12:30:00.25' AS moment, TIMESTAMP_NS '2024-02-29 12:30:00.25' AS nano, TIMESTAMPTZ '2024-02-29 12:30:00+00' AS zoned, TIME '12:30:01' AS clock, 'abc'::BLOB AS bytes, '\\xFF\\x00'::BLOB AS blob, '{"a": 1}'::JSON AS json, 'b'::ENUM('a', 'b') AS kind, UUID '00000000-0000-0000-0000-00000000000a' AS uuid, 'NaN'::DOUBLE AS nan) TO '${file}' (FORMAT parquet)`);
  expect(await read(file)).toEqual({
    text: ["é💧"], number: [1.5], truth: ["true"], day: ["2024-02-29"], moment: ["2024-02-29T12:30:00.250Z"], nano: ["2024-02-29T12:30:00.250Z"], zoned: ["2024-02-29T12:30:00.000Z"], clock: ["12:30:01.000"],
    bytes: ["abc"], blob: ["2 bytes"], json: ['{"a": 1}'], kind: ["b"], uuid: ["00000000-0000-0000-0000-00000000000a"], nan: [null],
  });
});

test("intervals beside what is read", async () => {
  const file = join(folder, "interval.parquet");
  await query(`COPY (SELECT INTERVAL 3 DAYS AS span, 1.5::DOUBLE AS x, [INTERVAL 3 DAYS] AS spans) TO '${file}' (FORMAT parquet)`);
  const records = await openRecords(await fileSource(file), {});
  expect(records.first).toEqual(["span", "x", "spans"]);
  for await (const { numbers } of records.batches([{ column: 1, kind: { kind: "number" } }], false)) expect(numbers[0]).toEqual(Float64Array.of(1.5));
  await expect(read(file)).rejects.toThrow("interval not supported");
});

test("encrypted", async () => {
  const file = join(folder, "encrypted.parquet");
  await query("SET force_mbedtls_unsafe = 'true'");
  await query("PRAGMA add_parquet_key('k', '0123456789112345')");
  await query(`COPY (SELECT 1 AS x) TO '${file}' (FORMAT parquet, ENCRYPTION_CONFIG {footer_key: 'k'})`);
  await expect(read(file)).rejects.toThrow("encrypted");
});
