/** Files that are cut off or damaged, in every format: what is wrong is said, and nothing else is thrown. */
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { bytesOf } from "../../src/data/bytes.ts";
import { UnreadableError } from "../../src/data/unreadable.ts";
import { readExamples, readTable } from "../../src/data/model-data.ts";
import { Report } from "../../src/diagnostics/report.ts";
import { check } from "../../src/index.ts";
import { cpuTime } from "../support/cpu-time.ts";

const [model] = check(`model M { input image: [2, 2] flatten dense(2) softmax output label: oneHot(0, 1) loss crossEntropy }`).models;

const npy = (descr: string, shape: string, data: Uint8Array): Uint8Array => {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }`.padEnd(117) + "\n";
  return Uint8Array.of(0x93, ...Buffer.from("NUMPY"), 1, 0, header.length & 255, header.length >> 8, ...Buffer.from(header), ...data);
};
const pixels = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const csv = "image0,image1,image2,image3,label\n1,2,3,4,0\n5,6,7,8,1\n";
const rows = [{ image: [[1, 2], [3, 4]], label: 0 }, { image: [[5, 6], [7, 8]], label: 1 }];

const files: Readonly<Record<string, Uint8Array>> = {
  csv: Buffer.from(csv),
  "csv in UTF-16": Buffer.from(`\uFEFF${csv}`, "utf16le"),
  "csv.gz": gzipSync(csv),
  npz: zipSync({ "image.npy": npy("|u1", "2, 2, 2", pixels), "label.npy": npy("|u1", "2,", Uint8Array.of(0, 1)) }),
  "npz.gz": gzipSync(zipSync({ "image.npy": npy("|u1", "2, 2, 2", pixels), "label.npy": npy("|u1", "2,", Uint8Array.of(0, 1)) })),
  json: Buffer.from(JSON.stringify(rows)),
  jsonl: Buffer.from(rows.map((row) => JSON.stringify(row)).join("\n")),
  idx: Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, ...pixels),
  npy: npy("|u1", "2, 2, 2", pixels),
};

/** How many examples there are, or what is wrong. */
async function outcome(bytes: Uint8Array): Promise<number | string> {
  if (model === undefined) throw new Error("no model");
  const report = new Report();
  try {
    const table = await readTable(model, [{ source: bytesOf("d", new Uint8Array(bytes)) }], {}, report);
    const data = table && (await readExamples(model, table, "examples", report));
    const errors = report.diagnostics.filter((d) => d.severity === "error").map((d) => d.message);
    expect(data === undefined).toBe(errors.length > 0);
    for (const array of data?.arrays.values() ?? []) expect(array.every(Number.isFinite)).toBe(true);
    return data?.count ?? errors.join("\n");
  } catch (cause) {
    if (cause instanceof UnreadableError) return cause.message;
    throw cause;
  }
}

test.each(Object.entries(files))("%s, whole", async (name, bytes) => {
  expect(await outcome(bytes)).toEqual(name === "idx" ? "d has no column `label`" : name === "npy" ? expect.stringMatching(/^`image` takes 4 columns|^d has no column `label`/) : 2);
});

test.each(Object.entries(files))("%s, cut off at each byte", async (_name, bytes) => {
  for (let length = 0; length < bytes.length; length++) {
    const found = await outcome(bytes.subarray(0, length));
    if (typeof found === "string") expect(found).not.toBe("");
  }
});

test.each(Object.entries(files))("%s, with bytes changed", async (_name, bytes) => {
  let seed = 7;
  const next = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % below;
  for (let run = 0; run < 400; run++) {
    const damaged = Uint8Array.from(bytes);
    for (let k = next(3); k >= 0; k--) damaged[next(damaged.length)] = next(256);
    const began = cpuTime();
    const found = await outcome(damaged);
    if (typeof found === "string") expect(found).not.toBe("");
    expect(cpuTime() - began).toBeLessThan(5000);
  }
});
