/** `nnc/data`: every kind of source gives what the command reads, and what does not fit is named by row, column and value. */
import { createReadStream, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { beforeAll, describe as suite, expect, test } from "vitest";
import { DataError, readBatches, readData } from "../../../src/data/api/node.ts";
import { readData as readInPage } from "../../../src/data/api/page.ts";
import type { DataMapping, Source } from "../../../src/data/api/page.ts";
import type { DataArray } from "../../../src/data/growing.ts";
import { readExamples, readTable } from "../../../src/data/model-data.ts";
import { Report } from "../../../src/diagnostics/report.ts";
import { check, type CheckedModel, describe } from "../../../src/index.ts";
import type { IrisData } from "../../../generated/iris.ts";
import { createIris } from "../../../generated/iris.ts";

function modelOf(text: string): CheckedModel {
  const { models: [model], diagnostics } = check(text);
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return model;
}

function mappingOf(text: string): DataMapping {
  // It is plain data: what is left after JSON is enough.
  return JSON.parse(JSON.stringify(describe(modelOf(text)).data)) as DataMapping;
}

async function byTheCommand(model: CheckedModel, path: string): Promise<Readonly<Record<string, DataArray>>> {
  const report = new Report();
  const table = await readTable(model, [{ source: path }], {}, report);
  const data = table && await readExamples(model, table, "examples", report);
  if (data === undefined) throw new Error("not read");
  return Object.fromEntries(data.arrays);
}

async function faultOf(reading: Promise<unknown>): Promise<DataError> {
  const found: unknown = await reading.catch((cause: unknown) => cause);
  if (found instanceof DataError) return found;
  throw new Error(`no DataError: ${String(found)}`);
}

/** Rows of a file without quotes, with numbers where the cells are numbers. */
function rowsOf(text: string): readonly Record<string, unknown>[] {
  const [header = "", ...lines] = text.trim().split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, k) => [names[k] ?? "", cell !== "" && !Number.isNaN(Number(cell)) ? Number(cell) : cell])));
}

suite.each(["iris", "penguins"])("%s is the same as the command reads it", (name) => {
  const path = `examples/${name}/${name}.csv`;
  const bytes = new Uint8Array(readFileSync(path));
  const text = readFileSync(path, "utf8");
  const rows = rowsOf(text);
  let mapping: DataMapping;
  let expected: Readonly<Record<string, DataArray>>;
  beforeAll(async () => {
    const model = modelOf(readFileSync(`examples/${name}/${name}.nn`, "utf8"));
    mapping = describe(model).data;
    expected = await byTheCommand(model, path);
  });

  async function* slowly(): AsyncGenerator<Record<string, unknown>> {
    for (const row of rows) yield await Promise.resolve(row);
  }
  const sources: readonly (readonly [string, () => Source])[] = [
    ["a path", () => path],
    ["a pattern", () => `examples/${name}/*.csv`],
    ["a URL of a file", () => new URL(`../../../${path}`, import.meta.url)],
    ["a File", () => new File([bytes], "iris.csv")],
    ["a Blob", () => new Blob([bytes])],
    ["bytes", () => bytes],
    ["compressed bytes", () => new Uint8Array(gzipSync(bytes))],
    ["a buffer", () => bytes.slice().buffer],
    ["a Response", () => new Response(bytes)],
    ["a ReadableStream", () => new Blob([bytes]).stream()],
    ["a stream of Node", () => createReadStream(path, { highWaterMark: 1000 })],
    ["rows", () => rows],
    ["an iterable of rows", () => new Set(rows)],
    ["rows as they come", slowly],
    ["columns", () => Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, rows.map((row) => row[column])]))],
    ["JSON lines", () => new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join("\n"))],
  ];
  test.each(sources)("from %s", async (_kind, source) => {
    expect((await readData(mapping, source())).data).toEqual(expected);
  });

  test("from an array of files, one after the other", async () => {
    const { data } = await readData(mapping, [path, new Blob([bytes])]);
    expect(Object.fromEntries(Object.entries(data).map(([of, array]) => [of, array.slice(0, array.length / 2)]))).toEqual(expected);
    expect(Object.fromEntries(Object.entries(data).map(([of, array]) => [of, array.slice(array.length / 2)]))).toEqual(expected);
  });

  test("in batches, of which the last has the rest", async () => {
    const parts: Record<string, number[]> = {};
    const counts: number[] = [];
    for await (const { arrays, count } of readBatches(mapping, path, { batch: 64 })) {
      counts.push(count);
      for (const [of, array] of Object.entries(arrays)) (parts[of] ??= []).push(...array);
    }
    expect(counts.slice(0, -1).every((count) => count === 64)).toBe(true);
    expect(parts).toEqual(Object.fromEntries(Object.entries(expected).map(([of, array]) => [of, [...array]])));
  });
});

