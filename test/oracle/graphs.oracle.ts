/** Sums over edges beside PyTorch's `index_add`: outputs, loss and gradients, by weights and by inputs, on both targets. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { load } from "../support/module.ts";
import { agree } from "./compare.ts";

interface GraphCase {
  readonly name: string;
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly targets: readonly number[];
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  readonly output: readonly number[];
  readonly loss: number;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
  readonly inputGradient: Readonly<Record<string, readonly number[]>>;
}

const folder = mkdtempSync(join(tmpdir(), "nnc-graphs-"));
afterAll(() => rmSync(folder, { recursive: true }));
const out = join(folder, "graphs.json");
execFileSync("/usr/bin/python3", [fileURLToPath(new URL("graphs.py", import.meta.url)), out]);
const cases: readonly GraphCase[] = JSON.parse(readFileSync(out, "utf8"));

describe.each([["ts", 1e-10], ["wasm", 2e-5]] as const)("PyTorch, live: sums over edges, %s", (target, tolerance) => {
  test.each(cases.map((c) => [c.name, c] as const))("%s", async (name, c) => {
    const text = readFileSync(new URL(`graphs/${name}.nn`, import.meta.url), "utf8");
    const network = (await load(text, { fileName: `${name}.nn`, target, inputGradients: true }))();
    expect(Object.keys(network.parameters).sort()).toEqual(Object.keys(c.parameters).sort());
    for (const [key, values] of Object.entries(c.parameters)) network.parameters[key]?.values.set(values);
    agree("output", network.forward(c.inputs), c.output, tolerance);
    agree("loss", [network.loss(c.inputs, c.targets)], [c.loss], tolerance);
    network.accumulate(c.inputs, c.targets);
    for (const [key, expected] of Object.entries(c.gradients)) agree(`gradient of ${key}`, network.gradients[key]?.values ?? [], expected, tolerance);
    for (const [key, expected] of Object.entries(c.inputGradient)) agree(`gradient of ${key}`, network.inputGradients?.[key]?.subarray(0, expected.length) ?? [], expected, tolerance);
  });
});
