/** Whatever the spaces and comments of a file, its canonical text says the same, holds every comment in order, and is its own canonical text. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corpus, formatted, meaning, read, tokensOf } from "./corpus.ts";
import { cases } from "../../support/extent.ts";

/** Every line is indented, for a word at the very start of a line begins a declaration, whatever stands before it. */
const gap = fc.oneof(
  { weight: 12, arbitrary: fc.constant(" ") },
  { weight: 3, arbitrary: fc.constantFrom("\n ", "\n\n ", "\t", "\r\n\t", "   ", "\n\n\n\n ", "\n  ") },
  { weight: 1, arbitrary: fc.constantFrom(" // remark { ( [ \" \n ", "\n// alone\n ", "\n\n  // apart }\n\n ", " //\n ", "\n/// documents\n ", " // one\n// two\n ") },
);

/** `fields`: whether comments stand where one would write them, so that what they document stays the same. */
function check(text: string, fields = true): void {
  const file = read(text);
  if (file === undefined) throw new Error(`does not parse:\n${text}`);
  const once = formatted(text);
  const again = read(once);
  expect(again === undefined ? once : meaning(again, fields)).toBe(meaning(file, fields));
  expect(again?.comments.map((c) => c.text.trimEnd())).toEqual(file.comments.map((c) => c.text.trimEnd()));
  expect(formatted(once)).toBe(once);
  expect(once).not.toMatch(/[ \t\r]\n|\n\n\n|^\n/);
}

describe.each(corpus)("$name", ({ text }) => {

  test("formatted from the text as written", () => check(text));

  test("with other spaces and comments", () => {
    const tokens = tokensOf(text);
    fc.assert(
      fc.property(fc.array(gap, { minLength: tokens.length + 1, maxLength: tokens.length + 1, size: "max" }), (gaps) => {
        check(tokens.map((token, i) => (gaps[i] ?? "") + token + (token.startsWith("//") ? "\n " : "")).join("") + (gaps.at(-1) ?? ""), false);
      }),
      { numRuns: cases(2, 20) },
    );
  });

  test("formatted from its tokens on one line", () => check(tokensOf(text).filter((token) => !token.startsWith("//")).join(" ")));

  test("formatted from one token on each line", () => check(tokensOf(text).join("\n ")));
});
