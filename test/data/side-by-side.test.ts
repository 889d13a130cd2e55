/** Columns of the same rows in several files. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { modelFiles } from "../../src/data/locate-files.ts";
import { checkColumns, readExamples, readTable } from "../../src/data/model-data.ts";
import { Report } from "../../src/diagnostics/report.ts";
import { check } from "../../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-beside-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, name), bytes);

/** An IDX file of bytes. */
const idx = (shape: readonly number[], values: readonly number[]): Uint8Array => Uint8Array.of(0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, size >> 8, size & 255]), ...values);

const rows = 700;
write("images.gz", gzipSync(idx([rows, 2, 2], Array.from({ length: 4 * rows }, (_, k) => k % 251))));
write("images-1", idx([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]));
write("images-2", idx([1, 2, 2], [9, 10, 11, 12]));
write("labels.gz", gzipSync(idx([rows], Array.from({ length: rows }, (_, k) => k % 3))));
write("labels-3", idx([3], [2, 0, 1]));
write("labels-2", idx([2], [2, 0]));
write("labels-bad", idx([3], [2, 7, 1]));
write("labels.csv", `kind,weight\n${Array.from({ length: rows }, (_, k) => `${k % 3},${k}`).join("\n")}\n`);
write("plain.csv", "2\n0\n1\n");

async function read(data: string, output = "label"): Promise<{ readonly image: readonly number[]; readonly label: readonly number[]; readonly messages: readonly string[] }> {
  const { models: [model], diagnostics } = check(`model M { input image: [2, 2] flatten dense(3) softmax output ${output}: oneHot(0..2) loss crossEntropy train { data: ${data} } }`);
  if (model === undefined) return { image: [], label: [], messages: diagnostics.map(({ message }) => message) };
  const [checked, report] = [new Report(), new Report()];
  const files = await modelFiles(model, join(folder, "m.nn"));
  await checkColumns(model, files, checked);
  const table = await readTable(model, files, { own: true }, report);
  const found = table && (await readExamples(model, table, "examples", report));
  const said = (r: Report): readonly string[] => r.diagnostics.map(({ message }) => message.replaceAll(/[^\s(`]*nnc-beside-\w+\//g, ""));
  // What is at fault is found by `nnc check`, too.
  expect(said(checked)).toEqual(said(report));
  return { image: [...(found?.arrays.get("image") ?? [])], label: [...(found?.arrays.get(output) ?? [])], messages: said(report) };
}

test("arrays of two files, in batches of different lengths", async () => {
  const { image, label, messages } = await read('file(image: "images.gz", label: "labels.gz")');
  expect(messages).toEqual([]);
  expect(image).toEqual(Array.from({ length: 4 * rows }, (_, k) => k % 251));
  expect(label).toEqual(Array.from({ length: rows }, (_, k) => k % 3));
});

test("a file of another format, whose columns have names", async () => {
  const { image, label } = await read('file(image: "images.gz", labels: "labels.csv", header: true)', "kind");
  expect([image.length, label.slice(0, 4)]).toEqual([4 * rows, [0, 1, 2, 0]]);
});

test("a column without a name has that of its file; rows of a pattern follow each other", async () => {
  expect(await read('file(image: "images-*", label: "plain.csv", header: false)')).toEqual({ image: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], label: [2, 0, 1], messages: [] });
});

test("different numbers of rows, and labels that are no class", async () => {
  expect((await read('file(image: "images-*", label: "labels-2")')).messages).toEqual([expect.stringMatching(/its files have different numbers of rows: `image` \(images-1 and 1 more\) has 3, `label` \(labels-2\) has 2/)]);
  expect((await read('file(image: "images-*", label: "labels-bad")')).messages).toEqual([expect.stringMatching(/^row 2: "7" is not a class of `label`/)]);
});

test("an option is no file", async () => {
  expect((await read('file(image: "images-1", label: "labels-2", encoding: "latin1")')).messages).toEqual([]);
  expect((await read('csv(image: "images-1", label: "labels-2")')).messages).toHaveLength(1);
});
