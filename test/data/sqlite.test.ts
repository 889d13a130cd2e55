/** SQLite databases (files/make.py wrote them), whole and damaged. Node 20 has no SQLite: there only the header is read. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { bytesOf } from "../../src/data/bytes.ts";
import { fileSource } from "../../src/data/file.ts";
import { openRecords } from "../../src/data/open.ts";
import { type Read, readAll } from "./values.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-sqlite-"));
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => fileURLToPath(new URL(`files/${name}`, import.meta.url));
const readFile = async (name: string, table?: string): Promise<Read> => readAll(await fileSource(path(name)), {}, table === undefined ? {} : { table });
const hasSqlite = process.getBuiltinModule("node:sqlite") !== undefined;

describe.skipIf(!hasSqlite)("with SQLite", () => {
  test("the only table, generated columns and numbers beyond 2⁵³, too", async () => {
    expect(await readFile("one.db")).toEqual({
      names: ["id", "a", "the kind", "large", "gap", "twice"],
      rows: Array.from({ length: 300 }, (_, i) => [i, 0 - i / 4, i % 3 === 0 ? "low" : "high", 2 ** 53, i % 2 === 0 ? "<>" : i, 0 - i / 2]),
    });
  });

  test("rows are in the order of the table, where an index has the only column that is read", async () => {
    const { batches } = await openRecords(await fileSource(path("one.db")), {});
    const read: number[] = [];
    for await (const { numbers } of batches([{ column: 1, kind: { kind: "number" } }], false)) read.push(...(numbers[0] ?? []));
    expect(read).toEqual(Array.from({ length: 300 }, (_, i) => 0 - i / 4));
  });

  test("a table or a view is named", async () => {
    expect(await readFile("several.db", "flowers")).toEqual({ names: ["width", "kind"], rows: [[1.5, "rose"], ["2,5", "<>"], [3, "2 bytes"]] });
    expect(await readFile("several.db", 'a "table"')).toEqual({ names: ["x", "y"], rows: [[1, 10], [2, 20]] });
    expect((await readFile("several.db", "wide")).rows).toEqual([["2,5"], [3], [1.5]]);
  });

  test("a table that is not named, or is not there", async () => {
    await expect(readFile("several.db")).rejects.toThrow('it has several tables, `Flowers`, `a "table"`, `wide`: name one, as in `file("…", table: "Flowers")`');
    await expect(readFile("one.db", "flowers")).rejects.toThrow("it has no table `flowers`, and has `measures`");
  });

  test("any page may be damaged: rows come, or SQLite says what is wrong", async () => {
    const whole = readFileSync(path("one.db"));
    const outcomes = new Set<boolean>();
    for (let page = 512; page < whole.length; page += 512) {
      const damaged = Uint8Array.from(whole);
      damaged.fill(0xa5, page, page + 300);
      const read = readAll(await written(damaged));
      await read.then(() => outcomes.add(true), (cause: unknown) => {
        outcomes.add(false);
        expect(String(cause)).toContain("SQLite does not read it: database disk image is malformed");
      });
    }
    // Pages of the index are not read.
    expect(outcomes).toEqual(new Set([false, true]));
  });
});

test.skipIf(hasSqlite)("where Node has no SQLite, its package is named", async () => {
  await expect(readFile("one.db")).rejects.toThrow(/^it is an SQLite database \(Node reads it itself from 22\.13 on, and this is [\d.]+\), which the package better-sqlite3@12 reads: `npm install better-sqlite3@12` beside nnc/);
});

describe("damaged", () => {
  const whole = Uint8Array.from(readFileSync(path("one.db")));
  const pageOf = (size: number): Uint8Array => {
    const changed = whole.slice();
    new DataView(changed.buffer).setUint16(16, size);
    return changed;
  };
  test.each<[string, Uint8Array, string]>([
    ["cut off after a page", whole.slice(0, 1024), "it is an SQLite database that is cut off: it says that it has 36 pages of 512 bytes, and the file has 1024 bytes"],
    ["cut off in a page, by a byte", whole.slice(0, -1), "it is an SQLite database that is cut off: it says that it has 36 pages of 512 bytes, and the file has 18431 bytes"],
    ["cut off in its header", whole.slice(0, 60), "it is an SQLite database that is cut off: it has 60 bytes"],
    ["longer by half a page", new Uint8Array([...whole, ...whole.slice(0, 256)]), "it is an SQLite database that is cut off: it has 18688 bytes, which is no multiple of its pages of 512"],
    ["pages of another size", pageOf(777), "it is a damaged SQLite database: it says that its pages have 777 bytes"],
  ])("%s", async (_name, damaged, message) => {
    await expect(readAll(await written(damaged))).rejects.toThrow(message);
  });

  test("compressed, or from standard input", async () => {
    const message = "it is an SQLite database, which nnc reads from a file on a disk alone, uncompressed";
    await expect(readAll(await written(new Uint8Array(gzipSync(whole))))).rejects.toThrow(message);
    await expect(readAll(bytesOf("standard input", whole))).rejects.toThrow(message);
  });
});

let count = 0;
async function written(bytes: Uint8Array): ReturnType<typeof fileSource> {
  const file = join(folder, `${count++}.db`);
  writeFileSync(file, bytes);
  return fileSource(file);
}
