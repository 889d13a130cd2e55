/** `nnc/module`: what an editor shows beside a model is what `nnc build` writes, and its lines lead back. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { moduleOf } from "../../src/cli/lsp/module.ts";

const iris = pathToFileURL(resolve("examples/iris/iris.nn")).href;
const text = readFileSync("examples/iris/iris.nn", "utf8");

test("the module is the one that is built, with places of every line that computes", async () => {
  const { modules: [module] } = await moduleOf({ uri: iris, text });
  expect(module?.text).toBe(readFileSync("generated/iris.ts", "utf8"));
  const lines = module?.text.split("\n") ?? [];
  const of = (line: number): string => module?.places.filter((place) => place.line === line).map(({ from, to }) => lines.slice(from - 1, to).join("\n")).join("\n") ?? "";
  const lineOf = (what: string): number => text.split("\n").findIndex((line) => line.includes(what)) + 1;
  expect(of(lineOf("dense(16)"))).toContain("function initialize_dense1_W");
  expect(of(lineOf("dense(3)"))).toContain("dense2_W");
  expect(of(lineOf("dense(3)"))).not.toContain("initialize_dense1_W");
  expect(module?.places.every(({ from, to }) => from <= to && to <= lines.length)).toBe(true);
});

test("the text of the editor counts, and one with errors has no module", async () => {
  const { modules: [module] } = await moduleOf({ uri: iris, text: text.replace("dense(16)", "dense(17)") });
  expect(module?.text).toContain("i2 < 17; i2++");
  expect(await moduleOf({ uri: iris, text: text.replace("dense(16)", "dens(16)") })).toEqual({ modules: [] });
});

test("target and precision are those of the question, else of the project", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nnc-module-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "nnc.config.json"), JSON.stringify({ target: "wasm", precision: "f32" }));
  const uri = pathToFileURL(join(folder, "a model.nn")).href;
  const own = await moduleOf({ uri, text });
  expect(own.modules[0]?.text).toContain("WebAssembly");
  // TypeScript computes in float64 alone.
  const asked = await moduleOf({ uri, text, target: "ts" });
  expect(asked.modules[0]?.text).not.toContain("WebAssembly");
  expect(asked.modules[0]?.text).toContain("Float64Array");
  writeFileSync(join(folder, "nnc.config.json"), "{");
  await expect(moduleOf({ uri, text })).rejects.toThrow("nnc.config.json");
});
