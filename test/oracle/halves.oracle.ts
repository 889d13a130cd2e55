/** Numbers of 16 bits beside NumPy (F16) and PyTorch (BF16): rounding of doubles, and files in both directions. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { decodeHalves, encodeHalves } from "../../src/runtime/half.ts";
import { decodeSafetensors, encodeSafetensors } from "../../src/runtime/safetensors.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-halves-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

const all = Uint16Array.from({ length: 65536 }, (_, i) => i);
writeFileSync(path("ours.safetensors"), encodeSafetensors([
  { name: "f16", shape: [256, 256], values: all, type: "F16" }, { name: "bf16", shape: [256, 256], values: all, type: "BF16" }, { name: "one", shape: [], values: Float64Array.of(1) },
], {}));
execFileSync("/usr/bin/python3", [fileURLToPath(new URL("halves.py", import.meta.url)), folder]);

const bytesOf = (name: string): ArrayBuffer => Uint8Array.from(readFileSync(path(name))).buffer;

describe.each([["F16", "f16"], ["BF16", "bf16"]] as const)("%s", (type, name) => {
  test("doubles are rounded to the same 16 bits", () => {
    const doubles = new Float64Array(bytesOf(`${name}.doubles`));
    const theirs = new Uint16Array(bytesOf(`${name}.halves`));
    expect(doubles.length).toBe(400_000);
    const ours = encodeHalves(doubles, type);
    expect([...doubles.keys()].filter((i) => ours[i] !== theirs[i]).map((i) => [doubles[i], ours[i], theirs[i]])).toEqual([]);
  });

  test("a file written there is read here with the same values, and a file written here there", () => {
    const theirs = decodeSafetensors(new Uint8Array(bytesOf("theirs.safetensors"))).tensors.get(name);
    expect(theirs?.shape).toEqual([256, 256]);
    expect(theirs?.values).toEqual(decodeHalves(all, type));
    expect(new Float32Array(bytesOf(`${name}.read`))).toEqual(decodeHalves(all, type));
  });
});
