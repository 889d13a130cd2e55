/** The goldens of the corpus are those of the libraries that are here: pandas, NumPy, Pillow and SQLite of Debian's Python, and DuckDB for Parquet. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rolldown } from "rolldown";
import { broken } from "../data/corpus/broken.ts";
import { pathOf } from "../data/corpus/read.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-corpus-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Golden {
  readonly file: string;
  readonly columns: Readonly<Record<string, "number" | readonly string[] | { readonly size: number }>>;
  readonly count: number;
  readonly arrays: Readonly<Record<string, readonly number[]>>;
}

function goldens(path: string): readonly Golden[] {
  return JSON.parse(readFileSync(path, "utf8")) as readonly Golden[];
}

test("Debian's Python reads the same numbers", () => {
  const file = join(folder, "good.json");
  execFileSync("/usr/bin/python3", [pathOf("good.py"), file]);
  expect(goldens(file)).toEqual(goldens(pathOf("good.json")));
});

test.each(goldens(pathOf("columnar.json")).filter(({ file }) => file.endsWith(".parquet")).map((golden) => [golden.file, golden] as const))("DuckDB reads the same numbers from %s", async (file, { columns, arrays }) => {
  const database = await (await DuckDBInstance.create()).connect();
  const names = Object.entries(columns);
  const cells = names.map(([name, kind], k) => {
    const column = `"${name}"`;
    if (typeof kind === "object" && "size" in kind) return `${column}::DOUBLE[] AS c${k}`;
    return `${kind === "number" ? `${column}::DOUBLE` : `list_position([${kind.map((label) => `'${label}'`).join(", ")}], ${column}::VARCHAR) - 1`} AS c${k}`;
  });
  const complete = names.map(([name, kind]) => `"${name}" IS NOT NULL${kind === "number" ? ` AND NOT isnan("${name}"::DOUBLE)` : ""}`).join(" AND ");
  const rows = (await database.runAndReadAll(`SELECT ${cells.join(", ")} FROM '${pathOf(`good/${file}`)}' WHERE ${complete}`)).getRowsJS();
  const found = Object.fromEntries(names.map(([name], k) => [name, rows.flatMap((row) => row[k]).map(Number)]));
  expect(found).toEqual(arrays);
});

describe("broken files, a process for each format", () => {
  /** Beside node_modules, where the packages that read formats are. */
  const built = mkdtempSync(join(process.cwd(), ".compiled-corpus-"));
  beforeAll(async () => {
    const bundle = await rolldown({ input: "test/data/corpus/measure.ts", platform: "node", external: /^(?:node:)?[@\w][^:]*$/, logLevel: "silent" });
    await bundle.write({ dir: built, format: "esm", entryFileNames: "measure.mjs" });
    await bundle.close();
  });
  afterAll(() => rmSync(built, { recursive: true }));

  test.each([...new Set(broken.map(({ file }) => file.split("/")[0] ?? ""))])("%s: each takes less than a second, and all of them less than 512 MB", (format) => {
    const { times, memory } = JSON.parse(execFileSync(process.execPath, [join(built, "measure.mjs"), format], { encoding: "utf8" })) as { readonly times: Readonly<Record<string, number>>; readonly memory: number };
    expect(Object.keys(times).length).toBeGreaterThan(0);
    expect(Object.entries(times).filter(([, time]) => time >= 1000)).toEqual([]);
    expect(memory).toBeLessThan(512);
  });
});
