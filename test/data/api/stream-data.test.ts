/** `streamData`: examples that `fitAsync` reads in each epoch. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createIris, type ExampleSource, type IrisData } from "../../../generated/iris.ts";
import type { DataArray } from "../../../src/data/growing.ts";
import { DataError, readData, streamData } from "../../../src/data/api/node.ts";
import { check, compile, describe } from "../../../src/index.ts";

const path = "examples/iris/iris.csv";
const text = readFileSync("examples/iris/iris.nn", "utf8");
const { models: [model] } = check(text);
if (model === undefined) throw new Error("iris has errors");
const mapping = describe(model).data;
const settings = { epochs: 3, validation: 0.2, test: 0.1, seed: 7 };
const { data } = await readData<keyof IrisData>(mapping, path);

test.each([
  ["a file", () => path],
  ["a function that opens rows", () => () => lines()],
])("a buffer of all examples gives what fit gives for them in memory: %s", async (_name, source) => {
  const [memory, stream] = [createIris({ seed: 1 }), createIris({ seed: 1 })];
  const expected = memory.fit(data, settings);
  const { examples, count, dropped, columns } = await streamData<keyof IrisData>(mapping, source(), { buffer: 150 });
  expect([count, dropped]).toEqual([150, 0]);
  expect(await stream.fitAsync(examples, { ...settings, columns })).toEqual(expected);
  expect(stream.save()).toEqual(memory.save());
});

async function* lines(): AsyncGenerator<Record<string, unknown>> {
  const [header = "", ...rows] = readFileSync(path, "utf8").trim().split("\n");
  for (const row of rows) yield Object.fromEntries(row.split(",").map((cell, k) => [header.split(",")[k] ?? "", k < 4 ? Number(cell) : cell]));
}

test("a small buffer reads each example once an epoch, in an order that seed, epoch and size decide", async () => {
  const orderOf = async (buffer: number, seed: number, epoch: number): Promise<readonly number[]> => {
    const rows = (await streamData<keyof IrisData>(mapping, path, { buffer })).examples(() => ({ examples: 0, gather: () => undefined }));
    const order = Int32Array.from({ length: 150 }, (_, n) => n);
    rows.begin?.(order, seed, epoch);
    for (let from = 0; from < 150; from += 16) await rows.load?.(order, from, Math.min(16, 150 - from));
    return Array.from(order);
  };
  const first = await orderOf(20, 1, 1);
  expect(first.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, n) => n));
  // Place i has one of the first i + 20 rows.
  first.forEach((row, i) => expect(row).toBeLessThan(i + 20));
  expect(await orderOf(20, 1, 1)).toEqual(first);
  for (const other of [await orderOf(20, 2, 1), await orderOf(20, 1, 2), await orderOf(21, 1, 1)]) expect(other).not.toEqual(first);
});

test("a source of one's own that reads rows as they are asked for gives what fit gives", async () => {
  const source: ExampleSource<IrisData> = (take) => {
    let rows: ReturnType<typeof take> | undefined;
    const some = (array: DataArray, width: number, wanted: Int32Array): number[] => [...wanted].flatMap((row) => Array.from(array.subarray(row * width, (row + 1) * width)));
    return {
      examples: 150,
      async load(order, from, count) {
        const wanted = order.slice(from, from + count);
        await Promise.resolve();
        rows = take({ flower: some(data.flower, 4, wanted), species: some(data.species, 1, wanted) });
      },
      gather: (_order, _from, count) => rows?.gather(Int32Array.from({ length: count }, (_, n) => n), 0, count),
    };
  };
  const [memory, own] = [createIris({ seed: 1 }), createIris({ seed: 1 })];
  memory.fit(data, settings);
  await own.fitAsync(source, settings);
  expect(own.save()).toEqual(memory.save());
});

test("other examples to validate with may be streamed", async () => {
  const { examples } = await streamData<keyof IrisData>(mapping, path, { buffer: 10 });
  const { modules: [compiled] } = await compile(text, { emit: "module" });
  const create = compiled?.exports?.["createIris"] as typeof createIris;
  const settings = { epochs: 2, test: 0 };
  const expected = create({ seed: 1 }).fit(data, { ...settings, validation: data });
  const found = await create({ seed: 1 }).fitAsync(data, { ...settings, validation: examples });
  expect(found.epochs.map(({ validation }) => validation?.metrics)).toEqual(expected.epochs.map(({ validation }) => validation?.metrics));
});

test("what cannot be streamed is said", async () => {
  await expect(streamData(mapping, lines())).rejects.toThrow("give a function that opens it");
  await expect(streamData(mapping, path, { buffer: 0 })).rejects.toThrow("buffer is 0");
  await expect(streamData({ ...mapping, kind: "series" }, path)).rejects.toThrow("write readData");
  await expect(streamData(mapping, [{ sepalLength: 5, sepalWidth: 3, petalLength: 1, petalWidth: "wide", species: "setosa" }])).rejects.toThrow(DataError);
  const { examples } = await streamData<keyof IrisData>(mapping, path);
  expect(() => createIris().fit(examples as never)).toThrow("write fitAsync");
});

test("a source that has fewer rows the second time is a fault, and not a training of less", async () => {
  let times = 0;
  const rows = async function* (): AsyncGenerator<Record<string, unknown>> {
    times += 1;
    let n = 0;
    for await (const row of lines()) if (times === 1 || n++ < 100) yield row;
  };
  const { examples } = await streamData<keyof IrisData>(mapping, () => rows(), { buffer: 10 });
  await expect(createIris().fitAsync(examples)).rejects.toThrow("the data changed while it was read: it had 150 examples, and has 100");
});
