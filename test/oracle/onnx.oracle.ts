/** Models as graphs of ONNX: `onnx.checker` accepts them, and ONNX Runtime predicts what emitted modules do. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { initialWeights, newestOpset, oldestOpset, operatorsOf } from "../../src/export/onnx/export.ts";
import { check } from "../../src/index.ts";
import { loadWithModel } from "../support/module.ts";
import { cases } from "./onnx/models.ts";
import { generator } from "./onnx/random.ts";
import { compareRuns, sessionOf } from "./onnx/run.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-onnx-"));
const written: string[] = [];
const operators = new Map<string, number>();
const only = process.env["ONNX_ONLY"] ?? "";

afterAll(() => {
  rmSync(folder, { recursive: true });
  console.log(`operators: ${[...operators].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} ${count}`).join(", ")}`);
});

const models = cases.filter(({ title }) => title.includes(only)).flatMap((c) => {
  const resolve = (path: string, importer: string): { readonly name: string; readonly text: string } => {
    const name = join(dirname(importer), path);
    return { name, text: readFileSync(name, "utf8") };
  };
  const options = { fileName: c.fileName ?? "model.nn", resolve };
  const { models: found, diagnostics } = check(c.text, options);
  if (found.length === 0) throw new Error(`${c.title}: ${diagnostics.map((d) => d.message).join("\n")}`);
  return found.map((m): readonly [string, string, typeof options & { readonly model: string }] => [found.length > 1 ? `${c.title} ${m.name}` : c.title, c.text, { ...options, model: m.name }]);
});

describe("ONNX Runtime predicts within 1e-5 what the emitted module does", () => {
  test.each(models)("%s", async (title, text, options) => {
    const { create, model } = await loadWithModel(text, options);
    const network = create({ seed: 1 });
    const weights = initialWeights(model, 1);
    const next = generator(5);
    const session = await sessionOf(model, weights, oldestOpset);
    for (const [name, count] of operatorsOf(session.onnx.graph)) operators.set(name, (operators.get(name) ?? 0) + count);
    const path = join(folder, `${written.length}.onnx`);
    writeFileSync(path, session.bytes);
    written.push(`${path} ${title}`);
    const differences: number[] = [];
    // 200 examples.
    for (let k = 0; k < 25; k++) for (const count of [1, 7]) differences.push(await compareRuns(session, network, model, count, next));
    differences.push(await compareRuns(await sessionOf(model, weights, newestOpset), network, model, 7, next));
    expect(Math.max(...differences)).toBeLessThan(1e-5);
  });
});

test("onnx.checker accepts all of them, with shapes inferred", () => {
  const faults: unknown = JSON.parse(execFileSync("/usr/bin/python3", [fileURLToPath(new URL("onnx/check.py", import.meta.url))], { input: JSON.stringify(written.map((w) => w.split(" ")[0])), encoding: "utf8" }));
  expect(faults).toEqual([]);
});
