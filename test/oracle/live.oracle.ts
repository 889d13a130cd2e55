/** The same comparison with PyTorch as it is installed here; and whether the committed results are still what it gives. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { compareCase, type TorchCase } from "./compare.ts";
import { compareExample, type ExampleCase } from "./compare-example.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-oracle-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ["torch_cases.py", "torch.json"],
  ["torch_layers.py", "layers.json"],
  ["torch_training.py", "training.json"],
  ["torch_derived.py", "derived.json"],
  ["torch_masked.py", "masked.json"],
  ["torch_own.py", "own.json"],
  ["torch_batch.py", "batch.json"],
])("PyTorch, live: %s", (script, golden) => {
  // Debian's PyTorch belongs to Debian's Python.
  const out = join(folder, golden);
  execFileSync("/usr/bin/python3", [fileURLToPath(new URL(script, import.meta.url)), out]);
  const cases: readonly TorchCase[] = JSON.parse(readFileSync(out, "utf8"));
  const committed: readonly TorchCase[] = JSON.parse(readFileSync(new URL(`goldens/${golden}`, import.meta.url), "utf8"));

  test.each(cases.map((c) => [c.name, c] as const))("%s", (_name, c) => compareCase(c));

  test("the committed results are of the same cases and numbers", () => {
    expect(cases.map((c) => c.name)).toEqual(committed.map((c) => c.name));
    cases.forEach((c, i) => {
      const other = committed[i];
      expect(c.text).toBe(other?.text);
      expect(c.inputs).toEqual(other?.inputs);
      if (c.loss !== undefined) expect(c.loss).toBeCloseTo(other?.loss ?? Number.NaN, 9);
    });
  });
});

describe("PyTorch, live: examples, every entry of every array", () => {
  const out = join(folder, "examples.json");
  execFileSync("/usr/bin/python3", [fileURLToPath(new URL("torch_examples.py", import.meta.url)), out, "--whole"]);
  const cases: readonly ExampleCase[] = JSON.parse(readFileSync(out, "utf8"));
  const committed: readonly ExampleCase[] = JSON.parse(readFileSync(new URL("goldens/examples.json", import.meta.url), "utf8"));

  test.each(cases.map((c) => [c.name, c] as const))("%s", (_name, c) => compareExample(c));

  test("the committed results are of the same cases and numbers", () => {
    expect(cases.map((c) => c.name)).toEqual(committed.map((c) => c.name));
    cases.forEach((c, i) => expect(c.loss).toBeCloseTo(committed[i]?.loss ?? Number.NaN, 9));
  });
});
