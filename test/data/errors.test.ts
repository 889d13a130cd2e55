/** Every code of the data family has a folder with a model and its data that yield exactly it, and a fixed model that yields nothing. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadCompiler } from "../../src/cli/compiler.ts";
import { rendered } from "../../src/cli/show.ts";
import { readModelData } from "../../src/data/model-data.ts";
import { data as catalogue } from "../../src/diagnostics/catalogue/data.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { Report } from "../../src/diagnostics/report.ts";

async function diagnose(folder: string, file: string): Promise<readonly Diagnostic[]> {
  const fileName = `${folder}/${file}`;
  const compiler = await loadCompiler();
  const { models, diagnostics } = await compiler.check(readFileSync(fileName, "utf8"), { fileName });
  expect(await rendered(diagnostics, "pretty", false)).toBe("");
  const report = new Report();
  for (const model of models) await readModelData(model, `${folder}/${model.train.data?.path}`, "examples", report);
  return report.diagnostics;
}

describe.each(Object.keys(catalogue))("%s", (code) => {
  const folder = `test/errors/${code}`;

  test("has its folder", () => {
    for (const file of ["wrong.nn", "message.txt", "fixed.nn"]) expect(existsSync(`${folder}/${file}`), file).toBe(true);
  });

  test("says what its folder shows", async () => {
    const diagnostics = await diagnose(folder, "wrong.nn");
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    await expect(await rendered(diagnostics, "pretty", false)).toMatchFileSnapshot(`../errors/${code}/message.txt`);
  });

  test("is mended in its folder", async () => {
    expect(await diagnose(folder, "fixed.nn")).toEqual([]);
  });
});
