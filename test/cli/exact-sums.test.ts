/** `--exact-sums` of `nnc train`, and `exactSums` of the project: the same weights, and others than without. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nnc } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-exact-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a convolution is trained with its sums where that is asked for", async () => {
  const rows = Array.from({ length: 64 }, (_, n) => `${n / 64},${Math.sin(n)}`);
  writeFileSync(join(folder, "t.csv"), `t,y\n${rows.join("\n")}\n`);
  const file = join(folder, "t.nn");
  writeFileSync(file, 'model T { input f: { t } dense(512) tanh reshape([8, 8, 8]) conv(16, kernel: 3, padding: 1) flatten dense(1) output y: [1] loss meanSquaredError train { data: csv("t.csv") optimizer: sgd(rate: 0.001) epochs: 2 batch: 64 } }');
  const weights = async (name: string, ...flags: readonly string[]): Promise<string> => {
    const out = join(folder, `${name}.safetensors`);
    const { code, err } = await nnc(["train", file, "--target", "wasm", "--validation", "0", "--out", out, ...flags]);
    expect([code, err]).toEqual([0, expect.not.stringContaining("error")]);
    return readFileSync(out).toString("base64");
  };
  const [minimal, exact] = [await weights("minimal"), await weights("exact", "--exact-sums")];
  expect(exact).not.toBe(minimal);
  writeFileSync(join(folder, "nnc.config.json"), JSON.stringify({ exactSums: true }));
  expect(await weights("project")).toBe(exact);
});
