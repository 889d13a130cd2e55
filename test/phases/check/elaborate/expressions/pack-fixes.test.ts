/** Packs in place of one that a definition lacks. */
import { expect, test } from "vitest";
import { packFixes } from "../../../../../src/phases/check/elaborate/expressions/pack-fixes.ts";
import { sourceFile, span } from "../../../../../src/source/source.ts";

const at = span(sourceFile("m.nn", "..t"), 0, 3);

test("each pack of the definition is offered in its order", () => {
  expect(packFixes(at, new Map([["s", [2, 3]], ["rest", []]])).fixes.map(({ title, edits }) => [title, edits[0]?.text])).toEqual([["write `..s`", "..s"], ["write `..rest`", "..rest"]]);
});

test("without packs nothing is", () => {
  expect(packFixes(at, new Map()).fixes).toEqual([]);
});
