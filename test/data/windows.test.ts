/** Examples that are made of several rows of a series, or of several characters of a text. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { consecutive, encode } from "../../examples/devils-dictionary/text.ts";
import { bytesOf, textSource } from "../../src/data/bytes.ts";
import { readExamples, readInputRows, readTable } from "../../src/data/model-data.ts";
import { Report } from "../../src/diagnostics/report.ts";
import { check } from "../../src/index.ts";

function modelOf(parts: string, data: string): NonNullable<ReturnType<typeof check>["models"][0]> {
  const { models: [model], diagnostics } = check(`model M { ${parts} loss meanSquaredError train { data: ${data} } }`);
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return model;
}

const series = (data: string): ReturnType<typeof modelOf> => modelOf("input past: { a: [2], b: [3] } dense(1) output c: [1]", data);

/** Nine rows: `a` is the number of the row, `b` ten times and `c` a hundred times that. */
const days = `a,b,c\n${Array.from({ length: 9 }, (_, k) => `${k + 1},${10 * (k + 1)},${100 * (k + 1)}`).join("\n")}\n`;

async function examples(model: ReturnType<typeof modelOf>, text: string | Uint8Array): Promise<{ readonly arrays: Readonly<Record<string, readonly (readonly number[])[]>>; readonly messages: readonly string[] }> {
  const report = new Report();
  const messages = (): readonly string[] => report.diagnostics.map(({ message }) => message);
  const table = await readTable(model, [{ source: typeof text === "string" ? textSource("d", text) : bytesOf("d", text) }], {}, report);
  const data = table && (await readExamples(model, table, "examples", report));
  if (data === undefined) return { arrays: {}, messages: messages() };
  const rows = (array: ArrayLike<number>): readonly (readonly number[])[] => Array.from({ length: data.count }, (_, k) => Array.from(array).slice((k * array.length) / data.count, ((k + 1) * array.length) / data.count));
  return { arrays: Object.fromEntries([...data.arrays].map(([name, array]) => [name, rows(array)])), messages: messages() };
}

test("outputs are the rows that follow, or those from the horizon on", async () => {
  const next = await examples(series('series("d", header: true)'), days);
  expect(next.arrays["past"]?.[0]).toEqual([2, 3, 10, 20, 30]);
  expect(next.arrays["c"]).toEqual([[400], [500], [600], [700], [800], [900]]);
  const later = await examples(series('series("d", horizon: 4)'), days);
  expect(later.arrays["past"]).toEqual([[2, 3, 10, 20, 30], [3, 4, 20, 30, 40], [4, 5, 30, 40, 50]]);
  expect(later.arrays["c"]).toEqual([[700], [800], [900]]);
});

test("columns known in advance are read of the rows to come", async () => {
  const { arrays } = await examples(series('series("d", horizon: 2, known: [b])'), days);
  expect(arrays["past"]).toEqual([[1, 2, 30, 40, 50], [2, 3, 40, 50, 60], [3, 4, 50, 60, 70], [4, 5, 60, 70, 80], [5, 6, 70, 80, 90]]);
  expect(arrays["c"]).toEqual([[400], [500], [600], [700], [800]]);
});

test("an example begins every so many rows", async () => {
  expect((await examples(series('series("d", stride: 3)'), days)).arrays["c"]).toEqual([[400], [700]]);
});

test("a forecast needs the known columns of the rows to come, and no others", async () => {
  const model = series('series("d", known: ["b"])');
  const report = new Report();
  const table = await readTable(model, [{ source: textSource("d", "a,b\n1,10\n2,20\n,30\n,40\n,50\n") }], { purpose: "predictions" }, report);
  const rows = table && (await readInputRows(model, table, report));
  expect(rows?.rows).toEqual([
    { reason: "an example takes 2 rows up to this one, and there is 1" }, { example: 0 },
    { reason: "an example takes 3 rows after this one, and there are 2" }, { reason: "an example takes 3 rows after this one, and there is 1" }, { reason: "an example takes 3 rows after this one, and there are 0" },
  ]);
  expect([...(rows?.data.arrays.get("past") ?? [])]).toEqual([1, 2, 30, 40, 50]);
});

test.each([
  ['series("d", horizon: 0)', "`horizon` takes a whole number of rows, 1 or more"],
  ['series("d", known: "b")', "`known` takes names of inputs or their fields, as in `[weekday, holiday]`"],
  ['csv("d", horizon: 2)', "`horizon`"],
  ['text("d", characters: "aa")', "`characters` takes different characters"],
])("%s", (data, message) => {
  expect(check(`model M { input x: [2] dense(1) output y: [1] loss meanSquaredError train { data: ${data} } }`).diagnostics.map((d) => d.message).join()).toContain(message);
});

const characters = (time: number, options = ""): ReturnType<typeof modelOf> => {
  const { models: [model] } = check(`model T { input text: index(96)[${time}] embedding(4) dense(96) softmax output next: oneHot(0..95)[${time}] loss crossEntropy train { data: text("d"${options}) } }`);
  if (model === undefined) throw new Error("no model");
  return model;
};

test("a text is windows one after the other, whose outputs are the next characters", async () => {
  const text = readFileSync("examples/devils-dictionary/devils-dictionary.txt", "utf8").slice(0, 5000);
  const expected = consecutive(encode(text), 32);
  const report = new Report();
  const model = characters(32);
  const table = await readTable(model, [{ source: bytesOf("d.gz", gzipSync(text.replaceAll("\n", "\r\n"))) }], {}, report);
  const data = table && (await readExamples(model, table, "examples", report));
  expect([data?.count, [...(data?.arrays.get("text") ?? [])], [...(data?.arrays.get("next") ?? [])]]).toEqual([expected.count, [...expected.text], [...expected.next]]);
});

test("the characters that have a number, and the distance of windows, are named", async () => {
  const { arrays } = await examples(characters(3, ', characters: "\\nabé", stride: 2'), "ab\né\nab");
  expect(arrays).toEqual({ text: [[1, 2, 0], [0, 3, 0]], next: [[2, 0, 3], [3, 0, 1]] });
});

test("a text that ends early, and other files, are named", async () => {
  expect((await examples(characters(8), "short")).messages).toEqual(["d has 5 characters, and one example of the text takes 9"]);
  await expect(examples(characters(2), "ab\ncdé")).rejects.toThrow('cannot read d: line 2 has the character "é" (U+00E9), which is none of the 96 that have a number');
  await expect(examples(characters(2), Uint8Array.of(0x50, 0x41, 0x52, 0x31, 0))).rejects.toThrow("it is a file of the format parquet, and no text");
  await expect(examples(characters(2), Uint8Array.of(0x61, 0xe9, 0x61))).rejects.toThrow('text("…", encoding: "latin1")');
});
