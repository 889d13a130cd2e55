/** State dictionaries of PyTorch, mapped to models and back: outputs agree. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { nnc } from "../cli/terminal.ts";
import { load } from "../support/module.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-torch-weights-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const python = (what: "write" | "read"): void => void execFileSync("/usr/bin/python3", [fileURLToPath(new URL("weights.py", import.meta.url)), folder, what]);
const doubles = (name: string): Float64Array => new Float64Array(Uint8Array.from(readFileSync(at(name))).buffer);
python("write");

const models = {
  mlp: "input x: [4]\n  dense(6)\n  tanh\n  dense(6)\n  tanh\n  dense(3)\n  output y: [3]",
  cnn: "input x: [8, 8, 2]\n  conv(4, 3, padding: 1)\n  batchNorm\n  relu\n  conv(6, 3, stride: 2)\n  flatten\n  dense(3)\n  output y: [3]",
  lstm: "input x: [7, 3]\n  lstm(5)\n  lastTime\n  dense(2)\n  output y: [2]",
  gru: "input x: [7, 3]\n  gru(5)\n  lastTime\n  dense(2)\n  output y: [2]",
  rnn: "input x: [7, 3]\n  simpleRnn(5)\n  lastTime\n  dense(2)\n  output y: [2]",
} as const;

/** What is ambiguous in the proposals; the proposed candidates are right. */
const ambiguous: Readonly<Record<keyof typeof models, readonly string[]>> = { mlp: ["dense2.W"], cnn: ["dense1.W"], lstm: [], gru: [], rnn: [] };

const largest = (a: ArrayLike<number>, b: Float64Array): number => (a.length === b.length ? b.reduce((most, value, i) => Math.max(most, Math.abs(value - (a[i] ?? NaN))), 0) : NaN);

describe.each(Object.entries(models).flatMap(([name, text]) => (["F64", "F32"] as const).map((type) => ({ name, text, type }))))("$name in $type", ({ name, text, type }) => {
  const stem = `${name}-${type}`;
  const tolerance = type === "F64" ? 1e-10 : 1e-5;
  const model = at(`${name}.nn`);

  test("the proposed mapping gives PyTorch's outputs, and the way back, too", async () => {
    const source = `model Net {\n  ${text}\n}\n`;
    writeFileSync(model, source);
    const proposed = await nnc(["weights", at(`${stem}.torch.safetensors`), "--for", model, "--from", "torch", "--propose"]);
    expect(proposed.code).toBe(0);
    const mapping = JSON.parse(proposed.out) as Record<string, { ambiguous?: string }>;
    const doubted = Object.keys(mapping).filter((key) => mapping[key]?.ambiguous !== undefined);
    expect(doubted).toEqual(ambiguous[name as keyof typeof models]);
    writeFileSync(at(`${stem}.json`), proposed.out);
    const args = ["weights", at(`${stem}.torch.safetensors`), "--for", model, "--from", "torch", "--map", at(`${stem}.json`), "--out", at(`${stem}.safetensors`)];
    if (doubted.length > 0) expect(await nnc(args)).toMatchObject({ code: 1, err: expect.stringContaining(`${doubted[0]} is ambiguous`) as unknown });
    for (const entry of Object.values(mapping)) delete entry.ambiguous;
    writeFileSync(at(`${stem}.json`), JSON.stringify(mapping));
    expect(await nnc(args)).toMatchObject({ code: 0 });
    const network = (await load(source))();
    network.load(readFileSync(at(`${stem}.safetensors`)));
    expect(largest(network.forward(doubles(`${stem}.x`), 9), doubles(`${stem}.y`))).toBeLessThan(tolerance);
    expect(await nnc(["weights", at(`${stem}.safetensors`), "--for", model, "--to", "torch", "--map", at(`${stem}.json`), "--out", at(`${stem}.back.safetensors`)])).toMatchObject({ code: 0 });
  });
});

test("what is written back loads strictly in PyTorch and gives the same outputs", () => {
  python("read");
  for (const name of Object.keys(models)) {
    expect(largest(doubles(`${name}-F64.back.y`), doubles(`${name}-F64.y`)), name).toBeLessThan(1e-10);
    expect(largest(doubles(`${name}-F32.back.y`), doubles(`${name}-F32.y`)), name).toBeLessThan(1e-5);
  }
});

test("F16, BF16 and I64 of PyTorch are listed", async () => {
  const { out } = await nnc(["weights", at("halves.torch.safetensors"), "--format", "json"]);
  expect(JSON.parse(out)).toMatchObject({ metadata: { format: "pt" }, tensors: [
    { name: "n", type: "I64", mean: 7 }, { name: "a", type: "F16", least: -3, greatest: 65504 }, { name: "b", type: "BF16", least: -3, greatest: 9.9692099683868690e37 },
  ] });
});
