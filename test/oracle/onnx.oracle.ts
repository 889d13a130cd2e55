/** Models as graphs of ONNX: `onnx.checker` accepts them, and ONNX Runtime predicts what emitted modules do. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { encodeModel, exportOnnx, initialWeights, newestOpset, oldestOpset, operatorsOf } from "../../src/export/onnx/export.ts";
import { check } from "../../src/index.ts";
import { recipes } from "../programs/random/choices.ts";
import { writeProgram } from "../programs/random/write.ts";
import { loadWithModel } from "../support/module.ts";
import { cases, refused } from "./onnx/models.ts";
import { generator } from "./onnx/random.ts";
import { compareRuns, openSession, sessionOf } from "./onnx/run.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-onnx-"));
const written: string[] = [];
const operators = new Map<string, number>();
const only = process.env["ONNX_ONLY"] ?? "";

afterAll(() => {
  rmSync(folder, { recursive: true });
  console.log(`operators: ${[...operators].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} ${count}`).join(", ")}`);
});

const models = cases.filter(({ title }) => only.split(",").some((part) => title.includes(part))).flatMap((c) => {
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
  // 200 examples of each.
  test.each(models)("%s", async (title, text, options) => expect(await difference(title, text, 25, options)).toBeLessThan(1e-5));

  const { PROGRAMS_SEED = "1" } = process.env;
  const programs = fc.sample(recipes, { numRuns: only === "" ? 100 : 0, seed: Number(PROGRAMS_SEED) }).map((recipe, k) => [`random program ${k}`, writeProgram(recipe)] as const);
  test.each(programs)("%s", async (title, text) => expect(await difference(title, text, 1), text).toBeLessThan(1e-5));
});

/** Of batches of one and of seven, each `rounds` times, and once with the newest operators. */
async function difference(title: string, text: string, rounds: number, options: Parameters<typeof loadWithModel>[1] = {}): Promise<number> {
  const { create, model } = await loadWithModel(text, options);
  const network = create({ seed: 1 });
  const weights = initialWeights(model, 1);
  const next = generator(5);
  const session = await sessionOf(model, weights, oldestOpset);
  for (const [name, count] of operatorsOf(session.onnx.graph)) operators.set(name, (operators.get(name) ?? 0) + count);
  const path = join(folder, `${written.length}.onnx`);
  writeFileSync(path, encodeModel(session.onnx).model);
  written.push(`${path} ${title}`);
  const differences: number[] = [];
  for (let k = 0; k < rounds; k++) for (const count of [1, 7]) differences.push(await compareRuns(session, network, model, count, next));
  differences.push(await compareRuns(await sessionOf(model, weights, newestOpset), network, model, 7, next));
  return Math.max(...differences);
}

test.each(refused)("%s is refused: its predictions are drawn", (path) => {
  const [model] = check(readFileSync(path, "utf8"), { fileName: path }).models;
  if (model === undefined) throw new Error(`${path} has errors`);
  expect(() => exportOnnx(model, initialWeights(model, 1), { version: "0.0.0" })).toThrow("random numbers are drawn in predictions");
});

test("weights beside the file are read, by ONNX Runtime and by onnx.checker", async () => {
  const { create, model } = await loadWithModel("model M {\n  input x: [40]\n  dense(50) relu dense(30)\n  output y: [30]\n}\n");
  const onnx = exportOnnx(model, initialWeights(model, 1), { version: "0.0.0" });
  const files = encodeModel(onnx, "beside.onnx.data");
  const path = join(folder, "beside.onnx");
  writeFileSync(path, files.model);
  writeFileSync(join(folder, "beside.onnx.data"), files.data ?? "");
  written.push(path);
  const session = await openSession(onnx, path);
  expect(await compareRuns(session, create({ seed: 1 }), model, 7, generator(5))).toBeLessThan(1e-5);
});

test("onnx.checker accepts all of them, with shapes inferred", () => {
  const faults: unknown = JSON.parse(execFileSync("/usr/bin/python3", [fileURLToPath(new URL("onnx/check.py", import.meta.url))], { input: JSON.stringify(written.map((w) => w.split(" ")[0])), encoding: "utf8" }));
  expect(faults).toEqual([]);
});
