/** `nnc train --seeds`: several trainings and their spread. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { spreadOf } from "../../src/cli/training/spread.ts";
import { nnc } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-seeds-"));
afterAll(() => rmSync(root, { recursive: true }));

const iris = ["train", "examples/iris/iris.nn", "--epochs", "5"];

test("the spread of 2, 4, 4, 4, 5, 5, 7, 9: a standard deviation of a sample", () => {
  expect(spreadOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, deviation: Math.sqrt(32 / 7), min: 2, max: 9 });
  expect(spreadOf([3])).toEqual({ mean: 3, deviation: 0, min: 3, max: 3 });
});

describe("trainings from several seeds", () => {
  test("are those of single seeds, and --out has the weights of the least validation loss", async () => {
    const out = join(root, "best.safetensors");
    const { code, out: printed } = await nnc([...iris, "--seeds", "3", "--seed", "7", "--out", out, "--format", "json"]);
    const found: { readonly best: number; readonly spread: Readonly<Record<string, { readonly mean: number }>>; readonly seeds: readonly { readonly seed: number; readonly validation: { readonly loss: number } }[] } = JSON.parse(printed);
    expect([code, found.seeds.map(({ seed }) => seed)]).toEqual([0, [7, 8, 9]]);
    const losses = found.seeds.map(({ validation }) => validation.loss);
    expect(found.best).toBe(7 + losses.indexOf(Math.min(...losses)));
    expect(found.spread["validation loss"]?.mean).toBeCloseTo(losses.reduce((a, b) => a + b) / 3, 12);
    const single = join(root, "single.safetensors");
    await nnc([...iris, "--seed", String(found.best), "--out", single]);
    expect(readFileSync(out).equals(readFileSync(single))).toBe(true);
  });

  test("are a table of 80 columns with mean and spread", async () => {
    const { out, err } = await nnc([...iris, "--seeds", "2"]);
    expect(err).toMatch(/^Iris: .*\nseed 42 {2}loss .*\nseed 43 {2}loss .*\n$/);
    const lines = out.split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["seed", "42", "43", "", "mean", "deviation", "min", "max", "", "best", "trained", ""]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each([[["--seeds", "1"], "at least 2"], [["--seeds", "3", "--resume", "w"], "--resume is of one training"], [["--format", "json"], "--format is of --seeds"]])("%j is refused", async (flags, message) => {
    expect(await nnc([...iris, ...flags])).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });
});
