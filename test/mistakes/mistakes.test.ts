/**
 * Whether mistakes of newcomers are answered at the right line, in words that say what to write, with a fix where one is sure.
 * `open.json` lists those that are not yet, with what they lack; `vitest run test/mistakes -u` writes it anew.
 */
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { applied } from "../../src/diagnostics/trial.ts";
import { check } from "../../src/index.ts";
import { positionOf } from "../../src/source/source.ts";
import { type Mistake, mistakes } from "./corpus.ts";

const found = (text: string): readonly Diagnostic[] => check(text, { fileName: "model.nn" }).diagnostics;

/** What a person reads of a diagnostic, and the lines that its fixes make. */
function wordsOf(text: string, { message, notes, fixes }: Diagnostic): string {
  const fixed = fixes.map((fix) => applied(text, fix.edits).split("\n").filter((line) => !text.split("\n").includes(line)).join("\n"));
  return [message, ...notes.map((n) => n.message), ...fixes.map((f) => f.title), ...fixed].join("\n").toLowerCase();
}

const withoutBlanks = (text: string): string => text.replaceAll(/\s+/g, "");

/** What an answer lacks: one of "line", "words" and "fix". */
function lacks({ wrong, mended, line, says, hasFix, isWarning }: Mistake): readonly string[] {
  const diagnostics = found(wrong);
  const [first] = diagnostics;
  if (first === undefined) return ["line", "words", ...(hasFix ? ["fix"] : [])];
  const words = wordsOf(wrong, first);
  const at = positionOf(first.span.source, first.span.start).line;
  // Words are no answer where the message only repeats them from the file.
  const isSaid = (word: string): boolean => words.includes(word.toLowerCase());
  const mends = first.fixes.some((fix) => withoutBlanks(applied(wrong, fix.edits)) === withoutBlanks(mended));
  return [
    ...(at === line && (first.severity === "warning") === isWarning && diagnostics.length === 1 ? [] : ["line"]),
    ...(says.every(isSaid) ? [] : ["words"]),
    ...((hasFix ? mends : true) ? [] : ["fix"]),
  ];
}

test.each(mistakes)("the mended file of $name has no fault", ({ mended }) => {
  expect(found(mended).map((d) => `${d.code} ${d.message}`)).toEqual([]);
});

test("names of mistakes are unique", () => {
  expect(mistakes.map((m) => m.name).filter((name, i, names) => names.indexOf(name) !== i)).toEqual([]);
});

test("mistakes are answered with line, words and fix, but for those listed", async () => {
  const open = mistakes.map((m) => [m.name, lacks(m).join(", ")] as const).filter(([, lacking]) => lacking !== "");
  await expect(`${JSON.stringify({ right: `${mistakes.length - open.length} of ${mistakes.length}`, open: Object.fromEntries(open) }, undefined, 2)}\n`).toMatchFileSnapshot("open.json");
});
