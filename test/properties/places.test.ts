/**
 * Every diagnostic points at the user's files, whatever is wrong: a place in the library is shown by a note. Checked over the samples of
 * all codes, the corpus of mistakes, random mutations, and examples with one value of one call changed.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { render } from "../../src/diagnostics/render.ts";
import { check } from "../../src/index.ts";
import { mutant } from "../support/mutants.ts";
import { exampleNames } from "../../tools/examples.ts";
import { sampled } from "../support/extent.ts";

const root = resolve(import.meta.dirname, "../..");
const runs = Number(process.env["MUTATIONS"] ?? 60);

function blocksIn(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const pages = readdirSync(join(root, folder)).filter((name) => name.endsWith(".md")).map((name) => readFileSync(join(root, folder, name), "utf8"));
  return pages.flatMap((page) => [...page.matchAll(/^```nn[^\n]*\n([\s\S]*?)^```/gm)].map(([, text = ""]) => text));
}

const examples = exampleNames.map((name) => readFileSync(join(root, `examples/${name}/${name}.nn`), "utf8"));

/** Values that parameters of the library refuse, or that make its equations read out of bounds. */
const values = ["0", "-1", "1.5", "1000", "true", "\"a\"", "[1, 2]", "zeros", "infinity"];

const changed = examples.flatMap((text) => [...text.matchAll(/(?<=[(,:]\s*)\d+(?:\.\d+)?(?=\s*[,)])/g)].flatMap(({ index, 0: number }) => values.map((value) => text.slice(0, index) + value + text.slice(index + number.length))));

function placesInLibrary(texts: Iterable<string>): { readonly found: number; readonly inLibrary: readonly string[] } {
  let found = 0;
  const inLibrary: string[] = [];
  for (const text of texts) {
    for (const d of check(text, { fileName: "main.nn" }).diagnostics) {
      found++;
      const places = [d.span, ...d.fixes.flatMap(({ edits }) => edits.map((e) => e.span))];
      if (places.some(({ source }) => source.library === true) || render([d], "github").includes("file=std/")) inLibrary.push(`${render([d], "pretty")}\n${text}`);
    }
  }
  return { found, inLibrary };
}

test.each([
  ["samples of the codes", sampled(blocksIn("test/errors"), 3)],
  ["the corpus of mistakes", sampled(blocksIn("test/mistakes"), 3)],
  ["random mutations", Array.from({ length: runs }, (_, seed) => mutant(seed))],
  ["examples with one value changed", sampled(changed, 17)],
])("no diagnostic of %s points into the library", { timeout: 600_000 }, (_, texts) => {
  const { found, inLibrary } = placesInLibrary(texts);
  expect(found).toBeGreaterThan(0);
  expect(inLibrary).toEqual([]);
});
