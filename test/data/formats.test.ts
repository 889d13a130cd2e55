/** Files of values: NumPy's arrays, IDX, JSON. Written here by hand; `npm run oracle` reads what NumPy and pandas wrote. */
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type ByteSource, bytesOf } from "../../src/data/bytes.ts";
import { openRecords } from "../../src/data/open.ts";
import type { CellKind } from "../../src/data/records.ts";
import { type Read, readAll } from "./values.ts";

async function read(bytes: Uint8Array, { name = "d", kinds = {}, beside }: { readonly name?: string; readonly kinds?: Readonly<Record<string, CellKind>>; readonly beside?: ByteSource["beside"] } = {}): Promise<Read> {
  return readAll({ ...bytesOf(name, bytes), ...(beside && { beside }) }, kinds);
}

/** An NPY file of version 1. */
function npy(descr: string, shape: readonly number[], data: ArrayBufferView, fortran = false): Uint8Array {
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': (${shape.join(", ")}${shape.length === 1 ? "," : ""}), }`;
  const header = new TextEncoder().encode(`${text.padEnd(117)}\n`);
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return Uint8Array.of(0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, header.length & 255, header.length >> 8, ...header, ...bytes);
}

const six = Float64Array.of(1, 2, 3, 4, 5, 6);

describe("NumPy", () => {
  test.each<[string, Uint8Array]>([
    ["float64", npy("<f8", [2, 3], six)],
    ["float32", npy("<f4", [2, 3], Float32Array.from(six))],
    ["float16", npy("<f2", [2, 3], Uint16Array.of(0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600))],
    ["uint8", npy("|u1", [2, 3], Uint8Array.from(six))],
    ["int64", npy("<i8", [2, 3], BigInt64Array.from(six, BigInt))],
    ["float64, big-endian", npy(">f8", [2, 3], new Uint8Array(six.buffer.slice(0)).slice().reduce<Uint8Array>((out, byte, i) => out.with(Math.floor(i / 8) * 8 + 7 - (i % 8), byte), new Uint8Array(48)))],
    ["columns first", npy("<f8", [2, 3], Float64Array.of(1, 4, 2, 5, 3, 6), true)],
  ])("%s", async (_name, bytes) => {
    expect(await read(bytes, { name: "folder/x.npy" })).toEqual({ names: ["x[0]", "x[1]", "x[2]"], rows: [[1, 2, 3], [4, 5, 6]] });
  });

  test("three dimensions with the columns first", async () => {
    expect((await read(npy("<f8", [2, 1, 3], Float64Array.of(1, 4, 2, 5, 3, 6), true), { name: "x.npy" })).rows).toEqual([[1, 2, 3], [4, 5, 6]]);
  });

  test("an archive has its arrays by name, images in the order of rows", async () => {
    const archive = zipSync({ "x.npy": npy("|u1", [2, 2, 2], Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)), "y.npy": npy("<i8", [2], BigInt64Array.of(3n, 7n)) });
    expect(await read(archive)).toEqual({ names: ["x[0]", "x[1]", "x[2]", "x[3]", "y"], rows: [[1, 2, 3, 4, 3], [5, 6, 7, 8, 7]] });
  });

  test("arrays of different lengths are read where only those of one length are wanted", async () => {
    const records = await openRecords(bytesOf("d.npz", zipSync({ "x.npy": npy("<f8", [2], Float64Array.of(1, 2)), "test.npy": npy("<f8", [1], Float64Array.of(9)) })), {});
    const batches = async (columns: readonly number[]): Promise<number> => {
      let rows = 0;
      for await (const batch of records.batches(columns.map((column) => ({ column, kind: { kind: "number" } })), false)) rows += batch.rows;
      return rows;
    };
    expect(await batches([0])).toBe(2);
    await expect(batches([0, 1])).rejects.toThrow("its arrays have different numbers of rows: x 2, test 1");
  });

  test.each<[string, Uint8Array, string]>([
    ["cut off", npy("<f8", [2, 3], six).slice(0, -8), "is cut off: it has 168 bytes, and its header says 176"],
    ["objects", npy("|O", [2], new Uint8Array(16)), "has elements of the type `|O`"],
    ["one number", npy("<f8", [], Float64Array.of(1)), "has one number, and no rows"],
    ["no header", npy("<f8", [2], six).slice(0, 20), "ends in its header"],
    ["a damaged archive", zipSync({ "x.npy": npy("<f8", [2], six) }).slice(0, 60), "is a damaged ZIP archive"],
    ["a workbook", zipSync({ "xl/workbook.xml": new Uint8Array(10) }), "is a workbook: save its sheet as CSV"],
  ])("%s", async (_name, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message);
  });

  test("an archive that says to be larger than memory", async () => {
    const archive = zipSync({ "x.npy": npy("<f8", [2], six) });
    const view = new DataView(archive.buffer, archive.byteOffset);
    const central = archive.findIndex((_, at) => view.byteLength > at + 4 && view.getUint32(at, true) === 0x02014b50);
    view.setUint32(central + 24, 0xf0000000, true);
    await expect(read(archive)).rejects.toThrow("says that its arrays have more than 2 GB");
  });
});

