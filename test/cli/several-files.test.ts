/** Several files, patterns and standard input as the data of a model. */
import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCompiler } from "../../src/cli/compiler.ts";
import { readArguments } from "../../src/cli/arguments.ts";
import { dataFlag } from "../../src/cli/data-files.ts";
import { modelFiles } from "../../src/data/locate-files.ts";
import { readExamples, readTable } from "../../src/data/model-data.ts";
import { Report } from "../../src/diagnostics/report.ts";
import { folder } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

const model = (source: string): string => `model M {
  input x: { a, b }
  dense(1)
  output y: [1]
  loss meanSquaredError
  train { data: ${source} epochs: 1 batch: 2 }
}
`;

beforeAll(() => {
  mkdirSync(files.path("data"));
  files.write("data/2024-10.csv", "a,b,y\n5,6,0\n");
  files.write("data/2024-2.csv", "y,b,a\n1,8,7\n\n0,10,9\n");
  writeFileSync(files.path("data/2024-3.csv.gz"), gzipSync("a;b;y\n11;12;1\n"));
  files.write("data/[x].csv", "a,b,y\n1,2,1\n");
});

async function read(source: string): Promise<{ readonly x: readonly number[]; readonly messages: readonly string[] }> {
  const path = files.write("read.nn", model(source));
  const { modules } = await (await loadCompiler()).compile(model(source));
  const [module] = modules;
  if (module === undefined) throw new Error("no model");
  const report = new Report();
  const table = await readTable(module.model, await modelFiles(module.model, path), { own: true }, report);
  const data = table && (await readExamples(module.model, table, "examples", report));
  return { x: [...(data?.arrays.get("x") ?? [])], messages: report.diagnostics.map((d) => `${d.span.source.name.replace(/.*\//, "")}: ${d.message.replaceAll(/\S*nnc-data-\w+\//g, "")}`) };
}

test("files that match a pattern are read in the order of their names, columns by name", async () => {
  expect(await read('csv("data/2024-*")')).toEqual({ x: [5, 6, 7, 8, 9, 10, 11, 12], messages: [] });
});

test("named files are read in their order, one that two patterns match once", async () => {
  expect((await read('csv("data/2024-3*", "data/{2024-2,2024-3}*")')).x).toEqual([11, 12, 7, 8, 9, 10]);
});

test("a file whose name is a pattern is that file", async () => {
  expect((await read('csv("data/[x].csv")')).x).toEqual([1, 2]);
});

test("a fault names the file and the line that has it", async () => {
  files.write("data/bad.csv", "a,b,y\n1,2,3\n4,x,6\n");
  expect((await read('csv("data/2024-2.csv", "data/bad.csv")')).messages).toEqual(["bad.csv: line 3: `b` takes numbers, not \"x\""]);
  files.write("data/ragged.csv", "a,b,y\n1,2,3\n4,5\n");
  expect((await read('csv("data/2024-2.csv", "data/ragged.csv")')).messages).toEqual(["ragged.csv: line 3 has 2 cells, and the header names 3 columns"]);
});

test("a file with other columns is named", async () => {
  files.write("data/less.csv", "a,y\n1,2\n");
  expect((await read('csv("data/2024-2.csv", "data/less.csv")')).messages).toEqual(["less.csv: data/less.csv has other columns than data/2024-2.csv: 2 in place of 3, `b` is missing"]);
});

test("nnc check looks at every file, and warns of a pattern that nothing matches", async () => {
  const path = files.write("check.nn", model('csv("data/2025-*.csv")'));
  const { code, out, err } = await nnc(["check", path]);
  expect([code, out + err]).toEqual([0, expect.stringContaining("no file matches `data/2025-*.csv`") as string]);
  const trained = await nnc(["train", path]);
  expect([trained.code, trained.err]).toEqual([1, expect.stringContaining("no file matches it") as string]);
});

test("--data takes several files, and standard input", async () => {
  const path = files.write("given.nn", model('csv("none.csv")'));
  const several = await nnc(["train", "--data", files.path("data/2024-10.csv"), files.path("data/2024-2.csv"), path]);
  expect([several.code, several.err]).toEqual([0, expect.stringContaining("3 examples") as string]);
  const piped = await nnc(["train", path, "--data", "-"], "a,b,y\n1,2,3\n4,5,6\n");
  expect([piped.code, piped.err]).toEqual([0, expect.stringContaining("2 examples") as string]);
});

test.each([
  [["m.nn", "--data", "a", "b", "--seed", "3"], ["a", "b"], ["m.nn"]],
  [["--data", "a", "-", "m.nn"], ["a", "-"], ["m.nn"]],
  [["--data=a", "b", "m.nn"], ["a", "b"], ["m.nn"]],
  [["--data", "a.nn", "m.nn"], ["a.nn"], ["m.nn"]],
])("%j", (args, data, positionals) => {
  const read = readArguments(args, { data: dataFlag("others"), seed: { type: "string", help: "" } });
  expect([read.values("data"), read.positionals]).toEqual([data, positionals]);
});
