/** The cache of typed arrays beside a large file: when it is used, and when it is not. */
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { cacheOf, throughCache } from "../../src/cli/cache/cache.ts";
import { readExamples, readTable } from "../../src/data/model-data.ts";
import type { DataSet } from "../../src/data/read.ts";
import { Report } from "../../src/diagnostics/report.ts";
import { check } from "../../src/index.ts";
import type { CheckedModel } from "../../src/ir/model/types.ts";
import { folder } from "./data-folder.ts";

const files = folder();
afterAll(() => files.remove());

const model = (inputs = "a, b: missing(mean)"): string => `model M {
  input x: { ${inputs} }
  dense(2) softmax
  output kind: oneHot("up", "down")
  loss crossEntropy
  train { validation: split(0.2, group: patient) }
}
`;

const text = `a,b,kind,patient\n${Array.from({ length: 50 }, (_, n) => `${n % 7 === 3 ? "" : n / 3},${n % 5 === 0 ? "?" : -n},${n % 2 === 0 ? "up" : "down"},P${n % 9}`).join("\n")}\n`;

interface Read {
  readonly data: DataSet | undefined;
  /** Whether the text was parsed. */
  readonly parsed: boolean;
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

const models = new Map<string, CheckedModel>();

async function read(path: string, { source = model(), least = 0 } = {}): Promise<Read> {
  const checked = models.get(source) ?? check(source).models[0];
  if (checked === undefined) throw new Error("the model has errors");
  models.set(source, checked);
  const report = new Report();
  const table = await readTable(checked, [{ source: path }], { purpose: "parts" }, report);
  if (table === undefined) throw new Error("the table has errors");
  const notes: string[] = [];
  let parsed = false;
  const reading = { model: checked, table, files: [{ source: path }], purpose: "parts" as const, rounded: [] };
  const cache = await cacheOf(reading, (note) => void notes.push(note), least);
  const data = await throughCache(cache, () => {
    parsed = true;
    return readExamples(checked, table, "parts", report);
  }, report);
  return { data, parsed, notes, warnings: report.diagnostics.map(({ message }) => message) };
}

test("the second reading takes the numbers, columns and warnings of the first without parsing", async () => {
  const path = files.write("first.csv", text);
  const first = await read(path);
  const second = await read(path);
  expect([first.parsed, second.parsed]).toEqual([true, false]);
  expect(first.warnings).toHaveLength(1);
  expect(second.warnings).toEqual(first.warnings);
  expect(second.data).toEqual(first.data);
  expect(second.data?.columns?.get("patient")).toHaveLength(43);
  expect(readdirSync(files.path(".")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a file of another size, of another time, or read in another way is parsed again", async () => {
  const path = files.write("changed.csv", text);
  await read(path);
  utimesSync(path, new Date(), new Date(1_000_000_000_000));
  expect((await read(path)).parsed).toBe(true);
  expect((await read(path)).parsed).toBe(false);
  const times = statSync(path);
  writeFileSync(path, `${text}1,2,up,P1\n`);
  utimesSync(path, times.atime, times.mtime);
  expect((await read(path)).data?.count).toBe(44);
  expect((await read(path, { source: model("b: missing(mean), a") })).parsed).toBe(true);
  expect((await read(path, { source: model("b: missing(mean), a") })).parsed).toBe(false);
  expect((await read(path, { source: model("a, b") })).data?.count).toBeLessThan(44);
});

test("a cache that is damaged anywhere is not used, and is written anew", async () => {
  const path = files.write("damaged.csv", text);
  const { data } = await read(path);
  const cache = `${path}.nnc-cache`;
  const whole = readFileSync(cache);
  const spoiled = [
    ...Array.from({ length: 16 }, (_, k) => Math.floor((k * (whole.length - 1)) / 15)).map((at) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      return [`byte ${at}`, bytes] as const;
    }),
    ...[0, 7, 16, whole.length - 1].map((length) => [`length ${length}`, whole.subarray(0, length)] as const),
    ["a byte more", Buffer.concat([whole, Buffer.of(0)])] as const,
  ];
  for (const [name, bytes] of spoiled) {
    writeFileSync(cache, bytes);
    const found = await read(path);
    expect([name, found.parsed]).toEqual([name, true]);
    expect(found.data).toEqual(data);
  }
  expect((await read(path)).parsed).toBe(false);
});

test("small files have no cache", async () => {
  const path = files.write("small.csv", text);
  expect((await read(path, { least: text.length + 1 })).parsed).toBe(true);
  expect(existsSync(`${path}.nnc-cache`)).toBe(false);
});

test("where no cache can be written there is one line, and the data all the same", async () => {
  const path = files.write("no-place.csv", text);
  mkdirSync(`${path}.nnc-cache`);
  const found = await read(path);
  expect(found.data?.count).toBe(43);
  expect(found.notes).toEqual([expect.stringMatching(/^note: .*no-place\.csv\.nnc-cache cannot be written: .*; --no-cache leaves it out\n$/)]);
  expect(readdirSync(files.path(".")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)("a folder that is read-only has no cache", async () => {
  mkdirSync(files.path("read-only"));
  const path = files.write("read-only/data.csv", text);
  chmodSync(files.path("read-only"), 0o555);
  const found = await read(path);
  chmodSync(files.path("read-only"), 0o755);
  expect([found.data?.count, found.notes.length]).toEqual([43, 1]);
  rmSync(files.path("read-only"), { recursive: true });
});
