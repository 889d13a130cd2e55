/** Files that are damaged, or are not what a model takes: each is answered by an error that says what is wrong and where, within a second of CPU time. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { DataError } from "../../../src/data/api/node.ts";
import { cpuTime } from "../../support/cpu-time.ts";
import { broken } from "./broken.ts";
import { type Entry, pathOf, readEntry } from "./read.ts";

const hasSqlite = process.getBuiltinModule("node:sqlite") !== undefined;

/** Errors that only SQLite finds. */
const needsSqlite = (file: string): boolean => file.startsWith("sqlite/") && !/truncated|header-only|page-size|packed/.test(file);

interface Answer {
  readonly text: string;
  readonly time: number;
}

async function answerOf(entry: Entry): Promise<Answer> {
  const before = cpuTime();
  const found = await readEntry("broken", entry).then(({ count }) => `read, ${count} examples`, (cause: unknown) => textOf(cause));
  // What the engine says of JSON and gzip differs from version to version.
  return { text: found.replaceAll(pathOf("broken/"), "").replace(/(is no JSON|by gzip is damaged): .*/s, "$1: …"), time: cpuTime() - before };
}

function textOf(cause: unknown): string {
  if (!(cause instanceof DataError)) return `thrown: ${String(cause)}`;
  return cause.faults.map(({ message, code = "cannot be read", file, row, column, value }) => {
    const place = [...(file === undefined ? [] : [file]), ...(row === undefined ? [] : [`row ${row}`]), ...(column === undefined ? [] : [`column ${column}`]), ...(value === undefined ? [] : [`value ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`])];
    return `${code}${place.length === 0 ? "" : ` (${place.join(", ")})`}: ${message}`;
  }).join("; ");
}

test("each file is in the table", () => {
  const files = readdirSync(pathOf("broken"), { withFileTypes: true }).flatMap(({ name }) => readdirSync(pathOf(`broken/${name}`)).map((file) => `${name}/${file}`));
  expect(broken.map(({ file }) => file).toSorted()).toEqual(files.filter((file) => !/-labels-idx1/.test(file)).toSorted());
  expect(broken.length).toBeGreaterThanOrEqual(125);
});

async function answers(entries: readonly Entry[]): Promise<string> {
  const lines: string[] = [];
  for (const entry of entries) {
    const { text, time } = await answerOf(entry);
    expect(text, entry.file).not.toMatch(/^(?:read|thrown)/);
    // The first of a format loads its reader, too.
    expect(time, entry.file).toBeLessThan(1000);
    lines.push(`${entry.file}: ${text}`);
  }
  return `${lines.join("\n")}\n`;
}

test("each is answered by its line of broken.txt, in time", async () => {
  await expect(await answers(broken.filter(({ file }) => !needsSqlite(file)))).toMatchFileSnapshot("broken.txt");
});

test.skipIf(!hasSqlite)("databases that SQLite opens are answered by their line of broken-sqlite.txt", async () => {
  await expect(await answers(broken.filter(({ file }) => needsSqlite(file)))).toMatchFileSnapshot("broken-sqlite.txt");
});
