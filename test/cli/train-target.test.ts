/** What `nnc train` trains in where nothing is said: the fastest, and weights go from one to another. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-target-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Trains a little and gives the element types of the weights. */
async function elementTypes(name: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const out = join(folder, `${name}.safetensors`);
  const { code, err } = await nnc(["train", "examples/iris/iris.nn", "--epochs", "2", "--out", out, ...flags]);
  expect(code, err).toBe(0);
  const bytes = readFileSync(out);
  const header: Record<string, { readonly dtype?: string }> = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE(0))).toString());
  return [...new Set(Object.entries(header).flatMap(([key, { dtype }]) => (key.startsWith("dense") && dtype !== undefined ? [dtype] : [])))];
}

test.each([
  [[], "F32"],
  [["--target", "wasm"], "F32"],
  [["--target", "ts"], "F64"],
  [["--precision", "f64"], "F64"],
  [["--precision", "f32"], "F32"],
])("flags %j train in %s", async (flags, type) => {
  expect(await elementTypes(flags.join("") || "none", ...flags)).toEqual([type]);
});

test("WebAssembly has no float64", async () => {
  const { code, err } = await nnc(["train", "examples/iris/iris.nn", "--target", "wasm", "--precision", "f64"]);
  expect([code, err]).toEqual([2, expect.stringContaining("--target wasm computes in float32")]);
});

test("training goes on in the other target", async () => {
  await elementTypes("first");
  expect(await elementTypes("second", "--target", "ts", "--resume", join(folder, "first.safetensors"))).toEqual(["F64"]);
  expect(await elementTypes("third", "--resume", join(folder, "second.safetensors"))).toEqual(["F32"]);
});
