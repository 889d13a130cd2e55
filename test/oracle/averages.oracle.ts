/** Averages of weights beside PyTorch's `AveragedModel`, on both targets. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, test } from "vitest";
import { load } from "../support/module.ts";
import { agree } from "./compare.ts";

interface AverageCase {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly before: Readonly<Record<string, readonly number[]>>;
  readonly losses: readonly number[];
  readonly average: Readonly<Record<string, readonly number[]>>;
  readonly output: readonly number[];
}

const folder = mkdtempSync(join(tmpdir(), "nnc-averages-"));
afterAll(() => rmSync(folder, { recursive: true }));
const out = join(folder, "averages.json");
execFileSync("/usr/bin/python3", [fileURLToPath(new URL("averages.py", import.meta.url)), out]);
const cases: readonly AverageCase[] = JSON.parse(readFileSync(out, "utf8"));

describe.each([["ts", 1e-10], ["wasm", 2e-4]] as const)("PyTorch, live: averages of weights, %s", (target, tolerance) => {
  test.each(cases.map((c) => [c.name, c] as const))("%s", async (name, c) => {
    const text = `model M { input x: [3] dense(5) tanh dense(2) output y: [2] loss squaredError train { optimizer: adam(0.05) average: ${name} batch: 4 } }`;
    const network = (await load(text, { target }))();
    for (const [key, values] of Object.entries(c.before)) network.parameters[key]?.values.set(values);
    agree("losses", c.losses.map(() => network.trainBatch(c.x, c.y)), c.losses, tolerance);
    for (const [key, expected] of Object.entries(c.average)) agree(`average of ${key}`, network.parameters[key]?.values ?? [], expected, tolerance);
    agree("output", network.forward(c.x), c.output, tolerance);
  });
});
