/** `nnc eval` computes in batches what `nnc predict` gives row by row. */
import { afterAll, expect, test } from "vitest";
import { folder, linesOf } from "./data-folder.ts";
import { nnc } from "./terminal.ts";

const files = folder();
afterAll(() => files.remove());

/** 23 rows, in batches of 5: the last is smaller. */
const rows = Array.from({ length: 23 }, (_, n) => ({ a: Math.sin(3 * n), b: Math.cos(5 * n), kind: 1 + (n % 3), big: n % 4 === 0 ? "yes" : "no", size: Math.sin(n) }));
files.write("m.csv", `a,b,kind,big,size\n${rows.map(({ a, b, kind, big, size }) => `${a},${b},${kind},${big},${size}`).join("\n")}\n`);
files.write("m.nn", `model M {
  input x: { a, b }
  dense(6) tanh as hidden
  hidden dense(3) softmax as classes
  hidden dense(1) sigmoid as share
  hidden dense(1) as number
  output kind: oneHot(1..3) = classes
  output big: binary("no", "yes") = share
  output size: [1] = number
  loss crossEntropy(kind) + binaryCrossEntropy(big) + meanSquaredError(size)
  train { data: csv("m.csv") batch: 5 optimizer: adam(rate: 0.05) metrics: [accuracy] }
}
`);

/** The rows of the table of an output, without its head. */
function tableOf(out: string, output: string, classes: number): readonly (readonly number[])[] {
  const lines = out.split("\n");
  const head = lines.findIndex((line) => line.startsWith(`${output}: true`));
  return lines.slice(head + 1, head + 1 + classes).map((line) => line.trim().split(/\s+/).slice(1).map(Number));
}

test.each(["ts", "wasm"])("the confusion matrices count the predictions of all rows: %s", async (target) => {
  const { weights, ran } = await files.train("m.nn", "--epochs", "3", "--target", target);
  expect(ran.code, ran.err).toBe(0);
  const measured = await nnc(["eval", files.path("m.nn"), "--weights", weights, "--target", target]);
  expect([measured.code, measured.err]).toEqual([0, ""]);
  const predicted = linesOf(await nnc(["predict", files.path("m.nn"), "--weights", weights, "--data", files.path("m.csv")])) as readonly { readonly kind: number; readonly big: string }[];
  const counts = (name: "kind" | "big", classes: readonly (number | string)[]): readonly (readonly number[])[] =>
    classes.map((truth) => classes.map((found) => rows.filter((row, n) => row[name] === truth && predicted[n]?.[name] === found).length));
  expect(tableOf(measured.out, "kind", 3)).toEqual(counts("kind", [1, 2, 3]));
  expect(tableOf(measured.out, "big", 2)).toEqual(counts("big", ["no", "yes"]));
  expect(measured.out).not.toContain("size: true");
});

test("the target is the one that trains fastest, and the element type is that of the flags", async () => {
  const { weights } = await files.train("m.nn", "--epochs", "2");
  const run = async (...flags: readonly string[]): Promise<string> => (await nnc(["eval", files.path("m.nn"), "--weights", weights, ...flags])).out;
  expect(await run()).toBe(await run("--target", "wasm"));
  expect(await run("--precision", "f64")).toBe(await run("--target", "ts"));
  const wrong = await nnc(["eval", files.path("m.nn"), "--weights", weights, "--target", "wasm", "--precision", "f64"]);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("--target wasm computes in float32")]);
});

test("--format json writes one document, whose numbers are those of the tables", async () => {
  const { weights } = await files.train("m.nn", "--epochs", "3");
  const run = async (...flags: readonly string[]): Promise<string> => (await nnc(["eval", files.path("m.nn"), "--weights", weights, ...flags])).out;
  const text = await run();
  const document: { readonly metrics: Readonly<Record<string, number>>; readonly outputs: Readonly<Record<string, { readonly confusion: unknown; readonly micro: { readonly f1: number }; readonly mae: number; readonly r2: number }>> } = JSON.parse(await run("--format", "json"));
  expect(document).toMatchObject({ model: "M", examples: 23, outputs: { kind: { confusion: tableOf(text, "kind", 3) }, big: { confusion: tableOf(text, "big", 2) }, size: { kind: "numbers" } } });
  expect(document.outputs["kind"]?.micro.f1).toBeCloseTo(document.metrics["kind.accuracy"] ?? NaN, 12);
  const mae = (size: unknown, n: number): number => Math.abs(Number([size].flat()[0]) - (rows[n]?.size ?? NaN));
  const predicted = linesOf(await nnc(["predict", files.path("m.nn"), "--weights", weights, "--data", files.path("m.csv")])) as readonly { readonly size: unknown }[];
  expect(document.outputs["size"]?.mae).toBeCloseTo(predicted.reduce((sum, { size }, n) => sum + mae(size, n), 0) / rows.length, 5);
  expect(text).toMatch(/^size {5}/m);
});
