/** Files as people have them, in every format: read to the numbers that pandas, NumPy, Pillow and SQLite find (good.json, which good.py wrote), and of Parquet and Arrow those of another library (columnar.json). */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Entry, pathOf, readEntry } from "./read.ts";

interface Golden extends Entry {
  readonly count: number;
  readonly dropped: number;
  readonly arrays: Readonly<Record<string, readonly number[]>>;
  readonly tolerance?: number;
}

const goldens = ["good.json", "columnar.json"].flatMap((file) => JSON.parse(readFileSync(pathOf(file), "utf8")) as readonly Golden[]);
const hasSqlite = process.getBuiltinModule("node:sqlite") !== undefined;

test("there are 125 files or more, each named once", () => {
  expect(goldens.length).toBeGreaterThanOrEqual(125);
  expect(new Set(goldens.map(({ file }) => file)).size).toBe(goldens.length);
});

describe.each(goldens.map((golden) => [golden.file, golden] as const))("%s", (file, golden) => {
  test.skipIf(file.startsWith("sqlite/") && !hasSqlite)("has the same numbers", async () => {
    const { count, arrays } = await readEntry("good", golden);
    expect(count).toBe(golden.count);
    // pandas knows no negative zero of whole numbers.
    if (golden.tolerance === undefined || golden.tolerance === 0) {
      expect(plain(arrays)).toEqual(plain(golden.arrays));
      return;
    }
    for (const [name, numbers] of Object.entries(golden.arrays)) {
      const differences = numbers.map((number, k) => Math.abs(number - (arrays[name]?.[k] ?? NaN)));
      expect(Math.max(...differences)).toBeLessThanOrEqual(golden.tolerance);
    }
  });
});

/** Without negative zeros. */
function plain(arrays: Golden["arrays"]): Golden["arrays"] {
  return Object.fromEntries(Object.entries(arrays).map(([name, numbers]) => [name, numbers.map((number) => number + 0)]));
}
