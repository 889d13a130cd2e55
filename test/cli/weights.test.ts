/** `nnc weights`: files of weights listed, compared, converted; hostile files refused. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "../../src/runtime/safetensors.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { fileOf, hostileFiles } from "../hostile/weights.ts";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-weights-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

function write(name: string, bytes: Uint8Array): string {
  writeFileSync(at(name), bytes);
  return at(name);
}

const some = write("some.safetensors", encodeSafetensors([
  { name: "a", shape: [2, 3], values: Float64Array.of(1, -2, 3.5, NaN, Infinity, 1e-300) },
  { name: "b", shape: [2], values: Float32Array.of(0.1, -1) },
], { model: "Net" }));

describe("lists", () => {
  test("names, types, shapes, statistics and metadata", async () => {
    const { code, out } = await nnc(["weights", some]);
    expect(code).toBe(0);
    expect(out).toMatch(/^a +F64 +\[2, 3\] +48 +-2 +3\.5 +0\.625 +1 NaN, 1 infinite$/m);
    expect(out).toContain("2 tensors, 8 numbers");
    expect(out).toContain("model: Net");
  });

  test("integers and booleans of other writers, as JSON", async () => {
    const bytes = fileOf(JSON.stringify({ n: { dtype: "I64", shape: [], data_offsets: [0, 8] }, m: { dtype: "BOOL", shape: [2], data_offsets: [8, 10] } }), 10);
    bytes.set([7], bytes.length - 10);
    bytes.set([1], bytes.length - 1);
    const { code, out } = await nnc(["weights", write("integers.safetensors", bytes), "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ tensors: [{ name: "n", type: "I64", bytes: 8, least: 7, mean: 7 }, { name: "m", type: "BOOL", shape: [2], least: 0, greatest: 1, mean: 0.5 }] });
  });
});

describe("compares", () => {
  test("equal files, whatever their order and type", async () => {
    const other = write("order.safetensors", encodeSafetensors([{ name: "b", shape: [2], values: Float64Array.from(Float32Array.of(0.1, -1)) }, { name: "a", shape: [2, 3], values: Float64Array.of(1, -2, 3.5, NaN, Infinity, 1e-300) }], {}));
    expect(await nnc(["weights", some, other])).toEqual({ code: 0, out: "2 tensors, all equal\n", err: "" });
  });

  test("differences by tensor, missing ones and shapes, with exit code 1", async () => {
    const other = write("other.safetensors", encodeSafetensors([
      { name: "a", shape: [3, 2], values: new Float64Array(6) }, { name: "b", shape: [2], values: Float32Array.of(0.1, -1.25) }, { name: "c", shape: [], values: Float64Array.of(1) },
    ], {}));
    const { code, out } = await nnc(["weights", some, other]);
    expect(code).toBe(1);
    expect(out).toMatch(/^a +\[2, 3\] and \[3, 2\]$/m);
    expect(out).toMatch(/^b +0\.25 +0\.2$/m);
    expect(out).toMatch(/^c +is missing in the first file$/m);
    expect(out).toContain("3 tensors, 3 differ");
  });

  test("a tolerance is of absolute differences; NaN in one file alone is beyond any", async () => {
    const [one, two, three] = [[1, NaN], [1.01, NaN], [1, 2]].map((values, i) => write(`${i}.safetensors`, encodeSafetensors([{ name: "a", shape: [2], values: Float64Array.from(values) }], {})));
    expect(await nnc(["weights", one ?? "", two ?? "", "--tolerance", "0.1"])).toMatchObject({ code: 0 });
    expect(await nnc(["weights", one ?? "", two ?? "", "--tolerance", "0.001"])).toMatchObject({ code: 1 });
    expect(await nnc(["weights", one ?? "", three ?? "", "--tolerance", "9"])).toMatchObject({ code: 1, out: expect.stringContaining("1 NaN or infinite in one file alone") as unknown });
  });
});

describe("converts", () => {
  test.each([["f16", 0.0999755859375], ["bf16", 0.10009765625], ["f32", Math.fround(0.1)], ["f64", Math.fround(0.1)]])("to %s, rounded to nearest", async (as, tenth) => {
    const out = at(`${as}.safetensors`);
    expect(await nnc(["weights", some, "--as", as, "--out", out])).toMatchObject({ code: 0 });
    const { tensors, metadata } = decodeSafetensors(readFileSync(out));
    expect([...(tensors.get("b")?.values ?? [])]).toEqual([tenth, -1]);
    expect([...(tensors.get("a")?.values ?? [])]).toEqual([1, -2, 3.5, NaN, Infinity, as === "f64" ? 1e-300 : 0]);
    expect(metadata).toEqual({ model: "Net" });
  });

  test("refuses what would overflow, and writes nothing", async () => {
    const large = write("large.safetensors", encodeSafetensors([{ name: "a", shape: [3], values: Float32Array.of(1, 7e4, -1e5) }], {}));
    expect(await nnc(["weights", large, "--as", "f16", "--out", at("over.safetensors")])).toMatchObject({ code: 1, err: expect.stringContaining("2 numbers of a would overflow to infinity in F16, up to -100000") as unknown });
    expect(existsSync(at("over.safetensors"))).toBe(false);
    expect(await nnc(["weights", large, "--as", "f16", "--out", large])).toMatchObject({ code: 1, err: expect.stringContaining("would overwrite") as unknown });
  });
});

describe("refuses", () => {
  test.each(hostileFiles)("$what, within a second", async ({ what, bytes, strict: message }) => {
    const path = write("hostile.safetensors", bytes);
    const start = cpuTime();
    expect(await nnc(["weights", path, "--as", "f32", "--out", at("never.safetensors")]), what).toMatchObject({ code: 1, out: "", err: expect.stringContaining(message) as unknown });
    expect(cpuTime() - start).toBeLessThan(2000);
    expect(readdirSync(folder).filter((name) => name.startsWith("never") || name.startsWith(".nnc-"))).toEqual([]);
  });

  test.each([[["weights"], "expected a safetensors file"], [["weights", some, "--as", "f16"], "--out is missing"], [["weights", some, "--out", "x"], "--as is missing"], [["weights", some, "--tolerance", "1"], "for two files"]])("the usage %j", async (args, message) => {
    expect(await nnc(args)).toMatchObject({ code: 2, err: expect.stringContaining(message) as unknown });
  });

  test("a file that is not there", async () => expect(await nnc(["weights", at("none")])).toMatchObject({ code: 1, err: expect.stringContaining("cannot read") as unknown }));
});