const iris = mappingOf(readFileSync("examples/iris/iris.nn", "utf8"));

suite("what is read", () => {
  test("trains a network as it is, and its batches do too", async () => {
    const network = createIris({ seed: 1 });
    const { data, warnings } = await readData<keyof IrisData>(iris, "examples/iris/iris.csv");
    expect(warnings).toEqual([]);
    const before = network.evaluate(data).loss;
    network.fit(data, { epochs: 5 });
    const fitted = network.evaluate(data).loss;
    expect(fitted).toBeLessThan(before / 2);
    for await (const { arrays, count } of readBatches<keyof IrisData>(iris, "examples/iris/iris.csv", { batch: 16 })) network.trainBatch(arrays.flower, arrays.species, count);
    expect(network.evaluate(data).loss).toBeLessThan(before / 2);
  });

  test("is float32 where that is asked for, and inputs alone", async () => {
    const { data } = await readData(iris, [{ sepalLength: 5.1, sepalWidth: 3, petalLength: 1, petalWidth: 0.2 }], { precision: "f32", inputsOnly: true });
    expect(data).toEqual({ flower: Float32Array.of(5.1, 3, 1, 0.2) });
  });

  test("follows the options of the call, and counts rows that lack a value", async () => {
    const text = "sepalLength;sepalWidth;petalLength;petalWidth;species\n5,1;3,5;1,4;0,2;setosa\n-9;3;1;1;setosa\n";
    const { data, count, dropped, warnings } = await readData(iris, new TextEncoder().encode(text), { delimiter: ";", decimal: ",", missing: ["-9"] });
    expect(data.flower).toEqual(Float64Array.of(5.1, 3.5, 1.4, 0.2));
    expect([count, dropped]).toEqual([1, 1]);
    expect(warnings.map(({ message }) => message)).toEqual(["1 of 2 rows of bytes dropped: a value is missing in `sepalLength`"]);
  });

  test("has columns of several numbers from rows, from lists and from numbers in a row", async () => {
    const mapping = mappingOf("model M {\n  input image: [2, 2]\n  flatten dense(3) softmax\n  output digit: oneHot(3, 5, 8)\n  loss crossEntropy\n}\n");
    const expected = { image: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), digit: Int32Array.of(8, 3) };
    const rows = [{ image: [1, 2, 3, 4], digit: 8 }, { image: Float32Array.of(5, 6, 7, 8), digit: "3" }];
    expect((await readData(mapping, rows)).data).toEqual(expected);
    expect((await readData(mapping, { image: rows.map(({ image }) => image), digit: [8, 3] })).data).toEqual(expected);
    expect((await readData(mapping, { image: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), digit: Int32Array.of(8, 3) })).data).toEqual(expected);
    for await (const { arrays } of readBatches(mapping, rows)) expect(arrays.digit).toEqual(Int32Array.of(2, 0));
  });

  test("has fields by the names of their columns, and the columns that the model splits by", async () => {
    const mapping = mappingOf('model M {\n  input pet: { "body weight" as weight, age: missing(mean) }\n  dense(2) softmax\n  output kind: oneHot("cat", "dog")\n  loss crossEntropy\n  train {\n    validation: split(0.5, group: owner)\n  }\n}\n');
    const { data, columns } = await readData(mapping, [{ "body weight": 4, age: null, kind: "cat", owner: "Ann" }, { "body weight": 30, age: 3, kind: "dog", owner: "Bob" }]);
    expect(data).toEqual({ pet: Float64Array.of(4, 0, 1, 30, 3, 0), kind: Int32Array.of(0, 1) });
    expect(columns).toEqual({ owner: Float64Array.of(0, 1) });
  });

  test("is a series where the model takes one, in batches too", async () => {
    const mapping = mappingOf('model M {\n  input rain: [3]\n  dense(1)\n  output "rain" as next: [1]\n  loss squaredError\n  train {\n    data: series("x.csv", horizon: 2)\n  }\n}\n');
    const rows = [1, 2, 3, 4, 5, 6].map((rain) => ({ rain }));
    expect((await readData(mapping, rows)).data).toEqual({ rain: Float64Array.of(1, 2, 3, 2, 3, 4), next: Float64Array.of(5, 6) });
    for await (const { arrays, count } of readBatches(mapping, rows)) expect([count, arrays.next]).toEqual([2, Float64Array.of(5, 6)]);
  });
});

