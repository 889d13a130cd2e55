/** Files that NumPy and pandas wrote, read to the same numbers, to the bit. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { DialectOptions } from "../../src/data/csv/dialect.ts";
import { fileSource } from "../../src/data/file.ts";
import { openRecords } from "../../src/data/open.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-data-"));
afterAll(() => rmSync(folder, { recursive: true }));
execFileSync("/usr/bin/python3", [fileURLToPath(new URL("data.py", import.meta.url)), folder]);

interface Case {
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  readonly options: DialectOptions;
}

const cases = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8")) as readonly Case[];

test("there are files of every kind", () => {
  for (const kind of ["npy", "npz", "csv", "json"]) expect(cases.filter(({ name }) => name.startsWith(kind)).length).toBeGreaterThan(1);
});

test.each(cases.map((each) => [each.file, each] as const))("%s", async (_file, { name, file, rows, columns, options }) => {
  const expected = new Float64Array(Uint8Array.from(readFileSync(join(folder, `${name}.f64`))).buffer);
  const records = await openRecords(await fileSource(join(folder, file)), options);
  const found = new Float64Array(rows * columns);
  let row = 0;
  for await (const batch of records.batches(Array.from({ length: columns }, (_, column) => ({ column, kind: { kind: "number" } })), !records.named)) {
    expect(batch.ragged).toEqual([]);
    expect(batch.lacks.filter((lack) => !lack.missing)).toEqual([]);
    for (let k = 0; k < batch.rows; k++, row++) batch.numbers.forEach((column, c) => (found[row * columns + c] = column[k] ?? NaN));
  }
  expect(row).toBe(rows);
  expect(found).toEqual(expected);
});
