/** Reads files of values whole, as tests compare them. */
import { expect } from "vitest";
import type { ByteSource } from "../../src/data/bytes.ts";
import { type FormatOptions, openRecords } from "../../src/data/open.ts";
import type { CellKind } from "../../src/data/records.ts";

export interface Read {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}

/** All rows of a file: numbers, or the texts of cells that are none, in angle brackets where they are missing. */
export async function readAll(source: ByteSource, kinds: Readonly<Record<string, CellKind>> = {}, options: FormatOptions = {}): Promise<Read> {
  const records = await openRecords(source, options);
  expect(records.named).toBe(true);
  const rows: (number | string)[][] = [];
  for await (const batch of records.batches(records.first.map((column, k) => ({ column: k, kind: kinds[column] ?? { kind: "number" } })), false)) {
    for (let row = 0; row < batch.rows; row++) {
      const lacks = new Map(batch.lacks.filter((lack) => lack.row === row).map((lack) => [lack.read, lack.missing ? `<${lack.cell}>` : lack.cell]));
      rows.push(records.first.map((_, k) => lacks.get(k) ?? batch.numbers[k]?.[row] ?? NaN));
      expect(batch.lineOf(row)).toBe(rows.length);
    }
  }
  return { names: records.first, rows };
}