/** An IDX file of bytes. */
function idx(shape: readonly number[], values: readonly number[]): Uint8Array {
  return Uint8Array.of(0, 0, 8, shape.length, ...shape.flatMap((n) => [0, 0, n >> 8, n & 255]), ...values);
}

describe("IDX", () => {
  const images = idx([2, 1, 2], [1, 2, 3, 4]);
  const labels = idx([2], [9, 0]);

  test("images with the labels of the file beside it, compressed or not", async () => {
    for (const [image, label] of [[images, labels], [gzipSync(images), gzipSync(labels)]] as const) {
      const found = await read(new Uint8Array(image), {
        name: "train-images-idx3-ubyte.gz",
        beside: async (name) => (name === "train-labels-idx1-ubyte.gz" ? bytesOf(name, new Uint8Array(label)) : undefined),
      });
      expect(found).toEqual({ names: ["image[0]", "image[1]", "label"], rows: [[1, 2, 9], [3, 4, 0]] });
    }
  });

  test("images alone", async () => {
    expect((await read(images, { name: "t10k-images.idx3-ubyte", beside: async () => undefined })).names).toEqual(["image[0]", "image[1]"]);
  });

  test("sizes beyond the file", async () => {
    await expect(read(idx([2000, 28], [1, 2, 3]))).rejects.toThrow("has 15 bytes, and its header says 56012: it is cut off");
  });
});

describe("JSON", () => {
  const records = [{ size: 1.5, kind: "red", rgb: [1, 2] }, { kind: "blue", size: null, rgb: [3, 4] }, { size: "2", kind: "grey" }];
  const expected: Read = { names: ["size", "kind", "rgb[0]", "rgb[1]"], rows: [[1.5, 1, 1, 2], ["<>", 0, 3, 4], [2, "grey", "<>", "<>"]] };
  const kinds = { kind: { kind: "class", classes: ["blue", "red"] } } as const;

  test.each([
    ["an array", JSON.stringify(records)],
    ["an array on several lines", JSON.stringify(records, null, 2)],
    ["a record on each line", records.map((record) => JSON.stringify(record)).join("\n")],
    ["a record on each line, and blank lines", `\n${records.map((record) => JSON.stringify(record)).join("\r\n\r\n")}\n`],
  ])("%s", async (_name, text) => {
    expect(await read(new TextEncoder().encode(text), { kinds })).toEqual(expected);
  });

  test("columns by name", async () => {
    expect(await read(new TextEncoder().encode('{\n "a": [1, 2],\n "b": [3, 4]\n}'))).toEqual({ names: ["a", "b"], rows: [[1, 3], [2, 4]] });
  });

  test("lists, and records in records", async () => {
    expect(await read(new TextEncoder().encode("[1, 2]\n[3, 4]\n"))).toEqual({ names: ["column[0]", "column[1]"], rows: [[1, 2], [3, 4]] });
    expect(await read(new TextEncoder().encode('{"at": {"x": 1, "y": 2}}\n{"at": {"x": 3, "y": 4}}\n'))).toEqual({ names: ["at.x", "at.y"], rows: [[1, 2], [3, 4]] });
  });

  test("positions of classes that have names, truth values, and numbers that are names", async () => {
    const text = '[{"a": 1, "b": true, "c": 3}, {"a": 0, "b": false, "c": 2}]';
    const classes = { a: { kind: "class", classes: ["no", "yes"] }, b: { kind: "class", classes: [0, 1] }, c: { kind: "class", classes: [2, 3] } } as const;
    expect((await read(new TextEncoder().encode(text), { kinds: classes })).rows).toEqual([[1, 1, 1], [0, 0, 0]]);
  });

  test.each([
    ['[{"a": 1}, {"a": ]', "is no JSON"],
    ['{"a": 1}\n{"a": \n', "line 2 is no JSON"],
    ["[[1], 2]", "record 2 is 2, and no record"],
  ])("%j", async (text, message) => {
    await expect(read(new TextEncoder().encode(text))).rejects.toThrow(message);
  });
});
