/**
 * The server resolves names by a walk over the tree, the checker while it elaborates. Both mean the same: where each declaration has a name of its own, given to it
 * and to all uses that the server finds of it, the checker has one declaration for each name, and builds the same models.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Report } from "../../src/diagnostics/report.ts";
import { load } from "../../src/load.ts";
import { check } from "../../src/phases/check/check.ts";
import { sourceFile } from "../../src/source/source.ts";
import { standardDefaults } from "../../src/std/defaults.ts";
import { all, sampled } from "../support/extent.ts";
import { distinct, plain, resolveIn, type Texts, unmarked, usesIn } from "./distinct.ts";
import { libraryWithUses } from "./uses.ts";

const folder = new URL("../../examples/", import.meta.url);
const examples = readdirSync(folder).flatMap((name) => readdirSync(new URL(`${name}/`, folder)).filter((f) => f.endsWith(".nn")).map((f): readonly [string, string] => [f, readFileSync(new URL(`${name}/${f}`, folder), "utf8")]));
const every = readFileSync("test/names/all.nn", "utf8");
const shadowing = readFileSync(new URL("shadowing.nn", import.meta.url), "utf8");

/** What the checker makes of the last of the files. That a definition is not used is decided by names alone, whatever they mean: that warning is left out. */
function checked(texts: Texts): { readonly models: readonly string[]; readonly found: readonly string[] } {
  const [name, text] = [...texts].at(-1) ?? ["", ""];
  const report = new Report();
  // No fixes are tried.
  const models = check(load(sourceFile(name, text), resolveIn(texts), report), { set: new Map(), defaults: standardDefaults() }, report);
  return { models: report.failed ? [] : models.map(plain), found: report.diagnostics.filter((d) => d.code !== "NN708").map((d) => unmarked(`${d.code} ${d.message}`)) };
}

const files: readonly (readonly [string, Texts])[] = [
  ["all.nn", new Map([["all.nn", every]])],
  ["shadowing.nn", new Map([["shadowing.nn", shadowing]])],
  ["the library", new Map([["library.nn", libraryWithUses()]])],
  ["two files", new Map([["definitions.nn", every.slice(0, every.indexOf("model "))], ["all.nn", `import { pushed, falling, weighted, around, mixing, twice, bent } from "definitions.nn"\n${every.slice(every.indexOf("model "))}`]])],
  ...sampled(examples, 4, 1).map(([name, text]) => [name, new Map([[name, text]])] as const),
];

test.each(files)("every name of %s means the same to the server and to the checker", (_, texts) => {
  const expected = checked(texts);
  expect(expected.models, expected.found.join("\n")).not.toEqual([]);
  const found = checked(distinct(texts, usesIn(texts)));
  expect(found.found).toEqual(expected.found);
  expect(found.models).toEqual(expected.models);
});

test("a place of which the server says something else is found", () => {
  const texts: Texts = new Map([["all.nn", every]]);
  const expected = checked(texts);
  const uses = usesIn(texts);
  // Patterns that give a size two names are as good as patterns that give it one.
  const several = uses.filter((use) => use.kind !== "size" && uses.filter(({ meant }) => meant === use.meant).length > 1);
  for (const wrong of sampled(several, 9)) {
    const found = checked(distinct(texts, uses.map((use) => (use === wrong ? { ...use, meant: "nothing" } : use))));
    expect(found, `${wrong.name} at ${every.slice(0, wrong.start).split("\n").length}`).not.toEqual(expected);
  }
}, all ? 600_000 : 60_000);
