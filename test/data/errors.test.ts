/** Each code of data files has a sample in test/errors: a model and its data that yield exactly it, and a fixed model that yields nothing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCompiler } from "../../src/cli/compiler.ts";
import { rendered } from "../../src/cli/show.ts";
import { modelFiles } from "../../src/data/locate-files.ts";
import { checkColumns, readExamples, readInputRows, readTable } from "../../src/data/model-data.ts";
import { reportLeak } from "../../src/data/leaks.ts";
import { partExamples } from "../../src/data/parts.ts";
import type { Table } from "../../src/data/table.ts";
import { data as catalogue } from "../../src/diagnostics/catalogue/data.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { Report } from "../../src/diagnostics/report.ts";
import type { CheckedModel } from "../../src/ir/model/types.ts";
import { sampleOf } from "../errors/samples.ts";

/** Codes of rows to predict from; the others are of examples to train with. */
const ofRows = ["NN614"];
/** Codes of `nnc check` alone. */
const ofCheck = ["NN618"];
/** Codes of parts that are held out. */
const ofParts = ["NN640", "NN641", "NN642", "NN643"];

async function diagnose(folder: string, file: string, code: string): Promise<readonly Diagnostic[]> {
  const fileName = `${folder}/${file}`;
  const compiler = await loadCompiler();
  const { modules, diagnostics } = await compiler.compile(readFileSync(fileName, "utf8"), { fileName, precision: "f32" });
  expect(await rendered(diagnostics, "pretty", false)).toBe("");
  const report = new Report();
  for (const { model, rounded } of modules) {
    if (ofCheck.includes(code)) {
      await checkColumns(model, await modelFiles(model, fileName), report);
      continue;
    }
    const table = await readTable(model, await modelFiles(model, fileName), { own: true, purpose: ofRows.includes(code) ? "inputs" : ofParts.includes(code) ? "parts" : "examples" }, report);
    if (table === undefined) continue;
    if (ofRows.includes(code)) await readInputRows(model, table, report);
    else if (ofParts.includes(code)) await partsOf(model, table, report, rounded);
    else await readExamples(model, table, "examples", report, rounded);
  }
  return report.diagnostics;
}

async function partsOf(model: CheckedModel, table: Table, report: Report, rounded: readonly string[]): Promise<void> {
  const data = await readExamples(model, table, "parts", report, rounded);
  const parts = data && partExamples(model, data, { seed: model.train.seed }, report);
  if (data === undefined || parts === undefined) return;
  const [training, part] = [parts.order.subarray(0, parts.trained), parts.order.subarray(parts.trained)].map((rows) => ({ data, rows }));
  if (training !== undefined && part !== undefined && part.rows.length > 0) reportLeak(model, { name: "validation", part, training, span: model.train.validation.span ?? model.span }, report);
}

describe.each(Object.values(catalogue).map((entry) => entry.code))("%s", (code) => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "nnc-sample-"));
    for (const [name, text] of sampleOf(code)) writeFileSync(join(folder, name), text);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is what its faulty file yields", async () => {
    const diagnostics = await diagnose(folder, "wrong.nn", code);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    const text = await rendered(diagnostics, "pretty", false);
    await expect(text.replaceAll(`${relative(process.cwd(), folder)}/`, "").replaceAll(`${folder}/`, "")).toMatchFileSnapshot(`../errors/messages/${code}.txt`);
  });

  test("is mended in its fixed file", async () => {
    expect(await diagnose(folder, "fixed.nn", code)).toEqual([]);
  });
});