suite("what does not fit", () => {
  const csv = "sepalLength,sepalWidth,petalLength,petalWidth,species\n5,3,1,1,setosa\n5,much,1,1,virginia\n";

  test("is a DataError that knows row, column and value", async () => {
    const error = await faultOf(readData(iris, new File([csv], "flowers.csv")));
    expect(error.faults).toMatchObject([
      { file: "flowers.csv", row: 3, column: "sepalWidth", value: "much", message: 'line 3: `sepalWidth` takes numbers, not "much"' },
      { file: "flowers.csv", row: 3, column: "species", value: "virginia", message: expect.stringContaining("virginica") as unknown },
    ]);
    expect(error.message).toBe('line 3: `sepalWidth` takes numbers, not "much" (and 1 more)');
    expect(error.render()).toContain("3 | 5,much,1,1,virginia\n");
  });

  test("is the same in batches, and of rows", async () => {
    const [good, bad] = rowsOf(csv);
    async function all(): Promise<void> {
      for await (const batch of readBatches(iris, [good ?? {}, bad ?? {}])) expect(batch.count).toBe(0);
    }
    expect((await faultOf(all())).faults[0]).toMatchObject({ file: "rows", row: 2, column: "sepalWidth", value: "much" });
  });

  test.each<[string, Source, string]>([
    ["a column that is absent", [{ sepalLength: 1 }], "`sepalWidth`"],
    ["no rows", [], "there are no rows"],
    ["rows that are none", [[1, 2, 3]] as never, "row 1 is a list, and no object of values by the names of columns"],
    ["columns of different lengths", { sepalLength: [1, 2], sepalWidth: [1] }, "the columns have different numbers of rows: sepalLength 2, sepalWidth 1"],
    ["a path without a file", "nowhere.csv", "cannot read nowhere.csv: there is no such file"],
    ["a binary file", new Blob(["%PDF-1.4"]), "cannot read blob: it is a PDF document, which nnc does not read"],
    ["a Response that is no success", new Response("", { status: 404 }), "cannot read response: the server answered 404"],
  ])("names %s", async (_what, source, message) => {
    expect((await faultOf(readData(iris, source))).message).toContain(message);
  });

  test("of the program is a TypeError", async () => {
    await expect(readData(iris, 7 as never)).rejects.toThrow(TypeError);
  });
});

test("the entry of pages reads URLs, and names what a server answers", async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/iris.csv" ? 200 : 404).end(readFileSync("examples/iris/iris.csv"));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  expect((await readInPage(iris, `${url}/iris.csv`)).count).toBe(150);
  expect((await readData(iris, new URL(`${url}/iris.csv`))).count).toBe(150);
  await expect(readInPage(iris, `${url}/none.csv`)).rejects.toThrow("the server answered 404");
  server.close();
});
