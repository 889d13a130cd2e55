/** `nnc train` computes in float32 by itself: columns with a large offset are learned, or are told. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-precision-"));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = Array.from({ length: 400 }, (_, n) => `${1612892067115 + 150 * n},${n / 400}`);
writeFileSync(join(folder, "t.csv"), `t,y\n${rows.join("\n")}\n`);

function model(layers: string): string {
  const file = join(folder, "t.nn");
  writeFileSync(file, `model T { input f: { t } ${layers} output y: [1] loss meanSquaredError train { data: csv("t.csv") optimizer: adam(rate: 0.02) epochs: 60 batch: 16 metrics: [r2] } }`);
  return file;
}

test("one minute of timestamps in milliseconds, standardized, is learned, measured and predicted", async () => {
  const file = model("standardize dense(1)");
  for (const target of ["wasm", "ts"]) {
    const weights = join(folder, `${target}.safetensors`);
    const trained = await nnc(["train", file, "--target", target, "--precision", "f32", "--out", weights]);
    expect([trained.code, trained.err]).toEqual([0, expect.not.stringContaining("NN617")]);
    expect(trained.out).toMatch(/^training .* r2 1$/m);
    for (const precision of ["f64", "f32"]) {
      const { out } = await nnc(["eval", file, "--weights", weights, "--precision", precision]);
      expect(out).toMatch(/r2 +1\b/);
      const predicted = await nnc(["predict", file, "--weights", weights, "--precision", precision, "--data", join(folder, "t.csv")]);
      const values = predicted.out.trim().split("\n").map((line) => Number(/-?\d[\d.e-]*/.exec(line)?.[0]));
      expect(Math.abs((values[200] ?? NaN) - 0.5)).toBeLessThan(1e-3);
      expect(values.every((value) => Math.fround(value) === value), `${precision}: ${values[200]}`).toBe(precision === "f32");
    }
  }
});

test("timestamps that nothing centers are reported", async () => {
  const file = model("dense(1)");
  const { err } = await nnc(["train", file, "--epochs", "1"]);
  expect(err).toContain("NN617");
  expect(err).toContain("apply `standardize` to `f` before any other layer");
  expect((await nnc(["train", file, "--epochs", "1", "--precision", "f64"])).err).not.toContain("NN617");
});
