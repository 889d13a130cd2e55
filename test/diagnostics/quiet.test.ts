/**
 * Files that are known to be good raise no warning: the examples, the library, benchmarks, models of tests. That the blocks of the pages and the mended
 * samples and mistakes raise nothing at all is in the tests of those.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";

const files = ["examples", "src/std", "bench", "docs", "test"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((path) => (path.endsWith(".nn") && !path.includes("node_modules") ? [`${folder}/${path}`] : [])).sort());

function resolve(path: string, importer: string): { readonly name: string; readonly text: string } | undefined {
  const name = join(dirname(importer), path);
  return existsSync(name) ? { name, text: readFileSync(name, "utf8") } : undefined;
}

test("there are many", () => expect(files.length).toBeGreaterThan(180));

test.each(files)("%s", (file) => {
  const { diagnostics } = check(readFileSync(file, "utf8"), { fileName: file, resolve });
  expect(diagnostics.filter(({ severity }) => severity === "warning").map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});
