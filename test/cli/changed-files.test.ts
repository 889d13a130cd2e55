/** A file that changes while it is read is an error, not a mixture of two files. */
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { hashFiles, stampFiles } from "../../src/cli/report/files.ts";
import { fileSource } from "../../src/data/file.ts";
import { readExamples, readTable } from "../../src/data/model-data.ts";
import { Report } from "../../src/diagnostics/report.ts";
import { check } from "../../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-changed-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "rows.csv");
const other = join(folder, "other.csv");

/** More than is read at a time. */
const rowsOf = (first: number): string => `x,y\n${Array.from({ length: 200_000 }, (_, i) => `${first + i},${i % 7}\n`).join("")}`;
const [text, otherText] = [rowsOf(1_000_000), rowsOf(2_000_000)];
beforeEach(() => writeFileSync(path, text));

const [model] = check(`model M { input x: [1] dense(1) output y: [1] loss squaredError train { data: csv(${JSON.stringify(path)}) } }`).models;

const changes: readonly (readonly [string, () => void])[] = [
  ["grows", () => appendFileSync(path, "1,2\n")],
  ["shrinks", () => truncateSync(path, text.length / 2)],
  ["is written anew in the same size", () => writeFileSync(path, otherText)],
  ["is replaced by another of the same size", () => {
    writeFileSync(other, otherText);
    renameSync(other, path);
  }],
  ["is removed", () => rmSync(path)],
];

/** The message that reading the rows ends with, where the file has changed since it was opened. */
async function messageAfter(change: () => void): Promise<string> {
  if (model === undefined) throw new Error("the model does not compile");
  const report = new Report();
  const table = await readTable(model, [{ source: path }], { own: true }, report);
  change();
  await (table && readExamples(model, table, "examples", report));
  return report.diagnostics.map(({ message }) => message).join("\n");
}

const reason = /it was changed while it was read: run the command again when nothing writes to it|there is no such file/;

describe.each(changes)("a file that %s", (_name, change) => {
  test("between the look at its beginning and the reading of its rows is an error that names it", async () => {
    const message = await messageAfter(change);
    expect(message).toContain("rows.csv");
    expect(message).toMatch(reason);
  });

  test("between its reading and the hash of it for a report is an error that names it", async () => {
    const files = await stampFiles([{ path, what: "the data" }]);
    expect(await hashFiles(files)).toMatchObject([{ bytes: text.length }]);
    change();
    await expect(hashFiles(files)).rejects.toThrow(reason);
  });
});

test.each(changes.slice(0, 3))("a file that %s between two pieces ends in an error", async (_name, change) => {
  const pieces: number[] = [];
  const read = async (): Promise<void> => {
    for await (const piece of (await fileSource(path)).open()) {
      if (pieces.length === 0) change();
      pieces.push(piece.length);
    }
  };
  await expect(read()).rejects.toThrow(reason);
  expect(pieces.length).toBeGreaterThan(0);
});

test("a file that is replaced while it is read in pieces is the one that it was", async () => {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await fileSource(path)).open()) {
    if (pieces.length === 0) changes[3]?.[1]();
    pieces.push(piece);
  }
  expect(Buffer.concat(pieces).equals(Buffer.from(text))).toBe(true);
  expect(readFileSync(path, "utf8") === otherText).toBe(true);
});

test("slices of a file that changed between them are an error", async () => {
  const source = await fileSource(path);
  expect(await source.slice?.(0, 3)).toEqual(new Uint8Array(Buffer.from("x,y")));
  appendFileSync(path, "1,2\n");
  await expect(source.slice?.(4, 9)).rejects.toThrow(reason);
});

test("a compressed file that changed is not said to be damaged", async () => {
  writeFileSync(path, gzipSync(text));
  expect(await messageAfter(() => writeFileSync(path, gzipSync(otherText)))).toContain("it was changed while it was read");
});
