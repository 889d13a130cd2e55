/** Texts that are left out, with the commas and lines that they leave. */
import { expect, test } from "vitest";
import { applied } from "../../../../src/diagnostics/trial.ts";
import { wholeLines, withoutOne } from "../../../../src/phases/check/warnings/edits.ts";
import { sourceFile, span } from "../../../../src/source/source.ts";

function partsOf(text: string, parts: readonly string[]) {
  const source = sourceFile("m.nn", text);
  return parts.map((part) => span(source, text.indexOf(part), text.indexOf(part) + part.length));
}

test.each([[0, "f(b, c)"], [1, "f(a, c)"], [2, "f(a, b)"]])("part %i of three goes with one comma", (i, expected) => {
  const text = "f(a, b, c)";
  expect(applied(text, [withoutOne(partsOf(text, ["a", "b", "c"]), i)])).toBe(expected);
});

test.each([
  ["alone in its line", "one\nlost\ntwo\n", "one\ntwo\n"],
  ["at the start of a file, before a blank line", "lost\n\ntwo\n", "two\n"],
])("a part %s goes with it", (_, text, expected) => {
  const [part] = partsOf(text, ["lost"]);
  expect(part && applied(text, [wholeLines(part)])).toBe(expected);
});
