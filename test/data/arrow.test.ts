/** Arrow files and streams that pyarrow wrote (files/make.py), whole and damaged. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bytesOf } from "../../src/data/bytes.ts";
import { FormatError } from "../../src/data/fault.ts";
import { fileSource } from "../../src/data/file.ts";
import { type Read, readAll } from "./values.ts";

const path = (name: string): string => fileURLToPath(new URL(`files/${name}`, import.meta.url));
const bytes = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path(name)));
const readFile = async (name: string): Promise<Read> => readAll(await fileSource(path(name)));

const moment = "2024-02-29T12:30:00.000Z";
const kinds = { kind: { kind: "class", classes: ["k0", "k1"] } } as const;
const few = {
  names: ["id", "size", "kind", "pair[0]", "pair[1]", "at.x", "moment", "gap"],
  rows: [[0, 0, 0, 0, 0, 0, moment, "<NaN>"], [1, "<>", 1, 1, 10, 1.5, moment, "<NaN>"], [2, 0.5, 0, 2, 20, 3, moment, "<NaN>"]],
};

test.each(["lz4.feather", "zstd.feather", "few.arrows"])("%s: numbers, missing values, classes, lists, records and times, as of Parquet", async (name) => {
  expect(await readAll(await fileSource(path(name)), kinds)).toEqual(few);
  expect(await readAll(bytesOf("d", bytes(name)), kinds)).toEqual(few);
});

test("numbers of every type, in batches that are cut out of longer ones", async () => {
  const signed = ["int8", "int16", "int32", "int64"];
  const unsigned = ["uint8", "uint16", "uint32", "uint64"];
  const quarters = ["halffloat", "float", "double", "decimal128", "decimal256"];
  const { names, rows } = await readFile("numbers.arrow");
  expect(names).toEqual([...[...signed, ...unsigned, ...quarters].flatMap((type) => [type, `${type} gaps`]), "truth", "largest", "list[0]", "list[1]", "list[2]", "fixed[0]", "fixed[1]", "none"]);
  const expected = Array.from({ length: 50 }, (_, i) => {
    const negative = 0 - i;
    const numbers = [...signed.map(() => negative), ...unsigned.map(() => i), ...quarters.map(() => negative / 4)];
    return [...numbers.flatMap((number) => [number, i % 3 === 0 ? "<>" : number]), String(i % 2 === 0), 2 ** 63, i, "<>", 2 * i, i, negative, "<>"];
  });
  expect(rows).toEqual(expected);
});

test("dictionaries that change from batch to batch", async () => {
  expect((await readFile("dictionaries.arrows")).rows).toEqual([["a"], ["b"], ["c"], ["a"], ["<>"], ["b"]]);
});

test("what is no number is its text", async () => {
  expect(await readFile("texts.feather")).toEqual({
    names: ["text", "large", "view", "day", "seconds", "nanoseconds", "clock", "span", "bytes", "number"],
    rows: [
      ["é💧", "x", "a", "2024-02-29", moment, moment, "12:30:01.000", "a span of time, 3000", "abc", 1.5],
      ["<>", "<>", "more than twelve bytes", "2024-02-29", moment, moment, "12:30:01.000", "a span of time, 3000", "2 bytes", "two"],
    ],
  });
});

test("a type that the package does not read", async () => {
  await expect(readFile("runs.arrow")).rejects.toThrow(/^it is a damaged Arrow file, or one that apache-arrow does not read: .*RunEndEncoded/);
});

describe("damaged", () => {
  test.each<[string, Uint8Array, string]>([
    ["a file that is cut off", bytes("lz4.feather").slice(0, -9), "it is an Arrow file that is cut off: its end is missing"],
    ["a stream that is cut off in a batch", bytes("few.arrows").slice(0, -100), "it is an Arrow stream that is cut off"],
    ["a stream that ends before its columns", bytes("few.arrows").slice(0, 8), "it is an Arrow stream that is cut off"],
    ["an end before the batches", changed("few.arrows", 4, [0, 0, 0, 0]), "it is damaged: more follows its end"],
    ["a message of 4 GB", changed("few.arrows", 4, [0xf0, 0xff, 0xff, 0xff]), "it is damaged: it says that a message has 4294967280 bytes"],
    ["a footer beyond the file", changed("lz4.feather", -10, [0xff, 0xff, 0xff, 0x7f]), "it is a damaged Arrow file: it says that its end has 2147483647 bytes"],
    ["a stream followed by another", new Uint8Array([...bytes("few.arrows"), ...bytes("few.arrows")]), "it is damaged: more follows its end"],
  ])("%s", async (_name, damaged, message) => {
    await expect(readAll(bytesOf("d", damaged))).rejects.toThrow(message);
  });

  test.each(["zstd.feather", "few.arrows"])("any byte of %s may be another: rows come, or an error that says what is wrong", async (name) => {
    const all = bytes(name);
    for (let at = 8; at < all.length; at += 11) {
      const read = readAll(bytesOf("d", changed(name, at, [at % 2 === 0 ? 255 : 127])));
      const failed = await read.then(() => undefined, (cause: unknown) => cause);
      if (failed !== undefined) expect(failed).toBeInstanceOf(FormatError);
    }
  });
});

/** `at`: from the end where it is negative. */
function changed(name: string, at: number, values: readonly number[]): Uint8Array {
  const copy = bytes(name);
  copy.set(values, at < 0 ? copy.length + at : at);
  return copy;
}
