/** Ten steps of exported optimizers in PyTorch beside emitted modules, in float64. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { torchFile } from "../../src/export/torch/file.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { loadWithModel } from "../support/module.ts";
import { steppedModels } from "./torch-train-models.ts";

const folder = process.env["NNC_KEEP"] ?? mkdtempSync(join(tmpdir(), "nnc-train-"));
afterAll(() => {
  if (process.env["NNC_KEEP"] === undefined) rmSync(folder, { recursive: true });
});

function numbers(seed: number, count: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * 2 - 1);
}

function rows(values: readonly number[], width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, n) => values.slice(n * width, (n + 1) * width));
}

const seed = 5;
const expected = new Map<string, { readonly saved: Uint8Array; readonly losses: readonly number[] }>();

beforeAll(async () => {
  const manifest: unknown[] = [];
  for (const [number, { name, text }] of steppedModels.entries()) {
    const { create, model } = await loadWithModel(text, { fileName: "net.nn" });
    const network = create({ seed });
    const weights = join(folder, `case${number}.safetensors`);
    writeFileSync(weights, network.save());
    const width = model.inputs[0]?.encoding.kind === "real" ? model.inputs[0].encoding.shape[0] ?? 1 : 1;
    const batches = Array.from({ length: 10 }, (_, k) => ({ x: numbers(2 * k + 1, 5 * width), y: numbers(2 * k + 2, 10) }));
    const losses = batches.map(({ x, y }) => network.trainBatch(Float64Array.from(x), Float64Array.from(y), 5));
    expected.set(name, { saved: network.save(), losses });
    const file = join(folder, `case${number}.py`);
    writeFileSync(file, torchFile([model], "net.nn"));
    manifest.push({ number, name: model.name, seed, file, weights, results: join(folder, `results${number}.safetensors`), batches: batches.map(({ x, y }) => [rows(x, width), rows(y, 2)]) });
  }
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  execFileSync("/usr/bin/python3", [fileURLToPath(new URL("torch_train.py", import.meta.url)), join(folder, "manifest.json")], { stdio: "inherit" });
}, 600_000);

describe("ten steps, exported to PyTorch", () => {
  test.each(steppedModels.map((m, number) => [m.name, number] as const))("%s", (name, number) => {
    const results = join(folder, `results${number}.safetensors`);
    if (existsSync(`${results}.error`)) expect.fail(readFileSync(`${results}.error`, "utf8"));
    const found = decodeSafetensors(readFileSync(results)).tensors;
    const { saved, losses } = expected.get(name) ?? { saved: new Uint8Array(), losses: [] };
    const wanted = new Map([...decodeSafetensors(saved).tensors].map(([key, { values }]) => [key, Array.from(values)]));
    wanted.set("losses", [...losses]);
    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [key, values] of wanted) {
      const actual = Array.from(found.get(key)?.values ?? []);
      expect(actual.length, key).toBe(values.length);
      const worst = Math.max(...values.map((v, i) => Math.abs(v - (actual[i] ?? NaN)) / Math.max(1, Math.abs(v))));
      expect(worst, key).toBeLessThan(1e-8);
    }
  });
});
