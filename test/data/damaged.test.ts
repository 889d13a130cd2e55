/** Columnar files with one byte changed, or cut off: rows come, or an error that says what is wrong, soon and in little memory. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bytesOf } from "../../src/data/bytes.ts";
import { FormatError } from "../../src/data/fault.ts";
import { openRecords } from "../../src/data/open.ts";
import { uniform } from "../../src/runtime/random.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { cases } from "../support/extent.ts";

const folder = fileURLToPath(new URL("files/", import.meta.url));
const files = readdirSync(folder).filter((name) => /\.(?:parquet|arrows?|feather)$/.test(name) && name !== "encrypted.parquet");
const times = cases(25, 500);

/** How many rows there are, or what is wrong. */
async function outcome(bytes: Uint8Array): Promise<number | string> {
  let rows = 0;
  try {
    const records = await openRecords(bytesOf("d", bytes), {});
    for await (const batch of records.batches(records.first.map((_, column) => ({ column, kind: { kind: "number" } })), false)) rows += batch.rows;
    return rows;
  } catch (cause) {
    if (cause instanceof FormatError) return cause.message;
    throw cause;
  }
}

/** Every other time a byte is another, else the rest is missing. */
function damaged(bytes: Uint8Array, seed: number): Uint8Array {
  const at = Math.floor(uniform(14, seed, 0, 0) * bytes.length);
  if (seed % 4 === 0) return bytes.slice(0, at);
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ (seed % 4 === 1 ? 1 << Math.floor(uniform(14, seed, 1, 0) * 8) : 1 + Math.floor(uniform(14, seed, 1, 0) * 255));
  return copy;
}

/** What libraries and the language say of their own. */
const raw = /cannot read prop|is not a function|undefined|invalid (?:typed )?array|out of (?:range|bounds)|offset|maximum call stack|\bNaN\b/i;

const seconds: number[] = [];

test.each(files)("%s", async (name) => {
  const bytes = new Uint8Array(readFileSync(folder + name));
  const most = process.resourceUsage().maxRSS;
  for (let seed = 0; seed < times; seed++) {
    const before = cpuTime();
    const found = await outcome(damaged(bytes, seed));
    const time = cpuTime() - before;
    seconds.push(time / 1000);
    expect(time, `seed ${seed}`).toBeLessThan(1000);
    if (typeof found === "string") expect(found, `seed ${seed}`).not.toMatch(raw);
  }
  expect(process.resourceUsage().maxRSS - most, "KB").toBeLessThan(256 * 1024);
}, 120_000);

test("the slowest", () => {
  console.log(`of ${seconds.length} damaged files the slowest took ${Math.max(...seconds).toFixed(3)} s of processor time`);
  expect(seconds).toHaveLength(files.length * times);
});
